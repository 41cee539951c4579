import type { Draft } from '../../../src/core/finding.ts';
import type { Element, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { sharedService } from '../../../src/models/cloud.ts';
import { boundaryOf, enclosing } from '../../../src/models/graph.ts';
import { quoteAll } from '../../../src/validation/quote.ts';

export const providerStanceNotStated = defineRule({
  id: 'model/provider-stance-not-stated',
  summary:
    'Services that a provider shares among customers, without what the model takes for granted of them',
  severity: 'warning',
  confidence: 'likely',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const shared = model.elements.filter(element => sharedService(element) !== undefined);
      yield* unstated(model, 'tenancy', shared, 'keeps customers apart');
      const decided = shared.filter(
        element => element.kind === 'store' && sharedService(element)?.defaults !== undefined,
      );
      const what = new Set(decided.map(element => sharedService(element)?.defaults));
      yield* unstated(model, 'default', decided, `decides by default on ${[...what].sort().at(-1)}`);
    }
  },
});

/** What may speak of each: a shared responsibility is one way to say what keeps customers apart. */
const KINDS = { tenancy: ['tenancy', 'shared-responsibility'], default: ['default'] };

/** One finding for all elements, where no assumption speaks of any of them: of it, of what is around it, or of everything. */
function* unstated(
  model: Model,
  kind: 'tenancy' | 'default',
  elements: readonly Element[],
  does: string,
): Generator<Draft> {
  const [first] = elements;
  if (first === undefined) return;
  const about = new Set(
    elements.flatMap(({ id }) => {
      const boundary = boundaryOf(model, id);
      return [id, ...(boundary === undefined ? [] : [boundary, ...enclosing(model, boundary)])];
    }),
  );
  const told = model.assumptions.some(
    assumption =>
      KINDS[kind].includes(assumption.kind ?? '') &&
      (assumption.targets.length === 0 || assumption.targets.some(target => about.has(target.id))),
  );
  if (told) return;
  const named = quoteAll(elements.slice(0, 3).map(({ id }) => id));
  const more = elements.length > 3 ? ` and ${elements.length - 3} more` : '';
  yield {
    at: first.at,
    subject: modelSubject(model),
    key: kind,
    message: `for ${named}${more} the provider ${does}, and no assumption of kind \`${kind}\` says what is relied on`,
    remedy: `Add one assumption of kind \`${kind}\` at the boundary, with \`that\` and \`if-wrong\`.`,
  };
}
