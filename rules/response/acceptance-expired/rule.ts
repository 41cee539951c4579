import { daysBetween } from '../../../src/core/dates.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { late } from '../../../src/matching/late.ts';

export const acceptanceExpired = defineRule({
  id: 'response/acceptance-expired',
  summary: 'A threat whose acceptance has run out',
  severity: 'error',
  confidence: 'certain',
  needs: ['changes'],
  judges: 'time',
  edition: 1,
  preset: 'recommended',
  opensReview: true,
  defaults: {},
  *check(context) {
    yield* late(context, model => expired(model, context.today));
  },
});

function expired(model: Model, today: string): Draft[] {
  return model.threats.flatMap(threat =>
    threat.responses.flatMap(({ kind, at, by, until }) => {
      if (kind !== 'accept' || until === undefined || until >= today) return [];
      const days = daysBetween(until, today);
      const who = by === undefined ? '' : ` by \`${by}\``;
      return [
        {
          at,
          subject: entitySubject(model, 'threats', threat.id),
          message: `threat \`${threat.id}\` was accepted${who} until ${until}, which is ${days === 1 ? 'a day' : `${days} days`} ago`,
          remedy: 'Decide again: mitigate the threat, or let who answers for it accept it until a new day.',
        },
      ];
    }),
  );
}
