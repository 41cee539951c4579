import type { Day } from '../core/dates.ts';
import type { Model } from '../core/model.ts';
import type { Review } from '../core/review.ts';

/** The newest review of a model: of several on one day, the one that is written last. */
export function newestReview({ reviews }: Model): Review | undefined {
  return reviews.reduce<Review | undefined>(
    (best, review) => (best === undefined || review.date >= best.date ? review : best),
    undefined,
  );
}

/** The days of a model's reviews, newest first. */
export function reviewDays({ reviews }: Model): Day[] {
  return reviews
    .map(review => review.date)
    .sort()
    .reverse();
}
