import type { Flow, Id, Threat } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { counts, MOST_LETTERS } from '../../../src/models/categories.ts';
import { crossings } from '../../../src/models/graph.ts';

export const elementWithoutThreat = defineRule({
  id: 'threats/element-without-threat',
  summary: 'An element at a trust boundary that no threat in particular is about',
  severity: 'warning',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('threats')) continue;
      const dismissed = model.dismissed.map(dismissal => dismissal.id);
      const looked = targets(model.threats, dismissed);
      const inParticular = targets(model.threats.filter(counts), dismissed);
      const flows = new Map<Id, Flow[]>();
      for (const { flow } of crossings(model)) {
        for (const end of [flow.from, flow.to]) {
          if (end !== undefined) flows.set(end.id, [...(flows.get(end.id) ?? []), flow]);
        }
      }
      for (const element of model.elements) {
        const crossing = flows.get(element.id) ?? [];
        if (element.kind === 'external' || crossing.length === 0) continue;
        // A crossing that nobody looked at is told of by a rule of its own.
        if (!crossing.every(flow => looked.has(flow.id))) continue;
        const ids = [
          element.id,
          ...(element.runsAs ? [element.runsAs.id] : []),
          ...crossing.map(flow => flow.id),
        ];
        if (ids.some(id => inParticular.has(id))) continue;
        yield {
          at: element.at,
          subject: entitySubject(model, 'elements', element.id),
          message: `element \`${element.id}\` lies at a trust boundary, and every threat about it or its crossing flows names more than ${MOST_LETTERS} STRIDE categories`,
          remedy: `Add a threat with \`at: ${element.id}\` and the one or two categories that it is about.`,
          related: crossing
            .slice(0, 3)
            .map(flow => ({ at: flow.at, message: 'a flow that crosses a boundary' })),
        };
      }
    }
  },
});

function targets(threats: readonly Threat[], dismissed: readonly Id[]): ReadonlySet<Id> {
  return new Set([...threats.flatMap(threat => threat.targets.map(target => target.id)), ...dismissed]);
}
