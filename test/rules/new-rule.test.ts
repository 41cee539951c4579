import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { register } from '../../scripts/rules/register.ts';
import { temporaryFolder } from '../support/repository.ts';

const index = `import type { AnyRule } from '../src/core/rule.ts';
import { syntax } from './document/syntax/rule.ts';
import { noResponse } from './response/no-response/rule.ts';

export const RULES: readonly AnyRule[] = [
  syntax,
  noResponse,
];
`;

const MADE_OF = ['rules', 'scripts', 'src', 'test/rules', 'test/support', 'package.json', 'tsconfig.json'];

/** A copy of what rules and their tests are made of, so that the checkout stays as it is. */
function copyOfTheTree(): string {
  const folder = temporaryFolder();
  for (const path of [...MADE_OF, 'vitest.config.ts']) {
    cpSync(path, join(folder, path), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function run(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const make = (folder: string, ...args: string[]) =>
  run(folder, 'scripts/run.mjs', 'scripts/new-rule.ts', ...args);

test('makes a rule that is registered, compiles and finds what its example says', () => {
  const folder = copyOfTheTree();
  const id = 'threats/flow-without-authentication';
  const made = make(folder, id, "A flow that doesn't say how its caller is known");
  expect(made).toMatchObject({ status: 0 });
  expect(made.output).toContain(`wrote rules/${id}/rule.ts`);
  expect(made.output).toContain('Next:');

  expect(run(folder, 'scripts/run.mjs', 'scripts/rules-readme.ts')).toMatchObject({ status: 0 });
  const page = readFileSync(join(folder, `rules/${id}/README.md`), 'utf8');
  expect(page).toContain('Severity: warning.');
  expect(page).toContain('threat-model/example.yaml:4:3 warning element `api` is an example');
  expect(run(folder, 'scripts/run.mjs', 'scripts/rules-readme.ts', '--check')).toEqual({
    status: 0,
    output: '',
  });

  const found = run(folder, 'node_modules/vitest/vitest.mjs', 'run', 'test/rules/examples.test.ts', '-t', id);
  expect(found.output).toContain('2 passed');
  expect(found.status).toBe(0);

  const tsconfig = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ ...tsconfig, include: ['rules', 'scripts'] }),
  );
  expect(run(folder, 'node_modules/typescript/bin/tsc', '-p', '.')).toEqual({ status: 0, output: '' });
});

test('a page that is out of date is an error with a remedy', () => {
  const folder = copyOfTheTree();
  const path = join(folder, 'rules/model/no-trust-boundary/README.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Severity: error.', 'Severity: notice.'));
  const { status, output } = run(folder, 'scripts/run.mjs', 'scripts/rules-readme.ts', '--check');
  expect(status).toBe(1);
  expect(output).toContain('rules/model/no-trust-boundary/README.md is not up to date.');
  expect(output).toContain('Run `node scripts/run.mjs scripts/rules-readme.ts`');
});

test('an entry goes to its alphabetical place inside its group', () => {
  const entries = (id: string, text = index) =>
    register(text, id)
      .text.match(/^ {2}\w+(?=,$)/gm)
      ?.map(line => line.trim());
  expect(entries('document/duplicate-id')).toEqual(['duplicateId', 'syntax', 'noResponse']);
  expect(entries('document/tabs')).toEqual(['syntax', 'tabs', 'noResponse']);
  expect(entries('model/no-elements')).toEqual(['syntax', 'noElements', 'noResponse']);
  expect(entries('validation/stale')).toEqual(['syntax', 'noResponse', 'stale']);
  expect(register(index, 'model/no-elements').text.split('\n').slice(0, 4)).toEqual([
    "import type { AnyRule } from '../src/core/rule.ts';",
    "import { syntax } from './document/syntax/rule.ts';",
    "import { noElements } from './model/no-elements/rule.ts';",
    "import { noResponse } from './response/no-response/rule.ts';",
  ]);
  expect(register(index, 'model/syntax').identifier).toBe('modelSyntax');
});

test.each([
  [['threats/x y', 'A summary'], 'is no rule id'],
  [['nonsense/name', 'A summary'], 'with a group of document, model'],
  [['model/no-trust-boundary', 'A summary'], 'exists already'],
  [['model/new', 'with a full stop.'], 'the summary is one line'],
  [['model/new'], 'usage: npm run new-rule'],
])('%j is refused in one line', (args, why) => {
  const { status, output } = run('.', 'scripts/run.mjs', 'scripts/new-rule.ts', ...args);
  expect(status).toBe(2);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toContain(why);
});
