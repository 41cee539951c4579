import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { type Unlooked, unlooked } from '../../../src/models/unlooked.ts';

export const newFlowWithoutThreat = defineRule({
  id: 'threats/new-flow-without-threat',
  summary: 'A flow over a trust boundary that a pull request adds to a model and that no threat names',
  severity: 'error',
  confidence: 'certain',
  needs: ['baseModels'],
  judges: 'change',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control, evidence }) {
    for (const model of models) {
      const before = evidence.baseModels.find(({ id }) => id === model.id);
      const isTold =
        control.preset === 'strict' || methodsOf(model, control).includes('stride-per-interaction');
      // What is new as a whole, or has no threats yet, is for the rules about what a commit says.
      if (isTold || before === undefined || !before.carries.has('threats')) continue;
      yield* unlooked(model)
        .filter(crossing => !crossing.outside && crossing.near.length > 0 && isNew(crossing, before))
        .map(crossing => unnamed(model, crossing));
    }
  },
});

/** Neither its id nor its two ends were there: a flow that has another name is none. */
function isNew({ flow }: Unlooked, { flows }: Model): boolean {
  return !flows.some(
    ({ id, from, to }) => id === flow.id || (from?.id === flow.from?.id && to?.id === flow.to?.id),
  );
}

function unnamed(model: Model, { flow, from, to, near }: Unlooked): Draft {
  const names = near.slice(0, 2).map(({ id }) => `\`${id}\``);
  return {
    at: flow.at,
    subject: entitySubject(model, 'flows', flow.id),
    message: `new flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and threats are about its ends alone`,
    remedy: `Name the flow in the \`at\` of the threats that come over it, such as ${names.join(' or ')}, or add one; where none does, say under \`dismissed\` why.`,
    related: near
      .slice(0, 2)
      .map(({ id, at }) => ({ at, message: `threat \`${id}\` is about one of its ends` })),
  };
}
