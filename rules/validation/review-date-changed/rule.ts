import { addDays } from '../../../src/core/dates.ts';
import type { Review } from '../../../src/core/review.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const reviewDateChanged = defineRule({
  id: 'validation/review-date-changed',
  summary: 'A recorded review that a pull request dates later or takes away',
  severity: 'error',
  confidence: 'certain',
  needs: ['baseModels'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, today, evidence }) {
    const before = new Map(evidence.baseModels.map(model => [model.id, model.reviews]));
    for (const model of models) {
      const old = before.get(model.id) ?? [];
      const added = without(model.reviews, old);
      // A review that was dated in the future has to be corrected.
      const gone = without(old, model.reviews).filter(({ date }) => date <= addDays(today, 1));
      for (const { date } of gone) {
        // A date that is corrected to an earlier day makes nothing look fresher than it is.
        const corrected = added.findIndex(review => review.date < date);
        if (corrected >= 0) added.splice(corrected, 1);
        const now = corrected >= 0 ? undefined : added.find(review => review.date > date);
        if (corrected >= 0 || (now === undefined && model.reviews.length > 0)) continue;
        yield {
          at: now?.at ?? model.at,
          subject: modelSubject(model),
          key: date,
          message:
            now === undefined
              ? `the review of ${date} is gone, and model \`${model.id}\` records no other`
              : `the review of ${date} is replaced by one of ${now.date}`,
          remedy: 'Leave recorded reviews as they are, and add a new entry for a new review.',
        };
      }
    }
  },
});

/** The reviews of one list that the other does not have, by date and as often. */
function without(reviews: readonly Review[], others: readonly Review[]): Review[] {
  const left = others.map(({ date }) => date);
  return reviews.filter(({ date }) => {
    const at = left.indexOf(date);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
