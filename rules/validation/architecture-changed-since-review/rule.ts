import type { Severity } from '../../../src/core/finding.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { newestReview } from '../../../src/models/reviews.ts';
import { drift } from './drift.ts';

const budget = (maximum: number, description: string) => ({
  type: 'integer',
  minimum: 0,
  maximum: 1000,
  default: maximum,
  description,
});

export const architectureChangedSinceReview = defineRule<
  'sinceReview' | 'changes' | 'policy',
  { errors: number; others: number }
>({
  id: 'validation/architecture-changed-since-review',
  summary: 'Architecture that changed since the last review and that the model does not show',
  severity: 'error',
  confidence: 'certain',
  needs: ['sinceReview', 'changes', 'policy'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  options: {
    type: 'object',
    properties: {
      errors: budget(0, 'How many changes may go unshown that would fail a pull request.'),
      others: budget(5, 'How many other changes may go unshown.'),
    },
    additionalProperties: false,
  },
  defaults: { errors: 0, others: 5 },
  *check(context) {
    const { models, options, evidence } = context;
    for (const model of models) {
      const since = evidence.sinceReview.get(model.id);
      if (since === undefined) continue;
      const found = drift(model, since, context);
      const severe = found.filter(({ severity }) => severity === 'error');
      const others = found.filter(({ severity }) => severity !== 'error');
      const severity: Severity | undefined =
        severe.length > options.errors ? 'error' : others.length > options.others ? 'warning' : undefined;
      const [first, ...rest] = [...severe, ...others];
      if (severity === undefined || first === undefined) continue;
      yield {
        at: newestReview(model)?.at ?? model.at,
        subject: modelSubject(model),
        message: `the architecture changed since the review of ${since.review}, and model \`${model.id}\` does not show it: ${first.sentence}${more(rest.length)}`,
        remedy: `Review the model with the people who build the system (\`threatlint review ${model.id}\` lists what changed), and show in it what is missing.`,
        severity,
        related: [first, ...rest].slice(0, 10).map(({ at, sentence }) => ({ at, message: sentence })),
      };
    }
  },
});

function more(others: number): string {
  return others === 0 ? '' : ` (and ${others} more ${others === 1 ? 'change' : 'changes'})`;
}
