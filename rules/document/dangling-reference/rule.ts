import type { Collection, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { allReferences, type PointedReference } from '../../../src/models/graph.ts';
import { lostField } from '../../../src/models/misread.ts';
import { nearest } from '../../../src/validation/nearest.ts';

export const danglingReference = defineRule({
  id: 'document/dangling-reference',
  summary: 'A reference to an id that the model does not define',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, documents }) {
    const lost = new Set(documents.filter(file => lostField(file) !== undefined).map(({ source }) => source));
    for (const model of models) {
      // What is named may stand under the lost field.
      if (model.sources.some(source => lost.has(source))) continue;
      const ids = new Map<Collection, ReadonlySet<string>>();
      for (const pointed of allReferences(model)) {
        const { reference, holder, field } = pointed;
        const sets = targets(model, pointed, ids);
        if (sets.some(set => set.has(reference.id))) continue;
        const known = sets.flatMap(set => [...set]);
        const meant = nearest(reference.id, known);
        yield {
          at: reference.at,
          subject: `${modelSubject(model)}/${holder.noun}/${holder.id}`,
          key: `${field} ${reference.id}`,
          message: `\`${field}\` of ${holder.noun} \`${holder.id}\` names \`${reference.id}\`, and the model has no such ${nouns(pointed)}`,
          remedy:
            meant === undefined
              ? `Define \`${reference.id}\` under ${pointed.collections.map(name => `\`${name}\``).join(' or ')}, or name one that exists.`
              : `Did you mean \`${meant}\`? Otherwise define \`${reference.id}\` in the model.`,
        };
      }
    }
  },
});

const INTERNET: ReadonlySet<string> = new Set(['internet']);

/** The ids that a reference may name, a set for each collection. */
function targets(
  model: Model,
  pointed: PointedReference,
  ids: Map<Collection, ReadonlySet<string>>,
): ReadonlySet<string>[] {
  const sets = pointed.collections.map(collection => {
    let some = ids.get(collection);
    if (some === undefined) {
      some = new Set(model[collection].map(entity => entity.id));
      ids.set(collection, some);
    }
    return some;
  });
  return pointed.internet ? [INTERNET, ...sets] : sets;
}

const NOUNS: Record<Collection, string> = {
  data: 'data',
  boundaries: 'boundary',
  identities: 'identity',
  elements: 'element',
  flows: 'flow',
  assumptions: 'assumption',
  threats: 'threat',
  mitigations: 'shared mitigation',
};

function nouns({ collections }: PointedReference): string {
  return collections
    .map(collection => NOUNS[collection])
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
}
