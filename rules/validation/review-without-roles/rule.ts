import type { Model } from '../../../src/core/model.ts';
import type { Review } from '../../../src/core/review.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { personalData } from '../../../src/models/personal.ts';
import { newestReview } from '../../../src/models/reviews.ts';

export const reviewWithoutRoles = defineRule({
  id: 'validation/review-without-roles',
  summary: 'A review in which a role was missing',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      // Only the newest: who took part in an earlier one can no longer be changed.
      const review = newestReview(model);
      if (review === undefined) continue;
      const missing = missingRoles(model, review);
      if (missing.length === 0) continue;
      yield {
        at: review.at,
        subject: modelSubject(model),
        key: `${review.date} ${missing.join(' ')}`,
        message: `the review of ${review.date} lacks ${missing.join(', and ')}`,
        remedy:
          'Review the model together with whom it lacks, and record that as a new entry with everybody who took part.',
      };
    }
  },
});

/** What a review of this kind asks for and does not have, in words. */
function missingRoles(model: Model, { why, people }: Review): string[] {
  const missing: string[] = [];
  const occasional = why === 'change' || why === 'incident';
  const full = !occasional && (model.criticality === 'high' || model.criticality === 'critical');
  if (!people.has('engineering')) missing.push('`engineering`');
  if (full && !people.has('security')) missing.push('`security`');
  if (full && !people.has('product') && !people.has('operations')) missing.push('`product` or `operations`');
  if (!occasional && personalData(model).flows.length > 0 && !people.has('privacy')) {
    missing.push('`privacy`, since personal data flow');
  }
  if (missing.length === 0) missing.push(...missingPeople(people, full));
  return missing;
}

/** One person is not three: each of the roles of a full review is another person's. */
function missingPeople(people: Review['people'], full: boolean): string[] {
  if (new Set(people.values()).size < 2) return ['a second person'];
  const [engineering, security] = [people.get('engineering'), people.get('security')];
  const business = ['product', 'operations'].flatMap(role => people.get(role) ?? []);
  if (!full || engineering === undefined || security === undefined) return [];
  if (engineering === security) {
    return [`another person for \`engineering\` or \`security\`, since both are \`${security}\``];
  }
  if (business.some(person => person !== engineering && person !== security)) return [];
  return [`another person for \`product\` or \`operations\`, since \`${business[0]}\` has another role`];
}
