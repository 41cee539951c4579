// Writes what is generated in the pages under rules/: facts, summaries, examples, and the table of all rules.
// With --check nothing is written, and a page that is not up to date is an error.
import { writeFileSync } from 'node:fs';
import { RULES } from '../rules/index.ts';
import { renderPages } from './rules/pages.ts';

const outdated = renderPages('.', RULES).filter(({ before, after }) => before !== after);

if (process.argv.includes('--check')) {
  for (const { path } of outdated) console.error(`${path} is not up to date.`);
  if (outdated.length > 0) {
    console.error('Run `node scripts/run.mjs scripts/rules-readme.ts` and commit what it writes.');
    process.exitCode = 1;
  }
} else {
  for (const { path, after } of outdated) {
    writeFileSync(path, after);
    console.log(`wrote ${path}`);
  }
}
