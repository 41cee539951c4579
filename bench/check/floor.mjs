// The floor that `check` is held against: the git processes that any such check needs, one after the other, and where a
// reader is given, reading the models with that alone. Plain JavaScript: it is started as it is.
//
//   node floor.mjs <oldest second of the log> [<bundle of src/documents/read.ts>]
import { execFileSync } from 'node:child_process';

const [since, reader] = process.argv.slice(2);
const git = (args, input) => execFileSync('git', args, { input, maxBuffer: 1024 ** 3 });

const [head, base] = git(['rev-parse', 'HEAD', 'HEAD~1']).toString().split('\n');
git(['diff-tree', '-r', '-z', '--raw', '--no-renames', base, head]);
const listed = git(['ls-tree', '-r', '-z', head]).toString().split('\0');
git([
  'log',
  '--first-parent',
  '-m',
  '--raw',
  '-z',
  '--no-renames',
  '--format=%H%x00%ct',
  `--max-age=${since}`,
  head,
  '--',
  'threat-model',
]);
const models = listed.filter(line => /\tthreat-model\//.test(line)).map(line => line.split(/[ \t]/));
const blobs = git(['cat-file', '--batch', '--buffer'], models.map(([, , oid]) => `${oid}\n`).join(''));

if (reader !== undefined) {
  const { readFile } = await import(reader);
  let at = 0;
  for (const [, , oid, path] of models) {
    const start = blobs.indexOf(10, at) + 1;
    const size = Number(blobs.toString('latin1', at, start).split(' ')[2]);
    readFile({ path, oid, bytes: new Uint8Array(blobs.subarray(start, start + size)) });
    at = start + size + 1;
  }
}
