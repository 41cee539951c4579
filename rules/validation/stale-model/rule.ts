import { staleAfter } from '../../../src/control/staleness.ts';
import { daysBetween } from '../../../src/core/dates.ts';
import type { Clock } from '../../../src/core/evidence.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { weighs } from '../../../src/matching/weight.ts';
import { newestReview } from '../../../src/models/reviews.ts';

export const staleModel = defineRule({
  id: 'validation/stale-model',
  summary: 'A model whose last review is too long ago',
  severity: 'error',
  confidence: 'certain',
  needs: ['history', 'changes'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  defaults: {},
  *check({ models, control, today, occasion, evidence }) {
    const inScope = weighs(models, evidence.changes, occasion);
    for (const model of models) {
      const clock = evidence.history.clocks.get(model.id);
      if (clock === undefined || clock.from === 'uncommitted') continue;
      const days = daysBetween(clock.date, today);
      const limit = staleAfter(model, control);
      if (days <= limit) continue;
      const blocks = control.staleness.block === 'always' || inScope(model);
      yield {
        at: newestReview(model)?.at ?? model.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` ${age(clock, days)}; the limit is ${limit} days${late(clock)}`,
        remedy: `Review the model with the people who build the system, and add the review under \`reviews\` with today's date.`,
        severity: blocks ? 'error' : 'notice',
      };
    }
  },
});

function age({ from, date, exact }: Clock, days: number): string {
  if (from === 'review') return `was last reviewed ${days} days ago, on ${date}`;
  return exact
    ? `records no review, and was last changed ${days} days ago, on ${date}`
    : `records no review, and was not changed in the last ${days - 1} days`;
}

function late({ discounted }: Clock): string {
  const [first] = discounted;
  return first === undefined
    ? ''
    : `; the review dated ${first.date} does not count, because it landed more than 30 days later, on ${first.landed}`;
}
