import { daysBetween } from '../../../src/core/dates.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { late } from '../../../src/matching/late.ts';
import { isDone, namedMitigations } from '../../../src/models/mitigations.ts';

export const mitigationOverdue = defineRule({
  id: 'response/mitigation-overdue',
  summary: 'A mitigation that was due and is not done',
  severity: 'error',
  confidence: 'certain',
  needs: ['changes'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  defaults: {},
  *check(context) {
    yield* late(context, model => overdue(model, context.today));
  },
});

function overdue(model: Model, today: string): Draft[] {
  return [...namedMitigations(model)].flatMap(({ mitigation, subject, name }) => {
    const { due, owner } = mitigation;
    if (due === undefined || due >= today || isDone(mitigation, today)) return [];
    const days = daysBetween(due, today);
    return [
      {
        at: mitigation.place('due'),
        subject,
        message: `${name} was due on ${due}, ${days === 1 ? 'a day' : `${days} days`} ago`,
        remedy: `Add \`done\` if it is in place; else agree on a new day${owner === undefined ? '' : ` with \`${owner}\``}, or accept the threat.`,
      },
    ];
  });
}
