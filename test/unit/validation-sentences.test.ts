import { describe, expect, test } from 'vitest';
import { validate } from '../../src/validation/validate.ts';
import { doc, place } from './models-support.ts';

/** The mistakes of a model, each as `line:column sentence`. */
function told(text: string): string[] {
  return validate('threatModel', doc(text)).map(({ at, message }) => `${place(at)} ${message}`);
}

const HEAD = 'name: x\nelements:\n  db: {store: x}\n';
const THREAT = `${HEAD}threats:\n  t:\n    at: db\n    what: x\n`;

/** Line 4 on, or line 8 on within a threat: what is written, what is said. */
const OUTER: [string, string][] = [
  [
    'criticality: hihg',
    '4:14 `criticality` must be one of `low`, `moderate`, `high`, `critical`; found `hihg`. Did you mean `high`?',
  ],
  [
    'criticality: High',
    '4:14 `criticality` must be one of `low`, `moderate`, `high`, `critical`; found `High`. Did you mean `high`?',
  ],
  [
    'criticality: medium',
    '4:14 `criticality` must be one of `low`, `moderate`, `high`, `critical`; found `medium`. Did you mean `moderate`?',
  ],
  [
    'criticality: 3',
    '4:14 `criticality` must be one of `low`, `moderate`, `high`, `critical`; found the number `3`',
  ],
  ['scope: infra', '4:8 `scope` must be a list; found `infra`'],
  ['scope: []', '4:8 `scope` is empty'],
  [
    'scope: [/etc]',
    "4:9 item 1 of `scope` must be a path relative to the repository's root, with forward slashes and without `..`; found `/etc`",
  ],
  ['scope: [a, b, a]', '4:15 item 3 of `scope` repeats item 1, `a`'],
  ['version: 2', '4:10 `version` must be `1`; found the number `2`'],
  ['owner: "an na"', '4:8 `owner` must be a person or team, such as `ana` or `acme/checkout`; found `an na`'],
  ['trust-boundaries: {}', '4:1 the model has no field `trust-boundaries`; did you mean `boundaries`?'],
  ['colour: red', '4:1 the model has no field `colour`'],
  [
    'methods: [stride]',
    '4:11 item 1 of `methods` must be one of `stride-per-element`, `stride-per-interaction`, `linddun`, `pasta`, `attack-trees`, `attack`; found `stride`. Did you mean `stride-per-element`?',
  ],
  [
    'boundaries: {internet: {}}',
    '4:14 the key `internet` of `boundaries` must be an id other than `internet`, which is built in',
  ],
  [
    'boundaries: {Prod: {}}',
    '4:14 the key `Prod` of `boundaries` must be an id of lower-case letters, digits, `-`, `_` and `.`. Did you mean `prod`?',
  ],
  [
    'boundaries: {prod: {kind: vpc}}',
    '4:27 `kind` of boundary `prod` must be one of `account`, `organisation`, `network`, `cluster`, `namespace`, `host`, `process`, `tenant`, `team`, `device`, `region`; found `vpc`. Did you mean `network`?',
  ],
  [
    'boundaries: {prod: {trust-boundary: a}}',
    '4:21 boundary `prod` has no field `trust-boundary`; did you mean `in`?',
  ],
  ['data: {orders: }', '4:8 data `orders` has no value'],
  [
    'data: {orders: {personal: yes}}',
    '4:27 `personal` of data `orders` must be true or false; found `yes`. Did you mean `true`?',
  ],
  ['flows: {f: {form: db, to: db}}', '4:13 flow `f` has no field `form`; did you mean `from`?'],
  [
    'flows: {f: {source: db, destination: db}}',
    '4:13 flow `f` has no field `source`; did you mean `from`?\n4:25 flow `f` has no field `destination`; did you mean `to`?',
  ],
  ['flows: {f: {from: db}}', '4:9 flow `f` needs `to`'],
  ['flows: {f: {from: db, zzz: db}}', '4:23 flow `f` has no field `zzz` and needs `to`'],
  [
    'flows: {f: {from: db, to: [db]}}',
    '4:27 `to` of flow `f` must be an id of lower-case letters, digits, `-`, `_` and `.`; found a list',
  ],
  ['threats: [{at: db}]', '4:10 `threats` must be a map from id to threat; found a list'],
  ['threats: ', '4:1 `threats` has no value'],
  [
    'reviews: [{date: 2026-01-01}, {date: 2026-13-01}]',
    '4:38 `date` of review 2 must be a date as YYYY-MM-DD; found `2026-13-01`',
  ],
  [
    'reviews: [{date: 2026-9-1}]',
    '4:18 `date` of review 1 must be a date as YYYY-MM-DD; found `2026-9-1`. Did you mean `2026-09-01`?',
  ],
  [
    'reviews: [{date: 2026-02-30}]',
    '4:18 `date` of review 1 must be a date as YYYY-MM-DD; found `2026-02-30`',
  ],
  [
    'reviews: [{date: 20260901}]',
    '4:18 `date` of review 1 must be a date as YYYY-MM-DD; found the number `20260901`',
  ],
  [
    'reviews: [{date: 2026-09-01T10:00:00Z}]',
    '4:18 `date` of review 1 must be a date as YYYY-MM-DD; found `2026-09-01T10:00:00Z`. Did you mean `2026-09-01`?',
  ],
  [
    'reviews: [{why: yearly, date: 2026-01-01}]',
    '4:17 `why` of review 1 must be one of `initial`, `periodic`, `change`, `incident`, `audit`; found `yearly`. Did you mean `periodic`?',
  ],
  ['reviews: [{why: audit}]', '4:11 review 1 needs `date`'],
  [
    'dismissed: {db: {dos: x}}',
    '4:18 the key `dos` of dismissal `db` must be one of `all`, `spoofing`, `tampering`, `repudiation`, `information-disclosure`, `denial-of-service`, `elevation-of-privilege`, `linking`, `identifying`, `non-repudiation`, `detecting`, `data-disclosure`, `unawareness`, `non-compliance`; found `dos`. Did you mean `denial-of-service`?',
  ],
  [
    'assumptions: {a: {description: x}}',
    '4:19 assumption `a` has no field `description`; did you mean `that`?',
  ],
  [
    `mitigations: {${'m'.repeat(65)}: {what: x}}`,
    `4:15 the key \`${'m'.repeat(59)}…\` of \`mitigations\` must have at most 64 characters; found 65`,
  ],
];

const IN_THREAT: [string, string][] = [
  ['mitigated: {a: {what: x}}', '8:5 threat `t` has no field `mitigated`; did you mean `mitigate`?'],
  ['mitigations: {a: {what: x}}', '8:5 threat `t` has no field `mitigations`; did you mean `mitigate`?'],
  [
    'stride: info-disclosure',
    '8:13 `stride` of threat `t` must be one of `spoofing`, `tampering`, `repudiation`, `information-disclosure`, `denial-of-service`, `elevation-of-privilege`; found `info-disclosure`. Did you mean `information-disclosure`?',
  ],
  [
    'stride: [spoofing, elevation]',
    '8:24 item 2 of `stride` of threat `t` must be one of `spoofing`, `tampering`, `repudiation`, `information-disclosure`, `denial-of-service`, `elevation-of-privilege`; found `elevation`. Did you mean `elevation-of-privilege`?',
  ],
  [
    'risk: 9x9',
    '8:11 `risk` of threat `t` must be likelihood x impact, such as `2x4`, or low, moderate, high or critical; found `9x9`',
  ],
  ['risk: 101', '8:11 `risk` of threat `t` must be between 0 and 100; found the number `101`'],
  [
    'risk: [1]',
    '8:11 `risk` of threat `t` must be likelihood x impact, such as `2x4`, or low, moderate, high or critical; found a list',
  ],
  ['mitigate: {}', '8:15 `mitigate` of threat `t` is empty'],
  ['mitigate: {tls13: {}}', '8:16 mitigation `tls13` of threat `t` needs `what`'],
  [
    'mitigate: {tls13: shraed}',
    "8:23 mitigation `tls13` of threat `t` must be `shared`, for an entry of the model's `mitigations`; found `shraed`. Did you mean `shared`?",
  ],
  [
    'mitigate: {tls13: 3}',
    '8:23 mitigation `tls13` of threat `t` must be a map with `what`, or `shared`; found the number `3`',
  ],
  [
    'mitigate: {tls13: {what: x, done: yes}}',
    '8:39 `done` of mitigation `tls13` of threat `t` must be a date as YYYY-MM-DD; found `yes`',
  ],
  [
    'mitigate: {tls13: {what: x, done: false}}',
    '8:39 `done` of mitigation `tls13` of threat `t` must be `true`, for what is in place since a day that nobody knows; found the value `false`',
  ],
  ['mitigate: {tls13: {what: x, done: true}}', ''],
  [
    'mitigate: {tls13: {what: x, done: 3}}',
    '8:39 `done` of mitigation `tls13` of threat `t` must be a date as YYYY-MM-DD, or `true`; found the number `3`',
  ],
  [
    'mitigate: {tls13: {what: x, evidence: {a: []}}}',
    '8:47 `a` of `evidence` of mitigation `tls13` of threat `t` must be text, a number, true or false, or nothing; found a list',
  ],
  ['accept: {by: ana}', '8:5 `accept` of threat `t` needs `because`'],
  [
    'accept: {by: ana, reason: x}',
    '8:23 `accept` of threat `t` has no field `reason`; did you mean `because`?',
  ],
  ['avoid: {because: x}\n    accept: {by: a, because: x}', '9:5 threat `t` has both `avoid` and `accept`'],
  [
    'accept: {by: a, because: x}\n    transfer: {to: a, because: x}',
    '9:5 threat `t` has both `transfer` and `accept`',
  ],
];

/** Elements, on line 3. */
const ELEMENTS: [string, string][] = [
  ['db: {}', '3:3 element `db` needs exactly one of `external`, `process`, `store`'],
  [
    'db: {store: x, process: y}',
    '3:18 element `db` needs exactly one of `external`, `process`, `store`; found `process` and `store`',
  ],
  ['db: {type: process}', '3:8 element `db` has no field `type`; did you mean `process`?'],
  ['db: {type: Data Store}', '3:8 element `db` has no field `type`; did you mean `store`?'],
  ['db: {proces: x}', '3:8 element `db` has no field `proces`; did you mean `process`?'],
  [
    'db: {zzz: x}',
    '3:8 element `db` has no field `zzz` and needs exactly one of `external`, `process`, `store`',
  ],
  [
    'db: {store: x, trust-boundary: a}',
    '3:18 element `db` has no field `trust-boundary`; did you mean `in`?',
  ],
  ['db: {store: x, runsAs: a}', '3:18 element `db` has no field `runsAs`; did you mean `runs-as`?'],
  ['db: {store: }', '3:8 `store` of element `db` has no value'],
  ['db: {store: ""}', '3:15 `store` of element `db` is empty'],
  ['db: postgres', '3:7 element `db` must be a map; found `postgres`'],
  ['db: ', '3:3 element `db` has no value'],
];

describe('a mistake reads like a sentence at its place', () => {
  test.each(OUTER)('%s', (line, expected) => expect(told(`${HEAD}${line}\n`).join('\n')).toBe(expected));
  test.each(IN_THREAT)('in a threat: %s', (line, expected) =>
    expect(told(`${THREAT}    ${line}\n`).join('\n')).toBe(expected),
  );
  test.each(ELEMENTS)('as an element: %s', (line, expected) =>
    expect(told(`name: x\nelements:\n  ${line}\n`).join('\n')).toBe(expected),
  );

  test('of the whole', () => {
    expect(told('name: x\n')).toEqual(['1:1 the model needs `elements`']);
    expect(told('nmae: x\nelements: {db: {store: x}}\n')).toEqual([
      '1:1 the model has no field `nmae`; did you mean `name`?',
    ]);
    expect(told('- name: x\n')).toEqual(['1:1 the model must be a map; found a list']);
    expect(told('name: x\nelements: {}\n')).toEqual(['2:11 `elements` is empty']);
  });
});

describe('control file and decision', () => {
  test.each([
    [
      'version: 1\nstaleness: {block: allways}\n',
      '2:20 `block` of `staleness` must be one of `with-changes`, `always`; found `allways`. Did you mean `always`?',
    ],
    ['version: 1\nstaleness: {days: {medium: 3}}\n', '2:20 `days` of `staleness` has no field `medium`'],
    ['version: 1\nedition: 0\n', '2:10 `edition` must be at least 1; found the number `0`'],
    ['edition: 1\n', '1:1 the control file needs `version`'],
  ])('%j', (text, expected) => {
    const problems = validate('controlFile', doc(text, 'threat-model/threatlint.yaml'));
    expect(problems.map(({ at, message }) => `${place(at)} ${message}`)).toEqual([expected]);
  });

  test('a digest that is none', () => {
    const text = 'component: a\nchange: new-exposure\ndigest: xyz\nbecause: x\nby: ana\n';
    expect(validate('decision', doc(text)).map(({ message }) => message)).toEqual([
      '`digest` must be the 16 characters that threatlint printed for this change; found `xyz`',
    ]);
  });
});

describe('what goes with the sentence', () => {
  const first = (text: string) => validate('threatModel', doc(text))[0];

  test('a remedy', () => {
    expect(first(`${HEAD}colour: red\n`)?.remedy).toMatch(
      /^Remove it, or name it `x-colour` if a tool of yours reads it; the fields here are `version`, `name`,/,
    );
    expect(first(`${HEAD}name2: 3\n`)?.remedy).toMatch(/^Remove it/);
    expect(first('name: 3\nelements: {db: {store: x}}\n')?.remedy).toBe('Put it in quotes: `"3"`.');
    expect(first(`${HEAD}scope: infra\n`)?.remedy).toBe('Write a list: `[infra]`.');
    expect(first(`${HEAD}threats: {t: {at: db}}\n`)?.remedy).toBe(
      'Add `what`: one sentence: who does what, to what effect.',
    );
  });

  test('a stable kind and path, without numbers of items', () => {
    const keys = (text: string) => validate('threatModel', doc(text)).map(p => `${p.kind} ${p.subjectPath}`);
    expect(keys(`${THREAT}    mitigated: {}\n`)).toEqual(['unknown-field threats/t/mitigated']);
    expect(keys(`${HEAD}reviews: [{date: 2026-01-01, why: x}]\n`)).toEqual([
      'not-one-of reviews/2026-01-01/why',
    ]);
    expect(keys(`${HEAD}scope: [a, a]\n`)).toEqual(['duplicate-item scope/a']);
    expect(keys(`${THREAT}    accept: {by: a}\n`)).toEqual(['missing-field threats/t/accept/because']);
  });
});
