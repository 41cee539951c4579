import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import type { Threat } from '../../../src/core/threat.ts';
import { counts, threatsByTarget } from '../../../src/models/categories.ts';
import { crossings } from '../../../src/models/graph.ts';
import { methodsOf } from '../../../src/models/methods.ts';

export const tooManyLetters = defineRule({
  id: 'threats/too-many-letters',
  summary: 'A threat that names more than two STRIDE categories',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control }) {
    for (const model of models) {
      const each = control.preset === 'strict' || methodsOf(model, control).some(asksForLetters);
      const sweeping = model.threats.filter(threat => !counts(threat));
      const bare = sweeping.length === 0 ? new Set<string>() : crossingsWithoutOther(model);
      for (const threat of sweeping) {
        const flows = threat.targets.filter(({ id }) => bare.has(id));
        if (flows.length === 0 && !each) continue;
        const names = flows.slice(0, 3).map(({ id }) => `\`${id}\``);
        const more = flows.length > 3 ? ` and ${flows.length - 3} more` : '';
        const lacking = flows.length === 0 ? '' : `; nothing else is about ${names.join(', ')}${more}`;
        yield {
          at: threat.place('stride'),
          subject: entitySubject(model, 'threats', threat.id),
          ...(flows.length > 0 && { key: 'crossing' }),
          severity: flows.length === 0 ? 'warning' : 'error',
          message: `threat \`${threat.id}\` names ${threat.stride.length} STRIDE categories, and counts for none${lacking}`,
          remedy: 'Keep the one or two that it is about, and write down the others as threats of their own.',
        };
      }
    }
  },
});

/** Whether a method asks of each element or flow which categories were looked at. */
function asksForLetters(method: string): boolean {
  return method.startsWith('stride-per-');
}

/** The flows over a trust boundary that no threat counts for and that nobody dismissed. */
function crossingsWithoutOther(model: Model): Set<string> {
  const about = threatsByTarget(model);
  const dismissed = new Set(model.dismissed.map(({ id }) => id));
  const isBare = (id: string) =>
    !dismissed.has(id) && !(about.get(id) ?? []).some((one: Threat) => counts(one));
  return new Set(crossings(model).flatMap(({ flow }) => (isBare(flow.id) ? [flow.id] : [])));
}
