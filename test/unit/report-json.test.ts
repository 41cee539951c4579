import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Change, Component } from '../../src/core/architecture.ts';
import { CHANGE_CLASSES } from '../../src/core/architecture.ts';
import { visible } from '../../src/report/escape.ts';
import { json } from '../../src/report/json.ts';
import { finding, HOSTILE, hostileFinding, MODEL, report, spanOf, TERRAFORM } from './report-factory.ts';

const schema = JSON.parse(readFileSync(new URL('../../schema/report.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allErrors: true });
formats['default'](ajv);
const validate = ajv.compile(schema);

function valid(output: string) {
  const value = JSON.parse(output);
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  return value;
}

const component: Component = {
  key: 'terraform:infra#aws_security_group.db',
  source: 'terraform',
  unit: 'infra',
  address: 'aws_security_group.db',
  type: 'aws_security_group',
  kind: 'control',
  at: spanOf(TERRAFORM, '"db"'),
  facts: [],
  refs: [],
  shape: [],
};
const alone: Change = {
  about: component,
  classes: ['new-exposure'],
  at: spanOf(TERRAFORM, '["0.0.0.0/0"]'),
  removed: false,
  weight: 'high',
  confidence: 'certain',
  sentence: '`aws_security_group.db` now accepts 5432 from anywhere',
  also: [],
  canonical: 'in tcp 5432 0.0.0.0/0',
};
const stage: Component = { ...component, key: 'terraform:stage#aws_security_group.db' };
const change: Change = { ...alone, also: [{ ...alone, about: stage }] };

describe('json', () => {
  test('of a clean run', () => {
    const { base: _, ...withoutBase } = report({ head: 'working tree' });
    expect(valid(json(withoutBase))).toEqual({
      $schema: 'https://threatlint.dev/schema/v1/report.json',
      version: 1,
      tool: { name: 'threatlint', version: '0.1.0' },
      outcome: 'clean',
      complete: true,
      occasion: 'pull-request',
      base: null,
      head: 'working tree',
      folder: '',
      today: '2026-10-01',
      counts: { blocking: 0, error: 0, warning: 0, notice: 0, existing: 0, excused: 0 },
      looked: { models: 3, units: 0, files: 14, rules: 10 },
      findings: [],
      notAssessed: [],
      knownGaps: [],
      skipped: [],
      notes: [],
      changes: [],
    });
  });

  test('of everything that a report can hold', () => {
    const full = finding({
      key: 'in:5432',
      related: [{ at: spanOf(MODEL, 'db'), message: 'the element' }],
      snippet: { path: 'threat-model/decisions/db.yaml', text: 'component: db\n' },
      excuse: { by: 'baseline', because: 'old', path: 'threat-model/baseline.yaml' },
    });
    const value = valid(
      json(
        report({
          outcome: 'findings',
          complete: false,
          findings: [full, finding()],
          notAssessed: [{ what: 'a', why: 'b', remedy: 'c' }],
          knownGaps: [{ what: 'a', why: 'b', remedy: 'c', path: 'a' }],
          skipped: [{ path: 'v', why: 'vendored' }],
          notes: ['A note.'],
          changes: [change],
        }),
      ),
    );
    expect(value.findings[0]).toEqual({
      rule: 'validation/architecture-change-without-model',
      severity: 'error',
      confidence: 'certain',
      message: '`aws_security_group.db` now accepts 5432 from anywhere, and no model says so',
      remedy: 'Draw the exposure in the model, or record a decision',
      path: 'infra/db.tf',
      line: 3,
      column: 16,
      endLine: 3,
      endColumn: 29,
      subject: 'terraform:infra#aws_security_group.db',
      key: 'in:5432',
      fingerprint: '0123456789abcdef',
      introduced: true,
      blocks: true,
      excuse: { by: 'baseline', because: 'old', path: 'threat-model/baseline.yaml' },
      related: [
        {
          message: 'the element',
          path: 'threat-model/checkout.yaml',
          line: 3,
          column: 3,
          endLine: 3,
          endColumn: 5,
        },
      ],
      snippet: { path: 'threat-model/decisions/db.yaml', text: 'component: db\n' },
      fix: null,
      url: 'https://github.com/threatlint/threatlint/blob/main/rules/validation/architecture-change-without-model/README.md',
    });
    expect(value.findings[1]).toMatchObject({ key: null, excuse: null, snippet: null, related: [] });
    expect(value.notAssessed).toEqual([{ what: 'a', why: 'b', remedy: 'c', path: null }]);
    expect(value.changes).toEqual([
      {
        component: 'terraform:infra#aws_security_group.db',
        type: 'aws_security_group',
        classes: ['new-exposure'],
        sentence: '`aws_security_group.db` now accepts 5432 from anywhere',
        removed: false,
        weight: 'high',
        confidence: 'certain',
        path: 'infra/db.tf',
        line: 3,
        column: 16,
        endLine: 3,
        endColumn: 29,
        canonical: 'in tcp 5432 0.0.0.0/0',
        also: ['terraform:stage#aws_security_group.db'],
        parts: [],
      },
    ]);
  });

  test('the schema leaves room for new properties, and for nothing else', () => {
    const value = JSON.parse(json(report({ findings: [finding()], changes: [change] })));
    expect(validate({ ...value, more: 1, findings: [{ ...value.findings[0], more: 1 }] })).toBe(true);
    expect(validate({ ...value, changes: [{ ...value.changes[0], classes: [] }] })).toBe(false);
    expect(validate({ ...value, findings: [{ ...value.findings[0], line: 0 }] })).toBe(false);
  });

  test('the schema knows every change class', () => {
    expect(schema.$defs.change.properties.classes.items.enum).toEqual(CHANGE_CLASSES);
  });

  test('is the same text for the same report', () => {
    const make = () => json(report({ findings: [finding()], changes: [change] }));
    expect(make()).toBe(make());
    expect(make().endsWith('}\n')).toBe(true);
  });

  test.each(HOSTILE)('%j keeps its value and shows nothing that acts', hostile => {
    const output = json(report({ findings: [hostileFinding(hostile)], notes: [hostile] }));
    expect(output.replaceAll('\n', '')).toBe(visible(output.replaceAll('\n', '')));
    expect(output).not.toContain('##[');
    expect(output.split('\n').some(line => line.trimStart().startsWith('::'))).toBe(false);
    const value = valid(output);
    expect(value.findings[0].message).toBe(hostile);
    expect(value.notes).toEqual([hostile]);
  });
});
