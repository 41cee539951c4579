import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { markdown } from '../../src/report/markdown.ts';
import { escapeMarkdown, escapeMessage, fenced } from '../../src/report/markdown-escape.ts';
import { blobUrls } from '../../src/report/reporter.ts';
import { finding, HOSTILE, hostileFinding, MODEL, report, source, spanOf } from './report-factory.ts';

const RULE = 'validation/architecture-change-without-model';
const URL = `https://github.com/threatlint/threatlint/blob/main/rules/${RULE}/README.md`;

/** What is left of Markdown for a renderer to act upon: without code blocks, our own tags and our own links. */
function active(output: string): string {
  let fence: string | undefined;
  const kept: string[] = [];
  for (const line of output.split('\n')) {
    const run = /^ *(`{3,})(.*)$/.exec(line);
    if (fence === undefined) {
      if (run === null) kept.push(line);
      else fence = run[1] ?? '';
    } else if (run !== null && run[2]?.trim() === '' && (run[1] ?? '').length >= fence.length)
      fence = undefined;
    else expect(line === '' || line.startsWith('    ')).toBe(true);
  }
  expect(fence).toBeUndefined();
  return kept
    .join('\n')
    .replaceAll(/<\/?(?:details|summary|code|span)>/g, '')
    .replaceAll(`[${RULE}](${URL})`, 'RULE');
}

function expectInert(output: string): void {
  const text = active(output);
  expect(text).not.toMatch(/@(?!&#8203;)/);
  expect(text.replaceAll('&#8203;', '')).not.toMatch(/&(?!amp;|lt;|gt;)/);
  expect(text).not.toMatch(/(?<!&)#(?=\d)/);
  expect(text).not.toMatch(/GH-\d/i);
  expect(text).not.toMatch(/:\/\/|\bwww\./i);
  expect(text).not.toMatch(/[<>]/);
  // Without escaped characters nothing is left that opens code, emphasis other than ours, links, tables or headings.
  const bare = text.replace(/\\[\\`*_[\]|~#+=-]/g, '');
  expect(bare).not.toMatch(/[\\`_[\]|~]/);
  expect(bare.replace(/^( *- )?\*\*|\*\*/gm, '')).not.toContain('*');
  expect(bare.split('\n').every(line => /^(#{2,3} [^#]+|[^#]*)$/.test(line.replaceAll('&#8203;', '')))).toBe(
    true,
  );
}

function hostileReport(hostile: string): Partial<Report> {
  return {
    findings: [
      hostileFinding(hostile),
      { ...hostileFinding(hostile), blocks: false },
      {
        ...hostileFinding(hostile),
        blocks: false,
        excuse: { by: 'decision', because: hostile, path: hostile },
      },
    ],
    notAssessed: [{ what: hostile, why: hostile, remedy: hostile, path: hostile }],
    knownGaps: [{ what: hostile, why: hostile, remedy: hostile, path: hostile }],
    skipped: [{ path: hostile, why: hostile }],
    notes: [hostile],
  };
}

describe('markdown', () => {
  test('of a clean run', () => {
    expect(markdown(report())).toBe(
      '## ✅ threatlint\n\n**clean: 3 models, 14 files, 10 rules; nothing was left unassessed**\n',
    );
  });

  test('of everything', () => {
    const excuse = { by: 'decision', because: 'a `lab`', path: 'threat-model/decisions/lab.yaml' } as const;
    const output = markdown(
      report({
        outcome: 'findings',
        complete: false,
        findings: [
          finding({
            related: [{ at: spanOf(MODEL, 'db'), message: 'the element' }],
            snippet: { path: 'threat-model/decisions/db.yaml', text: 'component: db\n\nbecause: x\n' },
          }),
          finding({ severity: 'warning', confidence: 'likely', blocks: false }),
          finding({ blocks: false, excuse }),
          finding({ blocks: false, introduced: false }),
        ],
        notAssessed: [{ what: 'the history', why: 'the clone is shallow', remedy: 'Set `fetch-depth: 0`.' }],
        knownGaps: [{ what: 'infra/old.tf', why: 'it is no text', remedy: 'Mend it.' }],
        skipped: [{ path: 'vendor/a.tf', why: 'vendored' }],
        notes: ['A note.'],
      }),
    );
    const message =
      '<code>aws\\_security\\_group.db</code> now accepts 5432 from anywhere, and no model says so';
    expect(output).toBe(
      [
        '## ❌ threatlint',
        '',
        '**findings: 1 blocking, 1 error, 1 warning; 3 models, 14 files, 10 rules; 1 thing was not assessed, 1 gap exists at base too**',
        '',
        '1 finding exists at base and is not shown.',
        '',
        '### Blocking (1)',
        '',
        `- **error** ${message} ([${RULE}](${URL}))`,
        '  - infra/db.tf:3:16',
        '  - threat-model/checkout.yaml:3:3: the element',
        '  - **help:** Draw the exposure in the model, or record a decision',
        '  - paste into threat-model/decisions/db.yaml:',
        '',
        '    ```yaml',
        '    component: db',
        '',
        '    because: x',
        '    ```',
        '',
        '',
        '<details><summary>Other findings (2)</summary>',
        '',
        `- **warning, likely** ${message} ([${RULE}](${URL}))`,
        '  - infra/db.tf:3:16',
        '  - **help:** Draw the exposure in the model, or record a decision',
        `- **excused** infra/db.tf:3:16 ${RULE}, decision in threat-model/decisions/lab.yaml: a <code>lab</code>`,
        '',
        '</details>',
        '',
        '### Not assessed (1)',
        '',
        '- **the history**: the clone is shallow',
        '  - **help:** Set <code>fetch-depth: 0</code>.',
        '',
        '<details><summary>Not assessed, at base neither (1)</summary>',
        '',
        '- **infra/old.tf**: it is no text',
        '  - **help:** Mend it.',
        '',
        '</details>',
        '',
        '<details><summary>Skipped (1)</summary>',
        '',
        '- vendor/a.tf: vendored',
        '',
        '</details>',
        '',
        '### Notes (1)',
        '',
        '- A note.',
        '',
      ].join('\n'),
    );
  });

  test('links places when told how', () => {
    const at = spanOf(source('infra/a (b)@[x].tf', 'x'), 'x');
    const output = markdown(report({ findings: [finding({ at })] }), {
      placeUrl: blobUrls('https://github.com/acme/shop', 'abc'),
    });
    expect(output).toContain(
      '  - [infra/a (b)@&#8203;\\[x\\].tf:1:1](https://github.com/acme/shop/blob/abc/infra/a%20%28b%29%40%5Bx%5D.tf?plain=1#L1)\n',
    );
  });

  test('a link leads to the web or nowhere', () => {
    const linked = (url: string) => markdown(report({ findings: [finding()] }), { placeUrl: () => url });
    expect(linked('javascript:alert(1)')).toContain('  - [infra/db.tf:3:16](#)\n');
    expect(linked('https://a.example/x) @y')).toContain('(https://a.example/x%29%20%40y)\n');
  });

  test.each(HOSTILE)('%j does nothing', hostile => {
    expectInert(markdown(report(hostileReport(hostile))));
  });

  test('nothing from a repository does anything, for any text', () => {
    const pieces = fc.constantFrom(
      '@',
      'a',
      '#',
      '1',
      '`',
      '```',
      '\n',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '*',
      '_',
      '~',
      '|',
      '\\',
      ':',
      '//',
      'www.',
      'GH-',
      '-',
      '+',
      '=',
      ' ',
      '.',
      '$',
      '!',
      'http',
      'deadbeef',
      '\u200b',
    );
    const any = fc.oneof(
      fc.array(pieces, { minLength: 1 }).map(list => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(any, hostile => {
        expectInert(markdown(report(hostileReport(hostile))));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the limit of bytes', () => {
  const findings = Array.from({ length: 400 }, (_, index) => finding({ message: `größe ${index}` }));
  const others = findings.map(each => ({ ...each, blocks: false }));
  const gap = { what: 'the history', why: 'the clone is shallow', remedy: 'Fetch it' };

  test('cuts between entries and says how many are left out', () => {
    const output = markdown(report({ findings }), { maxBytes: 20_000, fullList: 'the log' });
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(20_000);
    expect(Buffer.byteLength(output)).toBeGreaterThan(19_000);
    const shown = output.split('\n').filter(line => line.startsWith('- **error**')).length;
    expect(
      output.endsWith(`- ${400 - shown} entries are left out here for size; the full list is in the log\n`),
    ).toBe(true);
    expect(output).toContain('### Blocking (400)\n');
  });

  test('what was not assessed has room before what does not block', () => {
    const output = markdown(report({ findings: others, notAssessed: [gap] }), { maxBytes: 8_000 });
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(8_000);
    expect(output).toContain('- **the history**: the clone is shallow\n');
    expect(output).toMatch(
      /entries are left out here for size; the full list is in the log of this step\n\n<\/details>\n/,
    );
  });

  test('is kept for any report', () => {
    const skipped = fc.array(fc.constant({ path: 'vendor/a.tf', why: 'vendored' }), { maxLength: 200 });
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(400),
        skipped,
        fc.integer({ min: 4_000, max: 40_000 }),
        (a, b, list, maxBytes) => {
          const all = [...findings.slice(0, a), ...others.slice(0, b)];
          const output = markdown(
            report({ findings: all, skipped: list, notAssessed: [gap], notes: ['x'] }),
            { maxBytes },
          );
          expect(Buffer.byteLength(output)).toBeLessThanOrEqual(maxBytes);
          expectInert(output);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('one entry that is too large by itself leaves the others', () => {
    const large = finding({ message: 'x'.repeat(30_000) });
    const output = markdown(report({ findings: [large], notAssessed: [gap] }), { maxBytes: 10_000 });
    expect(output).toContain('- 1 entry is left out here for size');
    expect(output).toContain('- **the history**');
  });

  test('is refused where not even the verdict fits', () => {
    expect(() => markdown(report(), { maxBytes: 100 })).toThrow(RangeError);
  });
});

describe('escapeMarkdown', () => {
  test.each([
    ['@octocat', '@&#8203;octocat'],
    ['fixes #12', 'fixes \\#&#8203;12'],
    ['GH-7', 'GH-&#8203;7'],
    ['https://a.example', 'https:&#8203;//a.example'],
    ['www.a.example', 'www&#8203;.a.example'],
    ['<b>&copy;', '&lt;b&gt;&amp;copy;'],
    ['![a](b)', '!\\[a\\](b)'],
    ['a|b`c`*d*_e_~f~\\', 'a\\|b\\`c\\`\\*d\\*\\_e\\_\\~f\\~\\\\'],
    ['- x', '\\- x'],
    ['1. x', '1&#8203;. x'],
    ['    code', 'code'],
    ['a\n# b', 'a\\\\u{a}\\#&#8203; b'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Terraform writes it
    ['${a} and $b', '<span>$</span>{a} and <span>$</span>b'],
    ['0a1b2c3d', '0&#8203;a1b2c3d'],
    ['123456789012', '123456789012'],
  ])('%j is %s', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('names between backticks are code', () => {
    expect(escapeMessage('`a_b` and `@c` but ` alone')).toBe(
      '<code>a\\_b</code> and <code>@&#8203;c</code> but \\` alone',
    );
  });
});

describe('fenced', () => {
  test('is longer than any run of backticks inside', () => {
    expect(fenced('a\n````\n', 'x.yaml')).toBe('`````yaml\na\n````\n`````');
    expect(fenced('a', 'x.tf')).toBe('```hcl\na\n```');
    expect(fenced('a', 'x.y@z')).toBe('```\na\n```');
  });
});
