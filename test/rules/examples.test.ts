import { existsSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Example, readExamples, readExpected } from '../../scripts/rules/examples.ts';
import { ruleFolders } from '../../scripts/rules/folders.ts';
import { findingLines, runExample } from './run-example.ts';
import { expectWhole } from './whole-finding.ts';

const updating = process.env['UPDATE_EXAMPLES'] === '1';

describe.each(ruleFolders('.'))('%s', rule => {
  const examples = readExamples('.', rule).map(example => [example.name, example] as const);

  test.each(examples)('%s', async (_, example) => {
    const report = await runExample(example);
    const found = findingLines(report, rule);
    if (updating) update(example, found);
    expect(found).toEqual(readExpected(example));
    expect(found.length > 0, 'a failing example has findings').toBe(example.fails);
    expectWhole(report.findings);

    // An example that could not be read in full would pass for the wrong reason.
    if (rule.startsWith('document/')) return;
    const unreadable = report.findings.filter(finding => finding.rule.startsWith('document/'));
    expect(unreadable.map(finding => finding.message)).toEqual([]);
    expect(report.notAssessed).toEqual([]);
  });
});

/** Writes what was found as what is expected from now on, and says so where it differs. */
function update(example: Example, found: readonly string[]): void {
  if (!example.fails || found.length === 0) return;
  const path = relative('.', example.expected);
  const before = existsSync(path) ? readExpected(example) : undefined;
  if (before?.join('\n') === found.join('\n')) return;
  writeFileSync(path, `${found.join('\n')}\n`);
  const lines = [...(before ?? []).map(line => `- ${line}`), ...found.map(line => `+ ${line}`)];
  console.log(`${path}\n${lines.join('\n')}`);
}
