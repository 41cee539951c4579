import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';

/** Models that claim the same folder alike: a change there could be shown in either, so readers must look in both. */
export function* ties(tied: Iterable<readonly Model[]>): Generator<Draft> {
  const told = new Set<string>();
  for (const models of tied) {
    const [first, ...others] = models;
    const ids = models.map(({ id }) => id).sort();
    if (first === undefined || told.has(ids.join())) continue;
    told.add(ids.join());
    yield {
      at: first.scope[0]?.at ?? first.at,
      subject: ids.join('+'),
      key: 'tie',
      message: `models ${ids.map(id => `\`${id}\``).join(' and ')} claim the same folder alike`,
      remedy: 'Give one of them a narrower `scope`, or make them one model.',
      severity: 'warning',
      related: others.map(model => ({ at: model.scope[0]?.at ?? model.at, message: 'claimed here as well' })),
    };
  }
}
