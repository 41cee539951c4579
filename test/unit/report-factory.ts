import type { Finding } from '../../src/core/finding.ts';
import type { Report } from '../../src/core/report.ts';
import type { Source, Span } from '../../src/core/source.ts';

/** A file of a report under test. */
export function source(path: string, text: string): Source {
  return { path, oid: 'a'.repeat(40), text };
}

/** The span of the first occurrence of `part` in the file. */
export function spanOf(file: Source, part: string): Span {
  const start = file.text.indexOf(part);
  if (start === -1) throw new Error(`no ${part} in ${file.path}`);
  return { source: file, start, end: start + part.length };
}

export const TERRAFORM = source(
  'infra/db.tf',
  'resource "aws_security_group" "db" {\n  ingress {\n\tcidr_blocks = ["0.0.0.0/0"]\n  }\n}\n',
);
export const MODEL = source(
  'threat-model/checkout.yaml',
  'name: Checkout\nelements:\n  db: {store: aws/rds}\n',
);

/** A certain, blocking error about a security group; override what a test is about. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: 'validation/architecture-change-without-model',
    severity: 'error',
    confidence: 'certain',
    at: spanOf(TERRAFORM, '["0.0.0.0/0"]'),
    subject: 'terraform:infra#aws_security_group.db',
    message: '`aws_security_group.db` now accepts 5432 from anywhere, and no model says so',
    remedy: 'Draw the exposure in the model, or record a decision',
    fingerprint: '0123456789abcdef',
    introduced: true,
    blocks: true,
    ...overrides,
  };
}

/** A clean report of three models; override what a test is about. */
export function report(overrides: Partial<Report> = {}): Report {
  return {
    outcome: 'clean',
    complete: true,
    occasion: 'pull-request',
    today: '2026-10-01',
    base: 'b'.repeat(40),
    head: 'c'.repeat(40),
    folder: '',
    findings: [],
    notAssessed: [],
    knownGaps: [],
    skipped: [],
    notes: [],
    looked: { models: 3, files: 14, rules: 10, units: 0 },
    changes: [],
    modelChanges: [],
    models: [],
    issues: { assignees: [], labels: [] },
    version: '0.1.0',
    ...overrides,
  };
}

/** What attackers put into names, messages and files to act on logs and pages. */
export const HOSTILE = [
  '%0A::stop-commands::x',
  '##[error]gotcha',
  '\r::error::gotcha',
  '\n::set-output name=x::1',
  '\u2028::error::gotcha',
  '\u0085::error::gotcha',
  '  \u00a0::add-mask::a',
  '@octocat and @acme/security',
  'fixes #1, closes acme/shop#2, GH-3',
  'https://evil.example/x www.evil.example a@evil.example',
  '[link](https://evil.example) ![image](//evil.example/x.png)',
  '</details><img src=x onerror=alert(1)><!-- ',
  '``` \n````\n# heading',
  '| a | b |\n|---|---|',
  '\u202egnp.exe\u2066\u200b\ufeff',
  '\u001b[31mred\u001b[0m\u001b]8;;https://evil.example\u0007x',
  '\ud800 lone',
  'see 1234567890abcdef1234567890abcdef12345678',
  '$x$ and $$y$$',
];

/** A finding that carries a hostile text wherever a repository could put one. */
export function hostileFinding(text: string): Finding {
  const file = source(`infra/${text}.tf`, `a = 1\nb = "${text}" # here\n`);
  return finding({
    at: { source: file, start: 6, end: file.text.length },
    message: text,
    remedy: text,
    subject: text,
    key: text,
    related: [{ at: { source: file, start: 10, end: 12 }, message: text }],
    snippet: { path: `${text}.yaml`, text: `a: 1\n${text}\n` },
  });
}
