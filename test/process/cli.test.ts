import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { deskEnv, runCli } from '../support/cli.ts';
import { runtimes } from '../support/node.ts';
import { createRepository, temporaryFolder } from '../support/repository.ts';
import { SHOP } from '../support/shop.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe.each(runtimes())('on $name', runtime => {
  it('prints help and version', () => {
    const help = runCli(['--help'], { runtime });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toMatch(/^threatlint: a linter for threat models kept as code\n\nUsage\n/);
    for (const args of [['help'], ['-h'], ['check', '--help'], ['explain', '--help']]) {
      expect(runCli(args, { runtime })).toEqual(help);
    }
    expect(runCli(['--version'], { runtime })).toEqual({
      code: 0,
      stdout: `threatlint ${version}\n`,
      stderr: '',
    });
  });

  it('says in one line what is wrong with arguments', () => {
    const run = runCli(['--fromat', 'json'], { runtime });
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: 'threatlint: there is no option `--fromat`. Did you mean `--format`?\n',
    });
    expect(runCli(['--base'], { runtime }).stderr).toBe(
      'threatlint: `--base` needs a value. Write `--base=...`.\n',
    );
    expect(runCli(['--all=1'], { runtime }).stderr).toBe(
      'threatlint: `--all` takes no value. Write `--all` alone.\n',
    );
  });

  it('is quiet where nobody reads on', () => {
    const { path } = createRepository();
    for (const args of ['--help', 'rules', 'explain stale-model', '--format json']) {
      const piped = spawnSync(
        'bash',
        ['-c', `"${runtime.path}" "${resolve('dist/cli.js')}" ${args} | true; echo "exit \${PIPESTATUS[0]}"`],
        { cwd: path, env: deskEnv, encoding: 'utf8' },
      );
      expect(piped.stderr).toBe('');
      expect(piped.stdout).toBe('exit 0\n');
    }
  });
});

const MISTAKES: readonly (readonly [readonly string[], string])[] = [
  [['-x'], 'there is no option `-x`. See `threatlint --help`.'],
  [['--no-all'], 'there is no option `--no-all`. See `threatlint --help`.'],
  [['--base', '--all'], '`--base` needs a value. Write `--base=...`.'],
  [['--format'], '`--format` needs a value. Write `--format=...`.'],
  [
    ['--format', 'xml'],
    '`--format` cannot be `xml`. Use one of `text`, `json`, `github`, `markdown`, `sarif`, `junit`, `gitlab`.',
  ],
  [['--format', 'jsn'], '`--format` cannot be `jsn`. Did you mean `json`?'],
  [
    ['--format='],
    '`--format` cannot be ``. Use one of `text`, `json`, `github`, `markdown`, `sarif`, `junit`, `gitlab`.',
  ],
  [
    ['--today', '2026-02-30'],
    '`--today` must be a day as YYYY-MM-DD; found `2026-02-30`. Write, for example, `--today 2026-11-23`.',
  ],
  [
    ['--today='],
    '`--today` must be a day as YYYY-MM-DD; found ``. Write, for example, `--today 2026-11-23`.',
  ],
  [
    ['chekc'],
    'there is no command `chekc`. Did you mean `check`? To check a folder of that name, write `threatlint check ./chekc`.',
  ],
  [['check', 'a', 'b'], '`threatlint check` has no use for `b`. Leave it out.'],
  [['nowhere'], 'there is no folder `nowhere`. Name a folder of the repository to check.'],
  [['rules', 'x'], '`threatlint rules` has no use for `x`. Leave it out.'],
  [['rules', '--base', 'main'], '`--base` has no meaning for `threatlint rules`. Leave it out.'],
  [['rules', '--format', 'github'], '`--format` cannot be `github`. Use one of `text`, `json`.'],
  [['diff', 'a', 'b', 'c'], '`threatlint diff` has no use for `c`. Leave it out.'],
  [['replay', '--all'], '`--all` has no meaning for `threatlint replay`. Leave it out.'],
  [
    ['replay', '--since', 'soon'],
    '`--since` must be a number of days or a day; found `soon`. Write, for example, `--since 90d` or `--since 2026-08-01`.',
  ],
  [['init', '--format', 'json'], '`--format` has no meaning for `threatlint init`. Leave it out.'],
  [['explain'], '`threatlint explain` needs a rule. Name one: `threatlint rules` lists them.'],
  [['explain', 'stale-model', 'x'], '`threatlint explain` has no use for `x`. Leave it out.'],
  [['explain', '--all', 'stale-model'], '`--all` has no meaning for `threatlint explain`. Leave it out.'],
  [['explain', 'nothing'], 'there is no rule `nothing`. `threatlint rules` lists them.'],
  [['help', '--all'], '`--all` has no meaning for `threatlint help`. Leave it out.'],
  [
    [],
    'the repository at .: it lies in no git repository. Name a folder of a git repository; in a workflow, run actions/checkout before.',
  ],
];

describe('a wrong call', () => {
  const cwd = temporaryFolder();
  it.each(MISTAKES)('threatlint %j', (args, line) => {
    expect(runCli(args, { cwd })).toEqual({ code: 2, stdout: '', stderr: `threatlint: ${line}\n` });
  });

  const repository = createRepository();
  repository.write(SHOP);
  repository.commit('shop');
  it.each([
    [
      'nowhere',
      'this clone has no such branch, tag or commit. Check its spelling, or fetch it first (`git fetch origin`).',
    ],
    [
      'f'.repeat(40),
      'this clone has no such commit. Check its spelling, or fetch it first (`git fetch origin`).',
    ],
    [
      '--upload-pack=touch x',
      'this is not the name of a branch, tag or commit. Give a branch (`main`, `origin/main`), a tag, a commit id, or one of these followed by `~1` or `^2`.',
    ],
  ])('--base=%s', (ref, line) => {
    const stderr = `threatlint: the commit ${JSON.stringify(ref)}: ${line}\n`;
    expect(runCli([`--base=${ref}`], { cwd: repository.path })).toEqual({ code: 2, stdout: '', stderr });
  });
});

describe('threatlint rules', () => {
  it('lists every rule', () => {
    const run = runCli(['rules']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines.map(line => line.split(/ {2,}/))).toEqual(
      RULES.map(rule => [rule.id, rule.severity, rule.summary]),
    );
  });

  it('lists them for programs', () => {
    const { version: format, rules } = JSON.parse(runCli(['rules', '--format', 'json']).stdout) as {
      version: number;
      rules: object[];
    };
    expect(format).toBe(1);
    expect(rules).toEqual(
      RULES.map(({ id, summary, severity, confidence, judges, needs, edition, preset }) => {
        return { id, summary, severity, confidence, judges, needs, edition, preset };
      }),
    );
  });
});

describe('threatlint explain', () => {
  it.each(RULES.map(rule => rule.id))('%s', id => {
    // What a script writes into the page stands between comments, which are for the script alone.
    const page = readFileSync(`rules/${id}/README.md`, 'utf8').replace(/^<!-- .* -->\n/gm, '');
    expect(runCli(['explain', id])).toEqual({ code: 0, stdout: page, stderr: '' });
  });

  it('takes the name without the group', () => {
    expect(runCli(['explain', 'stale-model'])).toEqual(runCli(['explain', 'validation/stale-model']));
  });
});
