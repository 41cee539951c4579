import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { newestReview } from '../../../src/models/reviews.ts';

export const reviewsWithoutChange = defineRule<'unchangingReviews', { reviews: number }>({
  id: 'validation/reviews-without-change',
  summary: 'Reviews in a row that left the model as it was while the architecture changed',
  severity: 'warning',
  confidence: 'certain',
  needs: ['unchangingReviews'],
  judges: 'time',
  edition: 1,
  preset: 'strict',
  options: {
    type: 'object',
    properties: {
      reviews: {
        type: 'integer',
        minimum: 2,
        maximum: 6,
        default: 3,
        description: 'From how many such reviews in a row it is reported.',
      },
    },
    additionalProperties: false,
  },
  defaults: { reviews: 3 },
  *check({ models, evidence, options }) {
    for (const model of models) {
      const found = evidence.unchangingReviews.get(model.id);
      const first = found?.reviews.at(-1);
      const [change, ...more] = found?.changes ?? [];
      if (found === undefined || change === undefined || found.reviews.length < options.reviews) continue;
      const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
      yield {
        at: newestReview(model)?.at ?? model.at,
        subject: modelSubject(model),
        message: `the last ${found.reviews.length} reviews of model \`${model.id}\`, since ${first}, changed nothing in it, while its architecture changed: ${change.sentence}${others}`,
        remedy: `Hold the model against the code in the next review (\`threatlint review ${model.id}\` lists what changed), with somebody who was not in the last ones.`,
      };
    }
  },
});
