import type { Draft } from '../../../src/core/finding.ts';
import type { Id, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { isProvider } from '../../../src/models/cloud.ts';
import { type DocumentedTransfer, isDocumented } from '../../../src/models/graph.ts';

export const transferWithoutAssumption = defineRule({
  id: 'response/transfer-without-assumption',
  summary: 'A transferred threat without the assumption that it rests on',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      for (const threat of model.threats) {
        for (const response of threat.responses) {
          if (response.kind !== 'transfer') continue;
          if (isDocumented(response)) {
            yield* ofAnotherKind(model, threat.id, response);
            continue;
          }
          const to = response.to === undefined ? 'another party' : `\`${response.to}\``;
          yield {
            at: response.at,
            subject: entitySubject(model, 'threats', threat.id),
            message: `threat \`${threat.id}\` is transferred to ${to} without an assumption that says what is relied on`,
            remedy:
              'Write down under `assumptions` what the other party does and what follows if it does not, and name it with `assumption`.',
          };
        }
      }
    }
  },
});

/** What a cloud provider does for its customers is written down as what it is: an agreement on who does what. */
function* ofAnotherKind(
  model: Model,
  threat: Id,
  { to = '', assumption }: DocumentedTransfer,
): Generator<Draft> {
  const found = model.assumptions.find(({ id }) => id === assumption.id);
  if (!isProvider(to) || found === undefined || found.kind === 'shared-responsibility') return;
  yield {
    at: assumption.at,
    subject: entitySubject(model, 'threats', threat),
    key: 'kind',
    message: `threat \`${threat}\` is transferred to a cloud provider, and assumption \`${found.id}\` does not have the kind \`shared-responsibility\``,
    remedy: 'Give the assumption `kind: shared-responsibility`.',
    severity: 'warning',
    confidence: 'likely',
  };
}
