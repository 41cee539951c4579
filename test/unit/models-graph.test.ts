import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import {
  allReferences,
  boundaryOf,
  crossings,
  enclosing,
  readModels,
  resolveId,
} from '../../src/models/index.ts';
import { covered, file } from './models-support.ts';

function model(text: string): Model {
  const [first] = readModels([file('threat-model/x.yaml', text)]).models;
  if (first === undefined) throw new Error('no model');
  return first.model;
}

const checkout = model(readFileSync('test/fixtures/models/checkout.yaml', 'utf8'));

describe('boundaries', () => {
  test('of elements', () => {
    expect(['shopper', 'alb', 'db', 'cache', 'nobody'].map(id => boundaryOf(checkout, id))).toEqual([
      'internet',
      'prod',
      'database-subnet',
      undefined,
      undefined,
    ]);
    expect(boundaryOf(model('name: x\nelements: {partner: {external: x, in: prod}}\n'), 'partner')).toBe(
      'prod',
    );
  });

  test('around boundaries', () => {
    expect(enclosing(checkout, 'database-subnet')).toEqual(['prod']);
    expect(enclosing(checkout, 'internet')).toEqual([]);
    const cyclic = model(
      'name: x\nelements: {e: {store: x}}\nboundaries: {a: {in: b}, b: {in: c}, c: {in: b}}\n',
    );
    expect(enclosing(cyclic, 'a')).toEqual(['b', 'c']);
    expect(enclosing(cyclic, 'b')).toEqual(['c']);
    expect(enclosing(model('name: x\nelements: {e: {store: x}}\nboundaries: {a: {in: a}}\n'), 'a')).toEqual(
      [],
    );
  });

  test('that flows cross', () => {
    expect(crossings(checkout).map(({ flow, from, to }) => [flow.id, from, to])).toEqual([
      ['browse', 'internet', 'prod'],
      ['query', 'prod', 'database-subnet'],
    ]);
    const dangling = model(
      'name: x\nelements: {e: {external: x}}\nflows: {f: {from: e, to: gone}, g: {from: e}}\n',
    );
    expect(crossings(dangling)).toEqual([]);
  });
});

test('what an id belongs to', () => {
  expect(resolveId(checkout, 'db')).toEqual(['elements']);
  expect(resolveId(checkout, 'nobody')).toEqual([]);
  expect(resolveId(model('name: x\nelements: {a: {store: x}}\ndata: {a: {}}\n'), 'a')).toEqual([
    'data',
    'elements',
  ]);
});

describe('references', () => {
  const all = [...allReferences(checkout)];

  test('are all found, at their places', () => {
    expect(all).toHaveLength(27);
    for (const { reference } of all) expect(covered(reference.at)).toBe(reference.id);
  });

  test('say what they may point to', () => {
    const shown = all.map(
      ({ holder, field, reference, collections, internet }) =>
        `${holder.noun} ${holder.id} ${field} ${reference.id}: ${collections.join(' ')}${internet ? ' internet' : ''}`,
    );
    for (const expected of [
      'boundary database-subnet in prod: boundaries internet',
      'element app in prod: boundaries internet',
      'element app runs-as app-role: identities',
      'element db holds orders: data',
      'flow browse from shopper: elements',
      'flow browse carries orders: data',
      'assumption rds-host at db: flows elements boundaries identities data internet',
      'threat tls-downgrade at browse: flows elements boundaries identities data internet',
      'threat tls-downgrade mitigate log-access: mitigations',
      'threat db-host transfer rds-host: assumptions',
      'dismissal browse dismissed browse: elements flows boundaries internet',
    ]) {
      expect(shown).toContain(expected);
    }
  });

  test('of a sound model all resolve', () => {
    for (const { reference, collections } of all) {
      expect(resolveId(checkout, reference.id).some(found => collections.includes(found))).toBe(true);
    }
  });
});
