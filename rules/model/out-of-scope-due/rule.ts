import { daysBetween } from '../../../src/core/dates.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { late } from '../../../src/matching/late.ts';

export const outOfScopeDue = defineRule({
  id: 'model/out-of-scope-due',
  summary: 'Something left out of scope whose day to be looked at again has passed',
  severity: 'error',
  confidence: 'certain',
  needs: ['changes'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  defaults: {},
  *check(context) {
    yield* late(context, model => due(model, context.today));
  },
});

function due(model: Model, today: string): Draft[] {
  return model.outOfScope.flatMap(statement => {
    const { id, revisit, ownedBy } = statement;
    if (revisit === undefined || revisit >= today) return [];
    const days = daysBetween(revisit, today);
    return [
      {
        at: statement.place('revisit'),
        subject: `${model.id}/out-of-scope/${id}`,
        message: `that \`${id}\` is out of scope was to be looked at again on ${revisit}, ${days === 1 ? 'a day' : `${days} days`} ago`,
        remedy: `Decide again${ownedBy === undefined ? '' : ` with \`${ownedBy}\``}: take it into the model, or set a new \`revisit\`.`,
      },
    ];
  });
}
