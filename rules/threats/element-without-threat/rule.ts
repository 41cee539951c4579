import type { Flow, Id } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { Coverage, counts, strideOfFlow } from '../../../src/models/categories.ts';
import { crossings } from '../../../src/models/graph.ts';

export const elementWithoutThreat = defineRule({
  id: 'threats/element-without-threat',
  summary: 'An element at a trust boundary that no threat is about',
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
      const dismissed = new Set(model.dismissed.map(dismissal => dismissal.id));
      const coverage = new Coverage(model);
      const threatened = new Set(
        model.threats.filter(counts).flatMap(threat => threat.targets.map(target => target.id)),
      );
      const flows = new Map<Id, Flow[]>();
      for (const { flow } of crossings(model)) {
        for (const end of [flow.from, flow.to]) {
          if (end === undefined) continue;
          const known = flows.get(end.id);
          if (known === undefined) flows.set(end.id, [flow]);
          else known.push(flow);
        }
      }
      for (const element of model.elements) {
        const crossing = flows.get(element.id) ?? [];
        if (element.kind === 'external' || crossing.length === 0 || dismissed.has(element.id)) continue;
        const ids = [
          element.id,
          ...(element.runsAs ? [element.runsAs.id] : []),
          ...crossing.map(flow => flow.id),
        ];
        if (ids.some(id => threatened.has(id))) continue;
        // A crossing that nobody looked at is told of by a rule of its own.
        if (!crossing.every(flow => dismissed.has(flow.id))) continue;
        if (crossing.every(flow => coverage.open(strideOfFlow(), flow.id).length === 0)) continue;
        yield {
          at: element.at,
          subject: entitySubject(model, 'elements', element.id),
          message: `element \`${element.id}\` lies at a trust boundary; its crossing flows are dismissed in part, and no threat is about it`,
          remedy: `Add a threat with \`at: ${element.id}\`, or say under \`dismissed\` why none applies.`,
          related: crossing
            .slice(0, 3)
            .map(flow => ({ at: flow.at, message: 'a flow that crosses a boundary' })),
        };
      }
    }
  },
});
