import { addDays } from '../../../src/core/dates.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const reviewInTheFuture = defineRule({
  id: 'validation/review-in-the-future',
  summary: 'A review that is dated on a day to come',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, today }) {
    for (const model of models) {
      for (const { date, at } of model.reviews) {
        // A day of leeway: it may be tomorrow already where the review took place.
        if (date <= addDays(today, 1)) continue;
        yield {
          at,
          subject: modelSubject(model),
          key: date,
          message: `a review of model \`${model.id}\` is dated ${date}, and today is ${today}`,
          remedy: 'Record a review with the day on which it took place, once it has.',
        };
      }
    }
  },
});
