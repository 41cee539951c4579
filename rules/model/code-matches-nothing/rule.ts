import type { Deployed } from '../../../src/core/evidence.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject, modelSubject } from '../../../src/core/subject.ts';
import { names } from '../../../src/matching/address.ts';
import { hiding, type Unmatched, unmatched } from '../../../src/matching/deployed.ts';
import { closeness } from '../../../src/matching/scope.ts';
import { quote } from '../../../src/validation/quote.ts';
import { suggestion } from './suggestion.ts';

export const codeMatchesNothing = defineRule({
  id: 'model/code-matches-nothing',
  summary: 'A code reference that matches nothing that is deployed',
  severity: 'error',
  confidence: 'certain',
  needs: ['deployed'],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, evidence: { deployed } }) {
    // A repository that deploys nothing at all says nothing of what its models name: that lies in another one.
    if (deployed.components.size + deployed.removed.size === 0) return;
    for (const model of models) {
      const open = unmatched(model, deployed).filter(
        ({ reference }) => hiding(reference, model, deployed).length === 0,
      );
      const [first] = open;
      const inScope = [deployed.components, deployed.removed].some(some =>
        [...some.values()].some(({ at }) => closeness(model, at.source.path) >= 0),
      );
      if (first === undefined) continue;
      if (inScope) yield* open.map(one => draft(one, model, deployed));
      else
        yield {
          at: first.reference.at,
          subject: modelSubject(model),
          key: 'nothing deployed',
          message: `model \`${model.id}\` names ${open.length === 1 ? 'a component' : `${open.length} components`} by \`code\`, and nothing is deployed from the paths that it speaks for`,
          remedy:
            'Name the folder with the infrastructure under `scope`, or leave out `code` where it lies in another repository.',
          severity: 'warning',
        };
    }
  },
});

function draft({ collection, entity, reference }: Unmatched, model: Model, deployed: Deployed): Draft {
  const told = `\`code\` of \`${entity.id}\` names ${quote(reference.address)}`;
  const gone = [...deployed.removed.values()].some(component => names(reference, component, model));
  const common = {
    at: reference.at,
    subject: entitySubject(model, collection, entity.id),
    key: reference.address,
  };
  const meant = suggestion(reference.address, model, deployed);
  const otherwise =
    'Remove the reference with what it stood for, or add `planned: true` if the code is still to come.';
  return {
    ...common,
    message: gone
      ? `${told}, which this pull request removes`
      : `${told}, and nothing in the scope of model \`${model.id}\` has that address`,
    remedy:
      meant === undefined
        ? otherwise
        : `Did you mean ${quote(meant)}? Otherwise: ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`,
    severity: gone ? 'error' : 'warning',
  };
}
