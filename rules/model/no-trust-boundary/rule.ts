import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

export const noTrustBoundary = defineRule({
  id: 'model/no-trust-boundary',
  summary: 'A model with flows and without a trust boundary',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('boundaries') || model.boundaries.length > 0 || model.flows.length === 0)
        continue;
      const [first] = model.flows;
      yield {
        at: model.at,
        subject: modelSubject(model),
        message: `model \`${model.id}\` has ${count(model.flows.length, 'flow')} and no trust boundary, so nothing in it crosses one`,
        remedy:
          'Add a `boundaries` map (account, network, cluster, team, ...) and say with `in` where each process and data store lies.',
        ...(first === undefined
          ? {}
          : { related: [{ at: first.at, message: 'a flow whose trust boundary is unknown' }] }),
      };
    }
  },
});

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
