import { describe, expect, it } from 'vitest';
import { DEFAULT_CONTROL } from '../../src/control/control.ts';
import { runRules } from '../../src/engine/rules.ts';
import { checkFiles } from '../../src/models/checked.ts';
import { TYPES } from '../../src/own-rules/fields.ts';
import { readOwnRules } from '../../src/own-rules/read.ts';
import { MODEL } from '../support/shop.ts';
import { blocks, code, rows, section } from './docs-support.ts';
import { covered, file } from './models-support.ts';

const CIRCUMSTANCES = { today: '2026-11-23', occasion: 'scan', control: DEFAULT_CONTROL } as const;

function rule(fields: Readonly<Record<string, string>>): string {
  const all = {
    id: 'custom/one',
    summary: 'One',
    for: 'elements',
    require: `'true'`,
    message: 'it is wrong',
    remedy: 'Mend it.',
    ...fields,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function read(...texts: string[]) {
  const files = texts.map((text, i) => file(`threat-model/rules/r${i}.yaml`, text));
  return readOwnRules(checkFiles(files).documents);
}

/** What one rule says of a model. */
function judge(text: string, model: string) {
  const { rules, mistakes } = read(text);
  expect(mistakes).toEqual([]);
  const reading = checkFiles([file('threat-model/shop.yaml', model)]);
  const side = { ...reading, evidence: {} };
  return runRules(
    rules.map(each => each.rule),
    side,
    CIRCUMSTANCES,
  ).drafts.map(({ draft }) => draft);
}

const messages = (text: string, model: string) => judge(text, model).map(({ message }) => message);

const WITHOUT = MODEL;
const CASES: Readonly<Record<string, { bad: string; good: string; found: string[] }>> = {
  'custom/authenticated-flows': {
    bad: MODEL,
    good: MODEL.replace('authn: none', 'authn: oidc'),
    found: ['flow `browse`: it crosses a trust boundary with confidential data, and nobody knows who calls'],
  },
  'custom/cost-centre': {
    bad: MODEL.replace('runs-as: app-role', 'runs-as: app-role, x-cost-centre: cc-1'),
    good: MODEL.replace(/\{process: /g, '{x-cost-centre: cc-1, process: '),
    found: ['element `alb`: nobody is known to pay for it'],
  },
  'custom/restricted-stays': {
    bad: MODEL.replace('confidential', 'restricted').replace(
      'flows:\n',
      '  mailer: {external: saas}\nflows:\n  mail: {from: app, to: mailer, carries: [orders]}\n',
    ),
    good: WITHOUT,
    found: ['flow `mail`: restricted data goes to an external party'],
  },
  'custom/ticket-for-high-risk': {
    bad: MODEL.replace(', done: 2026-10-01', '').replace(
      '    at: browse\n',
      '    at: browse\n    risk: high\n',
    ),
    good: MODEL.replace('    at: browse\n', '    at: browse\n    risk: high\n'),
    found: ['threat `tls-downgrade`: one of its mitigations is neither done nor tracked'],
  },
  'custom/privacy-reviews': {
    bad: MODEL.replace('criticality: high', 'criticality: critical').replace(
      '{class:',
      '{personal: true, class:',
    ),
    good: MODEL,
    found: ['model `shop`: no review names anybody under `privacy`'],
  },
};

describe('docs/own-rules.md', () => {
  const examples = blocks('yaml own-rule');

  it('has five rules', () => expect(examples).toHaveLength(5));

  it.each(examples)('$place finds what it says, and nothing else', ({ text }) => {
    const id = /^id: (.*)$/m.exec(text)?.[1] ?? '';
    const { bad, good, found } = CASES[id] ?? { bad: '', good: '', found: [] };
    expect(messages(text, bad)).toEqual(found);
    expect(messages(text, good)).toEqual([]);
  });

  it('lists every field of every type', () => {
    const told = rows(section('docs/own-rules.md', 'What a condition can ask'));
    expect(told.map(([name, fields]) => [code(name ?? '')[0], code(fields ?? '')])).toEqual(
      TYPES.map(({ variable, fields }) => [variable, Object.keys(fields)]),
    );
  });
});

describe('a condition', () => {
  it.each([
    ['element.foo == "x"', 'no such key: foo', 'foo'],
    ['element.constructor == "x"', 'no such key: constructor', 'constructor'],
    ['"a', 'unterminated string', undefined],
    ['element.id ==', 'unexpected token: EOF', undefined],
    ['element.id', 'it gives string, and a condition is true or false', 'element.id'],
    ['flow.id == ""', 'unknown variable: flow', 'flow'],
    ['element.id.matches("(a+)+$")', '`matches` is not available', 'element.id.matches("(a+)+$")'],
    ['model.elements.all(e, e.id.matches("a"))', '`matches` is not available', 'e.id.matches("a")'],
    ['dyn(element).x == 1', '`dyn` is not available', 'dyn(element)'],
    ['cel.bind(a, element.id, a == "")', '`cel.bind` is not available', undefined],
    ['element["i" + "d"] == ""', 'must be written out', undefined],
    [
      'model.elements.all(a, model.elements.all(b, model.elements.all(c, true)))',
      'stands inside 2 others',
      undefined,
    ],
    [Array(600).fill('true').join('||').slice(0, 2000), '', undefined],
    [`${'('.repeat(900)}true${')'.repeat(900)}`, '', undefined],
  ])('%s is refused at its place', (condition, why, place) => {
    const { rules, mistakes } = read(
      rule({ require: JSON.stringify(condition).replace(/^"|"$/g, "'").replaceAll('\\"', '"') }),
    );
    expect(rules).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.message.toLowerCase()).toContain(why.toLowerCase());
    if (place !== undefined) expect(covered(mistakes[0]?.at ?? fail())).toContain(place);
  });

  it('that cannot be asked of something is told of, with the weight of the rule', () => {
    expect(judge(rule({ require: `'element.x["a"] == "b"'` }), MODEL)).toMatchObject([
      {
        key: 'not judged',
        message: expect.stringContaining(
          'could not be judged, first for element `shopper`: `No such key: a`',
        ),
      },
    ]);
  });

  it('that would look at too much is stopped', () => {
    const threats = Array.from(
      { length: 3000 },
      (_, i) => `  t${i}: {at: browse, what: x, accept: {by: a, because: b}}`,
    );
    const large = MODEL.replace('threats:\n', `threats:\n${threats.join('\n')}\n`);
    const started = performance.now();
    const [draft] = judge(
      rule({ for: 'threats', require: 'model.threats.all(a, model.threats.all(b, a.what != "never"))' }),
      large,
    );
    expect(draft?.message).toContain('it looks at more than 2000000 things');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the files of own rules', () => {
  it('with the same id twice are told of', () => {
    expect(read(rule({}), rule({})).mistakes).toMatchObject([
      { kind: 'same-rule', message: 'rule `custom/one` is defined in `threat-model/rules/r0.yaml` already' },
    ]);
  });

  it('are at most fifty', () => {
    const texts = Array.from({ length: 51 }, (_, i) => rule({ id: `custom/r${i}` }));
    const { rules, mistakes } = read(...texts);
    expect(rules).toHaveLength(50);
    expect(mistakes).toMatchObject([{ kind: 'too-many-rules' }]);
  });

  it.each([
    ['severity: error', 'only the control file makes it an `error`'],
    ['id: threats/mine', '`custom/` and a name'],
  ])('%s is no rule', (line, says) => {
    const [name = '', value = ''] = line.split(': ');
    const { documents } = checkFiles([file('threat-model/rules/a.yaml', rule({ [name]: value }))]);
    expect(documents[0]?.mistakes.map(({ message }) => message).join()).toContain(says);
  });
});

function fail(): never {
  throw new Error('there is no mistake');
}
