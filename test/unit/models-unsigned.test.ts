import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { DEFAULT_CONTROL } from '../../src/control/control.ts';
import { runRules } from '../../src/engine/rules.ts';
import { checkFiles } from '../../src/models/checked.ts';
import { MODEL } from '../support/shop.ts';
import { file } from './models-support.ts';

/** The ids of the rules that find something in a model, under `strict`. */
function found(model: string): string[] {
  const reading = checkFiles([file('threat-model/shop.yaml', model)]);
  const rules = RULES.filter(({ judges, needs }) => judges === 'state' && needs.length === 0);
  const control = { ...DEFAULT_CONTROL, methods: ['stride-per-element'] };
  const circumstances = { today: '2026-11-23', occasion: 'scan', control } as const;
  const { drafts } = runRules(rules, { ...reading, evidence: {} }, circumstances);
  return drafts.map(({ rule, draft }) => `${rule.id} ${draft.subject}`);
}

const before = new Set(found(MODEL));
const added = (model: string) => found(model).filter(line => !before.has(line));

const THREAT = '    at: browse\n';
const MITIGATION = 'owner: ana, done: 2026-10-01';

describe('what a program drafted', () => {
  it('is no threat: its flow is as open as before', () => {
    expect(added(MODEL.replace(THREAT, `${THREAT}    generated: true\n`))).toEqual(
      expect.arrayContaining([
        'threats/boundary-crossing-without-threat shop/flows/browse',
        'validation/unsigned-draft shop',
      ]),
    );
  });

  it('is no mitigation: its threat has no response', () => {
    const drafted = MODEL.replace(MITIGATION, `${MITIGATION}, generated: true`);
    expect(added(drafted)).toEqual([
      'response/no-response shop/threats/tls-downgrade',
      'validation/unsigned-draft shop',
    ]);
  });

  it('is no shared mitigation', () => {
    const shared = MODEL.replace(/tls13: .*/, 'tls13: shared').replace(
      'dismissed:',
      `mitigations:\n  tls13: {what: TLS, ${MITIGATION}, generated: true}\ndismissed:`,
    );
    expect(added(shared)).toContain('response/no-response shop/threats/tls-downgrade');
    expect(added(shared.replace('generated: true', 'generated: true, signed-by: ana'))).toEqual([]);
  });

  it('is no assumption: what was transferred rests on none', () => {
    const transferred = MODEL.replace(
      / {4}mitigate:\n.*\n/,
      '    transfer: {to: AWS, because: It does, assumption: aws}\n',
    ).replace(
      'dismissed:',
      'assumptions:\n  aws: {kind: shared-responsibility, that: It does, if-wrong: We fail, DRAFT}\ndismissed:',
    );
    expect(added(transferred.replace('DRAFT', 'generated: true'))).toContain(
      'response/transfer-without-assumption shop/threats/tls-downgrade',
    );
    expect(added(transferred.replace(', DRAFT', ''))).toEqual([]);
  });

  it('demands nothing either', () => {
    const flow = '  export: {from: app, to: shopper, carries: [orders], generated: true}\n';
    expect(added(MODEL.replace('threats:\n', `${flow}threats:\n`))).toEqual([
      'validation/unsigned-draft shop',
    ]);
  });

  it('counts once a person has signed it', () => {
    const signed = 'generated: true, signed-by: ana';
    expect(added(MODEL.replace(MITIGATION, `${MITIGATION}, ${signed}`))).toEqual([]);
    expect(added(`generated: true\nsigned-by: ana\n${MODEL}`)).toEqual([]);
  });

  it('is not signed by a team', () => {
    const { documents } = checkFiles([
      file('threat-model/shop.yaml', `generated: true\nsigned-by: acme/shop\n${MODEL}`),
    ]);
    expect(documents[0]?.mistakes.map(({ message }) => message).join()).toContain('a person, such as `ana`');
  });
});
