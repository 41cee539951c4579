import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EDITION } from '../../src/core/edition.ts';
import type { RuleId } from '../../src/core/finding.ts';
import { GROUPS } from './folders.ts';
import { register } from './register.ts';

/** How every sentence of a new page begins that is still to be written. */
export const PROMPT = 'Say here';

/** A mistake of whoever asked for the rule: one line to print. */
export class NewRuleError extends Error {}

/** Makes the folder of a new rule and adds the rule to the registry. Gives back the paths that were written. */
export function createRule(root: string, id: RuleId, summary: string): string[] {
  const [group = '', name = ''] = id.split('/');
  if (!/^[a-z]+\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || !GROUPS.has(group)) {
    const groups = [...GROUPS.keys()].join(', ');
    throw new NewRuleError(
      `\`${id}\` is no rule id: write <group>/<name-of-the-rule>, with a group of ${groups}`,
    );
  }
  if (!/^[A-Z].*[^.]$/.test(summary) || /[\n`\\]/.test(summary)) {
    throw new NewRuleError(
      'the summary is one line that begins with a capital and has no full stop, backtick or backslash',
    );
  }
  if (existsSync(join(root, 'rules', id))) throw new NewRuleError(`rules/${id} exists already`);

  const index = join(root, 'rules/index.ts');
  const { text, identifier } = register(readFileSync(index, 'utf8'), id);
  const files: Readonly<Record<string, string>> = {
    'rule.ts': ruleSource(identifier, id, summary),
    'README.md': pageText(id, name),
    [`examples/fail-${name}.yaml`]: exampleModel('example'),
    [`examples/fail-${name}.txt`]: 'threat-model/example.yaml:4:3 warning element `api` is an example\n',
    [`examples/pass-${name}.yaml`]: exampleModel('aws/ecs'),
  };
  const written = Object.entries(files).map(([file, content]) => {
    const path = join('rules', id, file);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
    return path;
  });
  writeFileSync(index, text);
  return [...written, 'rules/index.ts'];
}

/** A rule that compiles, and whose condition waits for the real one: no model has an element of kind `example`. */
function ruleSource(identifier: string, id: RuleId, summary: string): string {
  const quote = summary.includes("'") && !summary.includes('"') ? '"' : "'";
  const quoted = `${quote}${summary.replaceAll(quote, `\\${quote}`)}${quote}`;
  return `import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';

export const ${identifier} = defineRule({
  id: '${id}',
  summary: ${quoted},
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: ${EDITION},
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const element of model.elements) {
        if (element.what !== 'example') continue;
        yield {
          at: element.at,
          subject: entitySubject(model, 'elements', element.id),
          message: \`element \\\`\${element.id}\\\` is an example\`,
          remedy: 'Name the technology of the element.',
        };
      }
    }
  },
});
`;
}

function exampleModel(technology: string): string {
  return `name: Orders
elements:
  shopper: {external: person}
  api: {process: ${technology}}
flows:
  order: {from: shopper, to: api, via: https}
`;
}

function pageText(id: RuleId, name: string): string {
  return `# ${id}

<!-- facts -->
<!-- /facts -->

## Summary

<!-- summary -->
<!-- /summary -->

${PROMPT} what exactly is reported, where the sentence above does not tell.

## Why

${PROMPT} what goes wrong in practice without this, and which public source asks for it.

## Avoid

<!-- example: fail-${name} -->
<!-- /example -->

## Prefer

<!-- example: pass-${name} -->
<!-- /example -->

## Options

None.

## When to suppress

${PROMPT} how one reasoned exception is made, and where its reason stands.

## Limits

${PROMPT} what the rule does not see.
`;
}
