import type { Boundary, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { enclosing } from '../../../src/models/graph.ts';
import { personalData } from '../../../src/models/personal.ts';

export const regionNotStated = defineRule({
  id: 'model/region-not-stated',
  summary: 'A boundary at a cloud provider without a region, where the place of the data matters',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const regions = new Set(model.boundaries.flatMap(({ region }) => region ?? []));
      const why =
        personalData(model).data.size > 0
          ? 'the model holds personal data'
          : regions.size > 1
            ? `the model is in ${regions.size} regions`
            : undefined;
      const [first, ...others] = why === undefined ? [] : withoutRegion(model);
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield {
        at: first.at,
        subject: modelSubject(model),
        message: `boundary \`${first.id}\`${more} of model \`${model.id}\` ${more === '' ? 'has' : 'have'} no region, and ${why}`,
        remedy: 'Add `region` to the boundary, or to one that encloses it.',
        related: others.slice(0, 10).map(({ at }) => ({ at, message: 'another one' })),
      };
    }
  },
});

/** The outermost boundaries at a provider that have a process or store, and for which no boundary around or inside them says a region. */
function withoutRegion(model: Model): Boundary[] {
  const byId = new Map(model.boundaries.map(boundary => [boundary.id, boundary]));
  const stated = new Set<string>();
  for (const { id, region } of model.boundaries) {
    if (region !== undefined) for (const outer of [id, ...enclosing(model, id)]) stated.add(outer);
  }
  const used = new Set(
    model.elements.flatMap(({ kind, in: place }) =>
      kind === 'external' || place === undefined ? [] : [place.id, ...enclosing(model, place.id)],
    ),
  );
  return model.boundaries.filter(({ id, kind = 'account', provider = 'other' }) => {
    if (
      provider === 'other' ||
      !['account', 'region', 'network'].includes(kind) ||
      stated.has(id) ||
      !used.has(id)
    )
      return false;
    const around = enclosing(model, id).map(outer => byId.get(outer));
    return around.every(outer => outer?.region === undefined && (outer?.provider ?? 'other') === 'other');
  });
}
