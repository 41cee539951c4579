import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { visible } from '../../src/report/escape.ts';
import { sarif } from '../../src/report/sarif.ts';
import { finding, HOSTILE, hostileFinding, MODEL, report, source, spanOf } from './report-factory.ts';

const GAP = { what: 'the history of `threat-model/`', why: 'the clone is shallow', remedy: 'Fetch it.' };

function run(overrides: Parameters<typeof report>[0] = {}) {
  const log = JSON.parse(sarif(report(overrides)));
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

describe('sarif', () => {
  test('of a clean run: the rules, a success, no results', () => {
    const clean = run();
    expect(clean.results).toEqual([]);
    expect(clean.invocations).toEqual([
      { executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] },
    ]);
    expect(clean.columnKind).toBe('utf16CodeUnits');
    expect(clean.automationDetails).toEqual({ id: 'threatlint/' });
    const { rules } = clean.tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual([...RULES.map(({ id }) => id), 'not-assessed']);
    for (const rule of rules) {
      expect(rule.shortDescription.text).toMatch(/^[A-Z].*\.$/);
      expect(rule.help.text).toContain('threatlint');
      expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level);
    }
  });

  test('of a finding', () => {
    const rule = 'validation/architecture-change-without-model';
    const { results, tool } = run({
      outcome: 'findings',
      findings: [finding({ key: 'in:5432', related: [{ at: spanOf(MODEL, 'db'), message: 'the element' }] })],
    });
    expect(results).toEqual([
      {
        ruleId: rule,
        ruleIndex: RULES.findIndex(({ id }) => id === rule),
        level: 'error',
        message: {
          text: '`aws_security_group.db` now accepts 5432 from anywhere, and no model says so. Draw the exposure in the model, or record a decision.',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'infra/db.tf', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 29 },
            },
          },
        ],
        relatedLocations: [
          {
            id: 0,
            physicalLocation: {
              artifactLocation: { uri: 'threat-model/checkout.yaml', uriBaseId: '%SRCROOT%' },
              region: { startLine: 3, startColumn: 3, endLine: 3, endColumn: 5 },
            },
            message: { text: 'the element.' },
          },
        ],
        partialFingerprints: {
          'threatlint/v1': '0123456789abcdef',
          primaryLocationLineHash: '0123456789abcdef:1',
        },
        baselineState: 'new',
        suppressions: [],
        properties: {
          confidence: 'certain',
          blocks: true,
          subject: 'terraform:infra#aws_security_group.db',
          key: 'in:5432',
        },
      },
    ]);
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe(rule);
  });

  test('columns count UTF-16 code units', () => {
    const file = source('threat-model/a.yaml', 'name: "🚒 Käse"\n');
    const [{ locations }] = run({ findings: [finding({ at: spanOf(file, 'Käse') })] }).results;
    expect(locations[0].physicalLocation.region).toMatchObject({ startColumn: 11, endColumn: 15 });
  });

  test('moved text changes no fingerprint, and what exists at base is unchanged', () => {
    const at = (text: string) => spanOf(source('infra/db.tf', text), 'x');
    const of = (text: string) => run({ findings: [finding({ at: at(text), introduced: false })] }).results[0];
    expect(of('x').partialFingerprints).toEqual(of('\n\n  x').partialFingerprints);
    expect(of('x').locations).not.toEqual(of('\n\n  x').locations);
    expect(of('x').baselineState).toBe('unchanged');
  });

  test('without a base nothing is said of one', () => {
    const { base: _, ...withoutBase } = report({ findings: [finding()] });
    expect(JSON.parse(sarif(withoutBase)).runs[0].results[0]).not.toHaveProperty('baselineState');
  });

  test('what is excused is suppressed, with the reason', () => {
    const excuse = { by: 'decision', because: 'a drill', path: 'threat-model/decisions/a.yaml' } as const;
    const [result] = run({ findings: [finding({ blocks: false, excuse })] }).results;
    expect(result.suppressions).toEqual([
      {
        kind: 'external',
        status: 'accepted',
        justification: 'decision in threat-model/decisions/a.yaml: a drill',
      },
    ]);
  });

  test('what was not assessed is never an empty success', () => {
    const { invocations, results } = run({ outcome: 'not-assessed', complete: false, notAssessed: [GAP] });
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 3,
      toolExecutionNotifications: [{ descriptor: { id: 'not-assessed' }, level: 'error' }],
    });
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ ruleId: 'not-assessed', level: 'error' });
    expect(results[0].message.text).toContain('the clone is shallow. Fetch it.');
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
      'threat-model/threatlint.yaml',
    );
    expect(run({ outcome: 'error', complete: true }).invocations[0].executionSuccessful).toBe(false);
  });

  test('known gaps and notes are notifications only', () => {
    const { invocations, results } = run({ knownGaps: [GAP], notes: ['A note.'] });
    expect(results).toEqual([]);
    expect(invocations[0].executionSuccessful).toBe(true);
    expect(invocations[0].toolExecutionNotifications.map(({ level }: { level: string }) => level)).toEqual([
      'note',
      'note',
    ]);
  });

  test('paths of a folder begin at the root of the repository, and are encoded', () => {
    const file = source('infra/a b#ü.tf', 'x\n');
    const { results, automationDetails } = run({
      folder: 'apps/shop',
      findings: [finding({ at: spanOf(file, 'x') })],
    });
    const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
    expect(uri).toBe('apps/shop/infra/a%20b%23%C3%BC.tf');
    expect(automationDetails.id).toBe('threatlint/apps/shop/');
  });

  test.each(HOSTILE)('%j becomes no link and shows nothing that acts', hostile => {
    const gap = { what: hostile, why: hostile, remedy: hostile, path: hostile };
    const overrides = { findings: [hostileFinding(hostile)], notes: [hostile], notAssessed: [gap] };
    const output = sarif(report(overrides));
    expect(output.replaceAll('\n', '')).toBe(visible(output.replaceAll('\n', '')));
    expect(output).not.toContain('##[');
    const { results } = run(overrides);
    for (const { message, locations } of results) {
      expect(message.text).not.toContain('](');
      expect(message.text).toBe(visible(message.text));
      const { uri } = locations[0].physicalLocation.artifactLocation;
      expect(uri).toMatch(/^[A-Za-z0-9\-._~/%]+$/);
    }
  });

  test('braces are not placeholders', () => {
    const [result] = run({ findings: [finding({ message: 'see {0}' })] }).results;
    expect(result.message.text).toMatch(/^see \{\{0\}\}\./);
  });
});
