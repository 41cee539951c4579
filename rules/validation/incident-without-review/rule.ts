import { daysBetween } from '../../../src/core/dates.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { weighs } from '../../../src/matching/weight.ts';

export const incidentWithoutReview = defineRule<'changes', { days: number }>({
  id: 'validation/incident-without-review',
  summary: 'An incident after which nobody has reviewed the model',
  severity: 'error',
  confidence: 'certain',
  needs: ['changes'],
  judges: 'time',
  opensReview: true,
  edition: 1,
  preset: 'recommended',
  options: {
    type: 'object',
    properties: {
      days: {
        type: 'integer',
        minimum: 1,
        maximum: 366,
        default: 30,
        description: 'Days from the incident to the review',
      },
    },
    additionalProperties: false,
  },
  defaults: { days: 30 },
  *check({ models, today, occasion, options, evidence }) {
    const heavy = weighs(models, evidence.changes, occasion);
    for (const model of models) {
      const incidents = model.validations.filter(({ kind }) => kind === 'incident');
      const [newest] = incidents.sort((a, b) => (a.date > b.date ? -1 : 1));
      if (newest === undefined || model.reviews.some(({ date }) => date >= newest.date)) continue;
      const days = daysBetween(newest.date, today);
      if (days <= options.days) continue;
      yield {
        at: newest.at,
        subject: modelSubject(model),
        key: newest.date,
        message: `nobody has reviewed model \`${model.id}\` since the incident of ${newest.date}, ${days} days ago; the limit is ${options.days} days`,
        remedy:
          'Review the model with what the incident showed, and add the review under `reviews` with `why: incident`.',
        severity: heavy(model) ? 'error' : 'notice',
      };
    }
  },
});
