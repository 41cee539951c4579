import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingFile } from '../../src/core/source.ts';
import { visible, visibleBlock } from '../../src/report/escape.ts';
import { excerpt } from '../../src/report/excerpt.ts';
import { text } from '../../src/report/text.ts';
import { textWidth } from '../../src/report/width.ts';
import { finding, HOSTILE, hostileFinding, MODEL, report, source, spanOf } from './report-factory.ts';

describe('text', () => {
  test('a clean run says what was looked at', () => {
    expect(text(report())).toBe('clean: 3 models, 14 files, 10 rules; nothing was left unassessed\n');
  });

  test('a finding with its related place, snippet and remedy', () => {
    const blocking = finding({
      related: [{ at: spanOf(MODEL, 'db'), message: 'the element that `aws_security_group.db` protects' }],
      snippet: { path: 'threat-model/decisions/2026-10-01-db.yaml', text: 'component: db\n\nbecause: ""\n' },
    });
    const output = text(
      report({
        outcome: 'findings',
        findings: [blocking],
        looked: { models: 1, files: 2, rules: 10, units: 1 },
      }),
    );
    expect(output).toBe(
      [
        'error[validation/architecture-change-without-model]: `aws_security_group.db` now accepts 5432 from anywhere, and no model says so',
        ' --> infra/db.tf:3:16',
        '  |',
        '3 |     cidr_blocks = ["0.0.0.0/0"]',
        '  |                   ^^^^^^^^^^^^^',
        ' --> threat-model/checkout.yaml:3:3',
        '  |',
        '3 |   db: {store: aws/rds}',
        '  |   -- the element that `aws_security_group.db` protects',
        '  |',
        '  = help: Draw the exposure in the model, or record a decision',
        '  = paste: into threat-model/decisions/2026-10-01-db.yaml',
        '',
        '      component: db',
        '',
        '      because: ""',
        '',
        '  = explain: threatlint explain validation/architecture-change-without-model',
        '',
        'findings: 1 blocking, 1 error; 1 model, 1 architecture unit, 2 files, 10 rules; nothing was left unassessed',
        '',
      ].join('\n'),
    );
  });

  test('everything else that a run has to say', () => {
    const gap = {
      what: 'the history of threat-model/',
      why: 'the clone is shallow',
      remedy: 'Set `fetch-depth: 0`.',
    };
    const output = text(
      report({
        outcome: 'not-assessed',
        complete: false,
        findings: [
          finding({ blocks: false, introduced: false }),
          finding({
            blocks: false,
            excuse: { by: 'decision', because: 'a lab', path: 'threat-model/decisions/lab.yaml' },
          }),
        ],
        notAssessed: [gap],
        knownGaps: [{ what: 'infra/old.tf', why: 'line 3 cannot be read', remedy: 'Mend it.' }],
        skipped: [
          { path: 'vendor/a.tf', why: 'vendored' },
          { path: 'vendor/b.tf', why: 'vendored' },
          { path: 'gen.tf', why: 'generated' },
        ],
        notes: ['The control file at head is used.'],
      }),
    );
    expect(output).toBe(
      [
        '1 finding exists at base and is not shown; `--all` shows it',
        '',
        'Excused:',
        '  infra/db.tf:3:16 validation/architecture-change-without-model: decision in threat-model/decisions/lab.yaml: a lab',
        '',
        'Not assessed:',
        '  the history of threat-model/: the clone is shallow',
        '    = help: Set `fetch-depth: 0`.',
        '',
        'Not assessed, at base neither:',
        '  infra/old.tf: line 3 cannot be read',
        '    = help: Mend it.',
        '',
        '3 paths skipped: 2 vendored, 1 generated',
        '',
        'note: The control file at head is used.',
        '',
        'not assessed: 3 models, 14 files, 10 rules; 1 thing was not assessed, 1 gap exists at base too',
        '',
      ].join('\n'),
    );
  });

  test('findings at base are shown when asked for', () => {
    const existing = [finding({ blocks: false, introduced: false })];
    expect(text(report({ findings: existing }), { all: true })).toContain('  = note: exists at base\n');
    expect(text(report({ findings: [...existing, ...existing] }))).toContain(
      '2 findings exist at base and are not shown; `--all` shows them\n',
    );
  });

  test('inferred findings say so', () => {
    const output = text(
      report({ findings: [finding({ severity: 'warning', confidence: 'likely', blocks: false })] }),
    );
    expect(output).toContain('warning[validation/architecture-change-without-model]: ');
    expect(output).toContain('  = confidence: likely\n');
    expect(output).toContain('clean: nothing blocks, 1 warning; 3 models');
  });

  test('a place in a file that does not exist yet', () => {
    const at = missingFile('threat-model/checkout.yaml');
    expect(text(report({ findings: [finding({ at })] }))).toContain(
      ' --> threat-model/checkout.yaml:1:1 (no such file yet)\n  |\n  = help:',
    );
  });

  test('a clean run of a repository with nothing in it', () => {
    expect(text(report({ looked: { models: 0, files: 4, rules: 10, units: 0 } }))).toBe(
      'clean: nothing to assess; 0 models, 4 files, 10 rules; nothing was left unassessed\n',
    );
  });

  test('green says when something could not be assessed at base either', () => {
    const gap = { what: 'a.tf', why: 'no', remedy: 'do' };
    expect(text(report({ knownGaps: [gap] }))).toContain(
      '; nothing new was left unassessed, 1 gap exists at base too\n',
    );
  });

  test('colours only when asked', () => {
    const findings = [finding()];
    expect(text(report({ findings }))).not.toContain('\u001b');
    const colored = text(report({ outcome: 'findings', findings }), { color: true });
    expect(colored).toContain('\u001b[1;31merror[validation/architecture-change-without-model]\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(text(report({ outcome: 'findings', findings })));
  });

  test.each(HOSTILE)('shows %j and does not obey it', hostile => {
    const gap = { what: hostile, why: hostile, remedy: hostile, path: hostile };
    const output = text(
      report({
        findings: [hostileFinding(hostile)],
        notAssessed: [gap],
        skipped: [{ path: hostile, why: hostile }],
        notes: [hostile],
      }),
    );
    expect(output.replaceAll('\n', '')).toBe(visible(output.replaceAll('\n', '')));
    expect(
      output.split('\n').filter(line => /^(clean|findings|error|not assessed)\b/.test(line)),
    ).toHaveLength(2);
  });
});

describe('excerpt', () => {
  const marked = (content: string, part: string) => {
    const found = excerpt(spanOf(source('a', content), part));
    return found === undefined
      ? undefined
      : [found.line, `${' '.repeat(found.indent)}${'^'.repeat(found.width)}`];
  };

  test('expands tabs to stops', () => {
    expect(marked('a\tb\t\tc', 'c')).toEqual(['a   b       c', '            ^']);
  });

  test('counts wide characters as two columns and combining ones as none', () => {
    expect(marked('名前: x', 'x')).toEqual(['名前: x', '      ^']);
    expect(marked('e\u0301: x', 'x')).toEqual(['e\u0301: x', '   ^']);
    expect(marked('a 名前 b', '名前')).toEqual(['a 名前 b', '  ^^^^']);
  });

  test('shows what is invisible, in step with the marker', () => {
    expect(marked('a\u202eb: \u200bc', 'c')).toEqual(['a\\u{202e}b: \\u{200b}c', '                    ^']);
    expect(marked('x \u001b[31m', '\u001b')).toEqual(['x \\u{1b}[31m', '  ^^^^^^']);
  });

  test('leaves the selector of an emoji alone, and only there', () => {
    expect(marked('⚠\ufe0f x', 'x')).toEqual(['⚠\ufe0f x', '  ^']);
    expect(marked('a\ufe0f x', 'x')).toEqual(['a\\u{fe0f} x', '          ^']);
  });

  test('windows long lines around the marker', () => {
    const found = excerpt(spanOf(source('a', `${'a'.repeat(500_000)}HERE${'b'.repeat(500_000)}`), 'HERE'));
    expect(found?.line).toBe(`…${'a'.repeat(40)}HERE${'b'.repeat(76)}…`);
    expect(found?.indent).toBe(41);
    expect(found?.width).toBe(4);
  });

  test('shows the start of a long line that is marked at its start', () => {
    expect(marked(`HERE${'b'.repeat(300)}`, 'HERE')).toEqual([`HERE${'b'.repeat(116)}…`, '^^^^']);
  });

  test('never cuts a character in two', () => {
    const marks = '\u0301'.repeat(119);
    expect(marked(`🎉${marks}x`, 'x')).toEqual([`🎉${marks}x`, '  ^']);
  });

  test('marks to the end of the first of several lines', () => {
    expect(marked('a: {\n}\n', '{\n}')).toEqual(['a: {', '   ^']);
    const several = finding({ at: spanOf(source('a', 'a: {b\n}\n'), '{b\n}') });
    expect(text(report({ findings: [several] }))).toContain('1 | a: {b\n  |    ^^ to line 2\n');
  });

  test('an empty line has none', () => {
    expect(excerpt({ source: source('a', '\n\n'), start: 1, end: 1 })).toBeUndefined();
  });

  test('the marker lies within the line for any text and span', () => {
    const unit = fc.constantFrom('a', '\t', '名', '🎉', '\u202e', '\ud800', '\n', '\r', ' ', '\u0301');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), fc.nat(420), fc.nat(420), (content, start, length) => {
        const found = excerpt({ source: source('a', content), start, end: start + length });
        if (found === undefined) return;
        expect(found.line).toBe(visible(found.line));
        expect(textWidth(found.line)).toBeLessThanOrEqual(122);
        expect(found.width).toBeGreaterThan(0);
        expect(found.indent + found.width).toBeLessThanOrEqual(123);
      }),
    );
  });
});

describe('visible', () => {
  test.each([
    ['a\u001b[0m', 'a\\u{1b}[0m'],
    ['\r\n\t', '\\u{d}\\u{a}\\u{9}'],
    ['\u0085\u2028\u2029', '\\u{85}\\u{2028}\\u{2029}'],
    ['\u202a\u202e\u2066\u2069\u200f', '\\u{202a}\\u{202e}\\u{2066}\\u{2069}\\u{200f}'],
    ['\u200b\u200d\u2060\ufeff\u00ad', '\\u{200b}\\u{200d}\\u{2060}\\u{feff}\\u{ad}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\u{d800}'],
    ['größe 名前 🎉', 'größe 名前 🎉'],
  ])('%j is shown as %s', (input, expected) => {
    expect(visible(input)).toBe(expected);
  });

  test('a block keeps its lines and tabs', () => {
    expect(visibleBlock('a:\r\n\tb\u202e\rc')).toBe('a:\n\tb\\u{202e}\\u{d}c');
  });
});
