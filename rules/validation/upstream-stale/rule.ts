import { daysBetween } from '../../../src/core/dates.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { lockedModels } from '../../../src/models/upstreams.ts';

export const upstreamStale = defineRule<never, { days: number }>({
  id: 'validation/upstream-stale',
  summary: 'A lock of upstream models that nothing has refreshed for long',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  options: {
    type: 'object',
    properties: {
      days: {
        type: 'integer',
        minimum: 1,
        maximum: 366,
        default: 35,
        description: 'Days after which what was fetched is too old',
      },
    },
    additionalProperties: false,
  },
  defaults: { days: 35 },
  *check({ models, documents, today, options }) {
    const relied = new Set(models.flatMap(({ reliesOn }) => reliesOn.map(({ model }) => model.id)));
    const [oldest, ...others] = [...lockedModels(documents)]
      .filter(([id, { fetched }]) => relied.has(id) && daysBetween(fetched, today) > options.days)
      .sort(([, a], [, b]) => (a.fetched < b.fetched ? -1 : 1));
    if (oldest === undefined) return;
    const [id, { at, fetched }] = oldest;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    yield {
      at,
      subject: 'upstream.lock',
      message: `\`${id}\`${more} ${more === '' ? 'was' : 'were'} last fetched ${daysBetween(fetched, today)} days ago; the limit is ${options.days} days`,
      remedy:
        'See why the scan does not refresh the lock, or run `threatlint upstream owner/repository=<clone> --update`.',
      related: others
        .slice(0, 10)
        .map(([, locked]) => ({ at: locked.at, message: `fetched on ${locked.fetched}` })),
    };
  },
});
