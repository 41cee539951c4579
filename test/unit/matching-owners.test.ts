import { expect, it } from 'vitest';
import { isOwned, readOwners } from '../../src/matching/owners.ts';

const PATH = 'threat-model/decisions/one.yaml';

it.each([
  ['* @a', true],
  ['*.yaml @a/b', true],
  ['*.js @a', false],
  ['/threat-model/ @a', true],
  ['threat-model @a', true],
  ['decisions/ @a', true],
  ['/decisions/ @a', false],
  ['threat-model/* @a', false],
  ['threat-model/** @a', true],
  ['threat-model/decisions/* @a', true],
  ['threat-model/*/one.yaml @a', true],
  ['**/one.yaml @a', true],
  ['/threat-model/ @a\n/threat-model/decisions/', false],
  ['/threat-model/decisions/\n/threat-model/ @a', true],
  ['/threat-model/ # @a', false],
  ['# /threat-model/ @a', false],
  ['!/threat-model/ @a', false],
  ['/threat-mode[l]/ @a', false],
  ['/threat-model/ nobody', false],
  ['/threat-model/ ana@example.org', true],
  ['/Threat-Model/ @a', false],
  ['\\#x @a', false],
  ['', false],
])('%j', (text, owned) => {
  expect(isOwned(readOwners(text), PATH)).toBe(owned);
});

it('a hostile file takes no long time', () => {
  const text = `${`${'*a'.repeat(40)}/${'**/'.repeat(40)}x @a\n`}`.repeat(5000);
  const start = performance.now();
  expect(isOwned(readOwners(text), `${'a'.repeat(200)}/${'a/'.repeat(50)}b`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
