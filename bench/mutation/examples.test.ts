import { expect, test } from 'vitest';
import { RULES_BY_ID } from '../../rules/index.ts';
import { type Example, readExamples, readExpected } from '../../scripts/rules/examples.ts';
import { ruleFolders } from '../../scripts/rules/folders.ts';
import type { AnyRule } from '../../src/core/rule.ts';
import { findingLines, runExample } from '../../test/rules/run-example.ts';
import { expectWhole } from '../../test/rules/whole-finding.ts';

/** Every rule, before any was taken out of the registry. */
const ALL = new Map(RULES_BY_ID);

/**
 * The rule of an example and those that its files name: a mutant is held against the examples that run it, and these
 * should be the rule's own.
 */
function rulesOf({ rule, commits }: Example): Map<string, AnyRule> {
  const decoder = new TextDecoder();
  const texts = commits.flatMap(({ tree }) => [...tree.values()].map(bytes => decoder.decode(bytes)));
  return new Map([...ALL].filter(([id]) => id === rule || texts.some(text => text.includes(id))));
}

for (const rule of ruleFolders('.')) {
  for (const example of readExamples('.', rule)) {
    test(`${rule} ${example.name}`, async () => {
      const registry = RULES_BY_ID as Map<string, AnyRule>;
      registry.clear();
      for (const [id, one] of rulesOf(example)) registry.set(id, one);
      const report = await runExample(example);
      expect(findingLines(report, rule)).toEqual(readExpected(example));
      expectWhole(report.findings);
    });
  }
}
