import { describe, expect, it } from 'vitest';
import { RULES_BY_ID } from '../../rules/index.ts';
import { DEFAULT_CONTROL, readControl } from '../../src/control/control.ts';
import { differencesOf, under } from '../../src/control/strictness.ts';
import type { Control } from '../../src/core/control.ts';
import { readFile } from '../../src/documents/read.ts';

function control(text: string, parent: Control = DEFAULT_CONTROL): Control {
  const bytes = new TextEncoder().encode(`version: 1\n${text}`);
  const read = readControl(readFile({ path: 'threat-model/threatlint.yaml', oid: 'a', bytes }), parent);
  if (read === undefined) throw new Error(`mistakes in ${text}`);
  return read;
}

/** For each key a value, and one that is stricter. */
const LADDERS: readonly (readonly [key: string, looser: string, stricter: string])[] = [
  ['preset', 'preset: recommended', 'preset: strict'],
  ['mode', 'mode: observe', 'mode: enforce'],
  ['methods', 'methods: [linddun]', 'methods: [linddun, attack]'],
  ['staleness.days.low', 'staleness: {days: {low: 400}}', 'staleness: {days: {low: 90}}'],
  ['staleness.days.critical', 'staleness: {days: {critical: 93}}', 'staleness: {days: {critical: 92}}'],
  ['staleness.grace', 'staleness: {grace: 20}', 'staleness: {grace: 0}'],
  ['staleness.block', 'staleness: {block: with-changes}', 'staleness: {block: always}'],
  ['ignore', 'ignore: [infra, legacy]', 'ignore: [legacy]'],
  ['risk.rubric', 'methods: []', 'risk: {rubric: 5x5}'],
  ['detections', 'detections: [detect]', 'detections: [detect, alerts]'],
  ['require', 'require: []', 'require: [{paths: [infra], because: it is deployed}]'],
  ['branches', 'branches: []', 'branches: [release]'],
  [
    'decisions.require-codeowners',
    'decisions: {require-codeowners: false}',
    'decisions: {require-codeowners: true}',
  ],
  ['decisions.emergency', 'decisions: {emergency: true}', 'decisions: {emergency: false}'],
  [
    'rules.validation/stale-model',
    'rules: {validation/stale-model: notice}',
    'rules: {validation/stale-model: error}',
  ],
];

describe('which of two policies is the stricter', () => {
  it.each(LADDERS)('%s', (key, looser, stricter) => {
    const [loose, strict] = [control(looser), control(stricter)];
    const told = (from: Control, to: Control) =>
      differencesOf(from, to, RULES_BY_ID).map(({ path, direction }) => `${path.join('.')} ${direction}`);
    expect(told(loose, strict)).toEqual([`${key} tighter`]);
    expect(told(strict, loose)).toEqual([`${key} looser`]);
    expect(told(loose, loose)).toEqual([]);
    const none = () => false;
    expect(differencesOf(strict, under(strict, loose, RULES_BY_ID, none).control, RULES_BY_ID)).toEqual([]);
    expect(under(loose, strict, RULES_BY_ID, none)).toEqual({ control: strict, refused: [] });
    expect(under(strict, loose, RULES_BY_ID, () => true).control).toEqual(loose);
  });

  it('edition, of which there is only one so far', () => {
    const newer = { ...DEFAULT_CONTROL, edition: DEFAULT_CONTROL.edition + 1 };
    const told = (from: Control, to: Control) =>
      differencesOf(from, to, RULES_BY_ID).map(({ path, direction }) => `${path.join('.')} ${direction}`);
    expect(told(DEFAULT_CONTROL, newer)).toEqual(['edition tighter']);
    expect(told(newer, DEFAULT_CONTROL)).toEqual(['edition looser']);
  });

  it('what a control file does not say is as in its parent', () => {
    const parent = control('mode: observe\nignore: [legacy]\nrules: {validation/stale-model: off}\n');
    expect({ ...control('edition: 1\n', parent), source: undefined }).toEqual({
      ...parent,
      source: undefined,
    });
  });

  it('a rule that is only in the strict preset may be off where the parent is recommended', () => {
    const strict = [...RULES_BY_ID.values()].find(rule => rule.preset === 'strict');
    const off = control(`rules: {${strict?.id}: off}\n`);
    expect(differencesOf(DEFAULT_CONTROL, off, RULES_BY_ID)).toEqual([]);
    expect(differencesOf(control('preset: strict\n'), off, RULES_BY_ID).map(({ says }) => says)).toContain(
      `\`rules.${strict?.id}\` \`${strict?.severity}\` → \`off\``,
    );
  });
});
