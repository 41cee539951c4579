import { expect, test } from 'vitest';
import { classify } from '../../src/models/index.ts';

test.each([
  ['threat-model/checkout.yaml', { kind: 'model', id: 'checkout' }],
  ['threat-model/checkout.yml', { kind: 'model', id: 'checkout' }],
  ['threat-model/checkout.json', { kind: 'model', id: 'checkout' }],
  ['threat-model/checkout.v2.yaml', { kind: 'model', id: 'checkout.v2' }],
  ['threat-model/checkout/flows.yaml', { kind: 'model', id: 'checkout', part: 'flows' }],
  ['threat-model/threatlint.yaml', { kind: 'control' }],
  ['threat-model/decisions/2026-09-14-port.yaml', { kind: 'decision' }],
  ['threat-model/decisions/old/2026-09-14-port.yaml', { kind: 'other' }],
  ['threat-model/rules/authn.yaml', { kind: 'own-rule' }],
  ['threat-model/upstream.lock.yaml', { kind: 'upstream-lock' }],
  ['threat-model/checkout/deeper/flows.yaml', { kind: 'other' }],
  ['threat-model/.hidden.yaml', { kind: 'other' }],
  ['threat-model/.git/a.yaml', { kind: 'other' }],
  ['threat-model/.yaml', { kind: 'other' }],
  ['threat-model/README.md', { kind: 'other' }],
  ['threat-model/diagram.svg', { kind: 'other' }],
  ['threat-model//a.yaml', { kind: 'other' }],
  ['threat-modelling/a.yaml', { kind: 'other' }],
  ['docs/threat-model/a.yaml', { kind: 'other' }],
  ['a.yaml', { kind: 'other' }],
])('%s', (path, expected) => expect(classify(path)).toEqual(expected));

test('another folder', () => {
  expect(classify('docs/tm/a.yaml', 'docs/tm')).toEqual({ kind: 'model', id: 'a' });
  expect(classify('threat-model/a.yaml', 'docs/tm')).toEqual({ kind: 'other' });
});
