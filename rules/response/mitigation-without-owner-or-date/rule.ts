import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import type { Mitigation } from '../../../src/core/threat.ts';

export const mitigationWithoutOwnerOrDate = defineRule({
  id: 'response/mitigation-without-owner-or-date',
  summary: 'A mitigation that nobody owns or that has no date',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const mitigation of model.mitigations) {
        yield* judge(
          mitigation,
          entitySubject(model, 'mitigations', mitigation.id),
          'shared mitigation',
          model,
        );
      }
      for (const threat of model.threats) {
        for (const mitigation of threat.responses.flatMap(response => response.mitigations)) {
          if (mitigation.shared) continue;
          const subject = `${entitySubject(model, 'threats', threat.id)}/mitigate/${mitigation.id}`;
          yield* judge(mitigation, subject, `of threat \`${threat.id}\``, model);
        }
      }
    }
  },
});

function* judge(mitigation: Mitigation, subject: string, where: string, model: Model): Generator<Draft> {
  const named = where.startsWith('of ')
    ? `mitigation \`${mitigation.id}\` ${where}`
    : `${where} \`${mitigation.id}\``;
  if (mitigation.owner === undefined) {
    const team = model.owner === undefined ? '' : `, such as \`${model.owner}\``;
    yield {
      at: mitigation.at,
      subject,
      key: 'owner',
      message: `${named} has no owner`,
      remedy: `Add \`owner\`: the person or team who sees to it${team}.`,
    };
  }
  if (mitigation.due === undefined && mitigation.done === undefined) {
    yield {
      at: mitigation.at,
      subject,
      key: 'date',
      message: `${named} has no date`,
      remedy: 'Add `due` with the day by which it will be in place, or `done` with the day since when it is.',
    };
  }
}
