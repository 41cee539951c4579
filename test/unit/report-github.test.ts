import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';
import { annotations, group, guardedLog } from '../../src/report/github.ts';
import { reporters } from '../../src/report/index.ts';
import { finding, HOSTILE, hostileFinding, MODEL, report, source, spanOf } from './report-factory.ts';

const RULE = 'validation/architecture-change-without-model';
const URL = `https://github.com/threatlint/threatlint/blob/main/rules/${RULE}/README.md`;
const TOKEN = '2f6b1f9e-7a0c-4c6a-9d4e-0a1b2c3d4e5f';

interface Command {
  name: string;
  properties: Record<string, string>;
  message: string;
}

/** Reads a line as the runner does: `::name key=value,…::data` at its start, else `##[name …]` anywhere. */
function parse(line: string): Command | undefined {
  const trimmed = line.replace(/^[\s\u0085]+/, '');
  const found = /^::([^ :]+)(?: (.*?))?::([\s\S]*)$/.exec(trimmed);
  if (found !== null) {
    const properties = Object.fromEntries(
      (found[2] ?? '').split(',').map(pair => {
        const [key = '', ...value] = pair.split('=');
        return [key, unescapeData(value.join('=')).replaceAll('%3A', ':').replaceAll('%2C', ',')];
      }),
    );
    return { name: found[1] ?? '', properties, message: unescapeData(found[3] ?? '') };
  }
  const legacy = /##\[([^\] ]+)[^\]]*\]([\s\S]*)$/.exec(line);
  return legacy === null ? undefined : { name: legacy[1] ?? '', properties: {}, message: legacy[2] ?? '' };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function many(number: number, overrides: Partial<Finding>): Finding[] {
  return Array.from({ length: number }, (_, index) =>
    finding({ ...overrides, message: `finding ${index + 10}` }),
  );
}

describe('annotations', () => {
  test('of a finding on one line', () => {
    expect(annotations(report({ findings: [finding()] }))).toEqual([
      `::error file=infra/db.tf,line=3,endLine=3,col=16,endColumn=29,title=${RULE}::` +
        '`aws_security_group.db` now accepts 5432 from anywhere, and no model says so%0A' +
        `help: Draw the exposure in the model, or record a decision%0A${URL}`,
    ]);
  });

  test('of a span of several lines has no columns', () => {
    const at = spanOf(MODEL, 'elements:\n  db');
    expect(
      annotations(report({ findings: [finding({ at, severity: 'warning', blocks: false })] }))[0],
    ).toMatch(/^::warning file=threat-model\/checkout\.yaml,line=2,endLine=3,title=/);
  });

  test('take the folder of the repository in the workspace and a page for rules', () => {
    const [line] = annotations(report({ findings: [finding()] }), {
      pathPrefix: 'app/',
      ruleUrl: rule => `https://docs.example/${rule}`,
    });
    expect(line).toContain('file=app/infra/db.tf,');
    expect(line?.endsWith(`%0Ahttps://docs.example/${RULE}`)).toBe(true);
  });

  test('none for what exists at base or is excused', () => {
    const excuse = { by: 'baseline', because: 'old', path: 'threat-model/baseline.yaml' } as const;
    const findings = [finding({ blocks: false, introduced: false }), finding({ blocks: false, excuse })];
    expect(annotations(report({ findings }))).toEqual([]);
  });

  test('what was not assessed is an error, behind what blocks and before what does not', () => {
    const gaps = [
      { what: 'infra/a.tf', why: 'it is no text', remedy: 'Mend it', path: 'infra/a.tf' },
      { what: 'the history', why: 'the clone is shallow', remedy: 'Fetch it' },
    ];
    const findings = [finding({ blocks: false }), finding()];
    expect(annotations(report({ findings, notAssessed: gaps, complete: false })).slice(1, 3)).toEqual([
      '::error file=infra/a.tf,line=1,endLine=1,title=not assessed::infra/a.tf: it is no text%0Ahelp: Mend it',
      '::error title=not assessed::the history: the clone is shallow%0Ahelp: Fetch it',
    ]);
  });

  test('nine of a level and one that counts the rest', () => {
    const lines = annotations(
      report({
        findings: [
          ...many(32, {}),
          ...many(10, { severity: 'warning', blocks: false }),
          ...many(9, { severity: 'notice', blocks: false }),
        ],
      }),
    );
    expect(lines).toHaveLength(10 + 10 + 9);
    expect(lines[9]).toBe('::error title=threatlint::and 23 more errors: see the step summary');
    expect(lines[19]).toBe('::warning title=threatlint::and 1 more warning: see the step summary');
  });

  test('the most useful come first', () => {
    const other = finding({ at: spanOf(MODEL, 'db'), message: 'blocks', remedy: 'r' });
    const findings = [...many(20, { blocks: false, confidence: 'likely' }), other];
    expect(annotations(report({ findings }))[0]).toContain('::blocks%0A');
  });

  test('properties are escaped', () => {
    const at = spanOf(source('infra/100%,a:b\r\n.tf', 'x'), 'x');
    expect(annotations(report({ findings: [finding({ at })] }))[0]).toMatch(
      /^::error file=infra\/100%25%2Ca%3Ab\\u\{d\}\\u\{a\}\.tf,line=1,endLine=1,col=1,endColumn=2,title=/,
    );
  });

  test('types with colons stay readable', () => {
    const [line] = annotations(report({ findings: [finding({ message: '`AWS::S3::Bucket` is public' })] }));
    expect(line).toContain('::`AWS::S3::Bucket` is public%0A');
  });

  test.each(['%'.repeat(5000), `${'x'.repeat(4094)}%%`, '🎉'.repeat(4000)])(
    'long messages are cut within the limit',
    message => {
      const [line = ''] = annotations(report({ findings: [finding({ message })] }));
      const data = line.slice(line.indexOf('::', 2) + 2);
      expect(data.length).toBeLessThanOrEqual(4096);
      expect(data.length).toBeGreaterThan(4090);
      expect(data).toMatch(/^(?:%25|[^%\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])+…$/);
    },
  );

  test.each(HOSTILE)('%j is text', hostile => {
    const gap = { what: hostile, why: hostile, remedy: hostile, path: hostile };
    const lines = annotations(report({ findings: [hostileFinding(hostile)], notAssessed: [gap] }));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toMatch(/[\r\n\u0085\u2028\u2029]|##\[/);
      const command = parse(line);
      expect(command?.name).toBe('error');
      expect(
        Object.keys(command?.properties ?? {}).every(key =>
          /^(file|line|endLine|col|endColumn|title)$/.test(key),
        ),
      ).toBe(true);
      // Read once more, as a tool would that prints the message to a log, no line of it is a command.
      for (const part of (command?.message ?? '').split('\n')) expect(parse(part)).toBeUndefined();
    }
  });

  test('at most ten of a level, and no command but ours, for any findings', () => {
    const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
    const any = fc
      .record({
        text: hostile,
        severity: fc.constantFrom('error', 'warning', 'notice'),
        blocks: fc.boolean(),
        introduced: fc.boolean(),
      })
      .map(({ text, ...rest }) => ({ ...hostileFinding(text), ...rest }) as Finding);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 60 }), findings => {
        const lines = annotations(report({ findings }));
        for (const level of ['error', 'warning', 'notice']) {
          expect(lines.filter(line => line.startsWith(`::${level} `)).length).toBeLessThanOrEqual(10);
        }
        expect(lines.every(line => /^::(error|warning|notice) /.test(line))).toBe(true);
        expect(lines.some(line => /[\r\n\u0085\u2028\u2029]|##\[/.test(line))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('the reporter writes one a line', () => {
    expect(reporters.github(report())).toBe('');
    expect(reporters.github(report({ findings: [finding(), finding()] }))).toMatch(
      /^::error [^\n]+\n::error [^\n]+\n$/,
    );
  });
});

describe('guardedLog', () => {
  test('stands between stop-commands and the token', () => {
    expect(guardedLog('a\n::error::b\n  ::c::d\nAWS::S3::Bucket ##[error]e\n', TOKEN)).toBe(
      `::stop-commands::${TOKEN}\na\n\\::error::b\n  \\::c::d\nAWS::S3::Bucket ##\\[error]e\n::${TOKEN}::\n`,
    );
  });

  test('ends the last line of the text', () => {
    expect(guardedLog('a', TOKEN)).toBe(`::stop-commands::${TOKEN}\na\n::${TOKEN}::\n`);
    expect(guardedLog('', TOKEN)).toBe(`::stop-commands::${TOKEN}\n::${TOKEN}::\n`);
  });

  test('a text that knows the token cannot use it, in whatever case', () => {
    const output = guardedLog(`::${TOKEN.toUpperCase()}::\n${TOKEN}`, TOKEN);
    expect(output.toLowerCase().split(TOKEN)).toHaveLength(3);
  });

  test.each(['', 'short', `${TOKEN}\n`, '(a+)+aaaaaaaaaaaaaaaa'])('refuses the token %j', token => {
    expect(() => guardedLog('a', token)).toThrow(RangeError);
  });

  test('takes a megabyte of blanks and newlines in linear time', () => {
    const started = performance.now();
    guardedLog(`${'\n \t'.repeat(300_000)}${' '.repeat(300_000)}`, TOKEN);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('no line but ours is a command, for any text', () => {
    const pieces = fc.constantFrom(
      '::',
      '##[',
      'error',
      ']',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u000b',
      ' ',
      '\t',
      '\u00a0',
      '\ufeff',
      '#',
      ':',
      TOKEN,
      'stop-commands',
    );
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map(list => list.join('')),
      fc.constantFrom(...HOSTILE),
    );
    fc.assert(
      fc.property(any, text => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they end lines for some readers of logs
        const lines = guardedLog(text, TOKEN).split(/\r\n|[\n\r\u0085\u2028\u2029\u000b\f]/);
        expect(lines[0]).toBe(`::stop-commands::${TOKEN}`);
        expect(lines.slice(-2)).toEqual([`::${TOKEN}::`, '']);
        for (const line of lines.slice(1, -2)) {
          expect(line.replace(/^[\s\u0085\ufeff]+/, '').startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
          expect(line).not.toContain(TOKEN);
        }
      }),
    );
  });
});

describe('group', () => {
  test('folds what stands in it', () => {
    expect(group('All findings', 'a')).toBe('::group::All findings\na\n::endgroup::\n');
  });

  test('its title is text', () => {
    expect(group('a\n::error::b 100%', '')).toBe('::group::a\\u{a}::error::b 100%25\n::endgroup::\n');
  });
});
