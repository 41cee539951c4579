import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';

/** Kinds of assumptions about a provider: what it guarantees and what it decides is out of the team's hands. */
const ABOUT_PROVIDERS: ReadonlySet<string> = new Set(['shared-responsibility', 'tenancy', 'default']);

export const assumptionWithoutConsequence = defineRule({
  id: 'model/assumption-without-consequence',
  summary: 'An assumption about a provider that does not say what breaks if it is wrong',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'strict',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      const [first, ...others] = model.assumptions.filter(
        ({ kind, ifWrong }) => kind !== undefined && ABOUT_PROVIDERS.has(kind) && ifWrong === undefined,
      );
      if (first === undefined) continue;
      const more = others.length === 0 ? '' : ` and ${others.length} more`;
      yield {
        at: first.at,
        subject: modelSubject(model),
        message: `assumption \`${first.id}\`${more} of model \`${model.id}\` ${more === '' ? 'rests' : 'rest'} on a provider and ${more === '' ? 'does' : 'do'} not say what breaks if the provider fails`,
        remedy: 'Say under `if-wrong` what follows for your own users and data.',
        related: others.slice(0, 10).map(({ at }) => ({ at, message: 'another one' })),
      };
    }
  },
});
