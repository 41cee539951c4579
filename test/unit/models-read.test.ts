import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import { readFile } from '../../src/documents/read.ts';
import { isDocumented, readModels } from '../../src/models/index.ts';
import { covered, file, place } from './models-support.ts';

const CHECKOUT = readFileSync('test/fixtures/models/checkout.yaml', 'utf8');
const SMALL = 'name: x\nelements: {a: {process: x}}\n';

function read(files: { [name: string]: string }) {
  return readModels(Object.entries(files).map(([name, text]) => file(`threat-model/${name}`, text)));
}

function only(files: { [name: string]: string }): Model {
  const { models } = read(files);
  const [first] = models;
  if (first === undefined || models.length > 1) throw new Error(`${models.length} models`);
  return first.model;
}

describe('a model in one file', () => {
  const model = only({ 'checkout.yaml': CHECKOUT });
  const byId = <E extends { id: string }>(entities: readonly E[], id: string) =>
    entities.find(entity => entity.id === id) as E;

  test('says what it is', () => {
    expect(model).toMatchObject({
      id: 'checkout',
      name: 'Checkout',
      owner: 'acme/checkout',
      criticality: 'high',
      methods: ['stride-per-interaction', 'linddun'],
      duplicates: [],
    });
    expect(model.scope.map(({ path, at }) => [path, place(at)])).toEqual([
      ['infra/checkout', '5:9'],
      ['services/checkout', '5:25'],
    ]);
    expect(model.carries.has('reviews')).toBe(true);
    expect(place(model.at)).toBe('2:1');
  });

  test('has its elements with references at their places', () => {
    expect(model.elements.map(({ id, kind, what, planned }) => [id, kind, what, planned])).toEqual([
      ['shopper', 'external', 'person', false],
      ['alb', 'process', 'aws/alb', false],
      ['app', 'process', 'aws/ec2-asg', false],
      ['cache', 'process', 'redis', true],
      ['db', 'store', 'aws/rds-postgres', false],
    ]);
    const app = byId(model.elements, 'app');
    expect([app.in?.id, app.runsAs?.id]).toEqual(['prod', 'app-role']);
    expect(app.runsAs && covered(app.runsAs.at)).toBe('app-role');
    expect(app.code.map(code => [code.address, covered(code.at)])).toEqual([
      ['aws_autoscaling_group.app', 'aws_autoscaling_group.app'],
      ['aws_launch_template.app', 'aws_launch_template.app'],
    ]);
    expect(byId(model.elements, 'db').holds.map(held => held.id)).toEqual(['orders', 'catalogue']);
    expect(covered(app.at)).toBe('app');
    expect(covered(app.place('process'))).toBe('aws/ec2-asg');
    expect(covered(app.place('holds'))).toBe('app');
  });

  test('has everything else', () => {
    expect(model.data.map(({ id, class: kind, personal }) => [id, kind, personal])).toEqual([
      ['orders', 'confidential', true],
      ['catalogue', 'public', undefined],
    ]);
    expect(byId(model.boundaries, 'database-subnet').in?.id).toBe('prod');
    expect(byId(model.boundaries, 'prod')).toMatchObject({
      kind: 'account',
      provider: 'aws',
      region: 'eu-west-1',
    });
    expect(byId(model.identities, 'app-role').code.map(code => code.address)).toEqual(['aws_iam_role.app']);
    const browse = byId(model.flows, 'browse');
    expect([browse.from?.id, browse.to?.id, browse.via, browse.authn]).toEqual([
      'shopper',
      'alb',
      'https',
      'none',
    ]);
    expect(byId(model.flows, 'forward').carries.map(carried => covered(carried.at))).toEqual(['orders']);
    expect(byId(model.assumptions, 'rds-host')).toMatchObject({ kind: 'shared-responsibility' });
    expect(byId(model.assumptions, 'rds-host').targets.map(target => target.id)).toEqual(['db']);
    expect(model.dismissed.map(({ id, categories }) => [id, [...categories]])).toEqual([
      ['browse', [['repudiation', 'nothing is bought on this flow']]],
    ]);
  });

  test('has its threats with their responses', () => {
    const tls = byId(model.threats, 'tls-downgrade');
    expect(tls).toMatchObject({ stride: ['information-disclosure'], linddun: [] });
    expect(tls.refs.map(({ id, at }) => [id, place(at)])).toEqual([
      ['T1557', '33:12'],
      ['CAPEC-620', '33:19'],
    ]);
    expect(tls.responses.map(({ kind, at }) => [kind, covered(at)])).toEqual([['mitigate', 'mitigate']]);
    const [tls13, shared] = tls.responses[0]?.mitigations ?? [];
    expect(tls13).toMatchObject({ id: 'tls13', shared: false, owner: 'ana', done: '2026-10-31' });
    expect(shared).toMatchObject({ id: 'log-access', shared: true, owner: 'li', due: '2026-12-01' });
    expect(shared && place(shared.at)).toBe('37:7');
    expect(model.threats.map(threat => threat.responses.map(response => response.kind))).toEqual([
      ['mitigate'],
      ['transfer'],
      ['accept'],
      ['avoid'],
    ]);
    const [transfer] = byId(model.threats, 'db-host').responses;
    expect(transfer && isDocumented(transfer) && transfer.assumption.id).toBe('rds-host');
    expect(byId(model.threats, 'db-host').targets.map(target => target.id)).toEqual(['db', 'query']);
  });

  test('has its reviews', () => {
    expect(model.reviews.map(({ date, why, people, at }) => [date, why, [...people], covered(at)])).toEqual([
      [
        '2026-03-14',
        'initial',
        [
          ['engineering', 'ana'],
          ['security', 'li'],
        ],
        '2026-03-14',
      ],
      [
        '2026-09-14',
        'periodic',
        [
          ['engineering', 'ana'],
          ['product', 'sam'],
        ],
        '2026-09-14',
      ],
    ]);
  });

  test('reads the same from JSON', () => {
    const value = model.docs[0]?.value;
    const again = only({ 'checkout.json': JSON.stringify(value) });
    expect(again.elements.map(element => element.id)).toEqual(model.elements.map(element => element.id));
    expect(again.threats.map(threat => threat.what)).toEqual(model.threats.map(threat => threat.what));
  });
});

describe('a model of several files', () => {
  const FLOWS = 'flows: {f: {from: a, to: b}}\nscope: [b]\n';

  test('is their union', () => {
    const { models, problems } = read({
      'shop/a.yaml': 'name: Shop\nscope: [a]\nelements: {a: {process: x}}\n',
      'shop/b.yaml': `${FLOWS}elements: {b: {store: x}}\nreviews: [{date: 2026-01-01}]\n`,
    });
    expect(problems).toEqual([]);
    const [shop] = models;
    expect(shop?.damaged).toBe(false);
    expect(shop?.model).toMatchObject({ id: 'shop', name: 'Shop', duplicates: [] });
    expect(shop?.model.elements.map(({ id, at }) => [id, at.source.path])).toEqual([
      ['a', 'threat-model/shop/a.yaml'],
      ['b', 'threat-model/shop/b.yaml'],
    ]);
    expect(shop?.model.scope.map(({ path }) => path)).toEqual(['a', 'b']);
    expect(shop?.model.sources).toHaveLength(2);
    expect(shop?.model.reviews).toHaveLength(1);
  });

  test('with an id twice keeps the first and notes both', () => {
    const { models } = read({ 'shop/a.yaml': SMALL, 'shop/b.yaml': 'elements: {a: {store: y}}\n' });
    expect(models[0]?.model.elements.map(({ kind }) => kind)).toEqual(['process']);
    expect(
      models[0]?.model.duplicates.map(({ collection, id, first, again }) => [
        collection,
        id,
        `${first.source.path}:${place(first)}`,
        `${again.source.path}:${place(again)}`,
      ]),
    ).toEqual([['elements', 'a', 'threat-model/shop/a.yaml:2:12', 'threat-model/shop/b.yaml:1:12']]);
  });

  test('that differ on what a model has once', () => {
    const { problems } = read({
      'shop/a.yaml': `${SMALL}criticality: low\nowner: ana\n`,
      'shop/b.yaml': 'criticality: high\nowner: ana\n',
    });
    expect(problems.map(({ kind, message, at }) => [kind, message, place(at)])).toEqual([
      [
        'conflicting-field',
        '`criticality` of model `shop` is `high` here and `low` in `threat-model/shop/a.yaml`',
        '1:14',
      ],
    ]);
  });

  test('of which none has what a model must have', () => {
    const { models, problems } = read({ 'shop/a.yaml': 'name: x\n', 'shop/b.yaml': 'data: {}\n' });
    expect(problems.map(({ message }) => message)).toEqual(['no file of model `shop` has `elements`']);
    expect(models.map(({ damaged }) => damaged)).toEqual([true]);
  });

  test('of which one cannot be parsed is not read', () => {
    expect(read({ 'shop/a.yaml': SMALL, 'shop/b.yaml': 'flows: [\n' })).toEqual({ models: [], problems: [] });
  });
});

describe('a repository', () => {
  test('has its models by id, and nothing else', () => {
    const { models, problems } = read({
      'b.yaml': SMALL,
      'a.json': '{"name": "x", "elements": {"a": {"process": "x"}}}',
      'threatlint.yaml': 'version: 1\n',
      'decisions/x.yaml': 'component: x\n',
      'README.md': '# x\n',
      'broken.yaml': 'a: [\n',
    });
    expect(models.map(({ model }) => model.id)).toEqual(['a', 'b']);
    expect(problems).toEqual([]);
  });

  test.each([
    [['a.json', 'a.yaml'], 'threat-model/a.json', 'threat-model/a.yaml'],
    [['a.yaml', 'a/x.yaml'], 'threat-model/a.yaml', 'threat-model/a/x.yaml'],
  ])('with one id twice: %s', (names, chosen, other) => {
    const { models, problems } = read(
      Object.fromEntries(names.map(name => [name, '{"name": "x", "elements": {"a": {"process": "x"}}}'])),
    );
    expect(models.map(({ model }) => model.source.path)).toEqual([chosen]);
    expect(problems.map(({ message, at }) => [message, at.source.path])).toEqual([
      [`model \`a\` is defined by both \`${chosen}\` and \`${other}\``, other],
    ]);
  });
});

describe('a model with mistakes', () => {
  test('is read as far as its shape holds', () => {
    const { models } = read({
      'x.yaml': [
        'name: 3',
        'criticality: hihg',
        'scope: infra',
        'elements: {a: {proces: x}, b: , c: [1], d: {store: 3, holds: [o, 3], in: 4}}',
        'flows: [1]',
        'threats: {t: {at: 3, mitigate: {m: 3, n: , s: shared}, accept: }}',
        'reviews: [3, {date: x}, {date: 2026-02-30}, {date: 2026-01-01, security: 3}]',
        'dismissed: {a: x, b: {spoofing: 3}}',
      ].join('\n'),
    });
    const [{ model, damaged, problems } = { model: undefined, damaged: false, problems: [] }] = models;
    expect(damaged).toBe(true);
    expect(problems.length).toBeGreaterThan(10);
    expect(model?.name).toBeUndefined();
    expect(model?.criticality).toBeUndefined();
    expect(model?.elements.map(({ id, kind, what }) => [id, kind, what])).toEqual([
      ['a', 'process', ''],
      ['b', 'process', ''],
      ['c', 'process', ''],
      ['d', 'store', ''],
    ]);
    expect(model?.elements.at(-1)?.holds.map(held => held.id)).toEqual(['o']);
    expect(model?.flows).toEqual([]);
    expect(model?.threats[0]?.responses.map(response => response.kind)).toEqual(['mitigate', 'accept']);
    expect(model?.threats[0]?.responses[0]?.mitigations.map(({ id, shared }) => [id, shared])).toEqual([
      ['m', false],
      ['n', false],
      ['s', true],
    ]);
    expect(model?.reviews.map(({ date, people }) => [date, people.size])).toEqual([['2026-01-01', 0]]);
    expect(model?.dismissed.map(({ id, categories }) => [id, categories.size])).toEqual([
      ['a', 0],
      ['b', 0],
    ]);
  });

  test.each(['null', '[]', '3', '{}', '{"elements": {"__proto__": {"process": "x"}}}'])('is %s', json => {
    const { models } = read({ 'x.json': json });
    expect(models.map(({ damaged }) => damaged)).toEqual([true]);
  });
});

const CORPUS = resolve('../shared/corpus/models');

describe('published models of other formats', () => {
  if (!existsSync(CORPUS)) {
    test.skip(`skipped: ${CORPUS} is not there`, () => undefined);
    return;
  }
  test('never throw', () => {
    const names = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter(name => /\.(ya?ml|json)$/.test(name))) {
      const path = `threat-model/${name.split('/').at(-1)}`;
      const { models } = readModels([
        readFile({ path, oid: '', bytes: readFileSync(resolve(CORPUS, name)) }),
      ]);
      for (const { damaged, model } of models) {
        expect(damaged).toBe(true);
        for (const element of model.elements) expect(element.at.end).toBeGreaterThan(0);
      }
    }
  });
});
