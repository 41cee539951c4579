import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { isDone, namedMitigations } from '../../../src/models/mitigations.ts';

export const shareShipped = defineRule<never, { least: number }>({
  id: 'response/share-shipped',
  summary: 'A model with too few mitigations in place',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  options: {
    type: 'object',
    properties: {
      least: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: 50,
        description: 'How many of a hundred mitigations must be done, with evidence.',
      },
    },
    additionalProperties: false,
  },
  defaults: { least: 50 },
  *check({ models, today, options: { least } }) {
    for (const model of models) {
      const all = [...namedMitigations(model)];
      const open = all.filter(({ mitigation }) => {
        return !isDone(mitigation, today) || mitigation.evidence === undefined;
      });
      const shipped = all.length - open.length;
      const [first] = open;
      if (first === undefined || shipped * 100 >= least * all.length) continue;
      const shown = open.slice(0, 5).map(({ mitigation }) => `\`${mitigation.id}\``);
      const more = open.length > 5 ? `, and ${open.length - 5} more` : '';
      yield {
        at: model.at,
        subject: modelSubject(model),
        message: `${shipped} of ${all.length} mitigations of model \`${model.id}\` are done with evidence, less than ${least} %; open: ${shown.join(', ')}${more}`,
        remedy: 'Put the next ones in place, and add `done` and `evidence` to those that are.',
        related: [{ at: first.mitigation.at, message: 'the first that is not done with evidence' }],
      };
    }
  },
});
