import type { Id } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import type { Threat } from '../../../src/core/threat.ts';
import { counts, MOST_LETTERS } from '../../../src/models/categories.ts';
import { crossings } from '../../../src/models/graph.ts';

export const boundaryCrossingWithoutThreat = defineRule({
  id: 'threats/boundary-crossing-without-threat',
  summary: 'A flow that crosses a trust boundary and that no threat is about',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models }) {
    for (const model of models) {
      if (!model.carries.has('threats')) continue;
      const looked = targets(model.threats.filter(counts));
      for (const { id } of model.dismissed) looked.add(id);
      const sweeping = targets(model.threats.filter(threat => !counts(threat)));
      for (const { flow, from, to } of crossings(model)) {
        if (looked.has(flow.id)) continue;
        const lacking = sweeping.has(flow.id)
          ? `every threat about it names more than ${MOST_LETTERS} STRIDE categories`
          : 'no threat is about it';
        yield {
          at: flow.at,
          subject: entitySubject(model, 'flows', flow.id),
          message: `flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and ${lacking}`,
          remedy: `Add a threat with \`at: ${flow.id}\`, or say under \`dismissed\` why none applies.`,
          related: [
            { at: flow.place('from'), message: `starts in \`${from}\`` },
            { at: flow.place('to'), message: `ends in \`${to}\`` },
          ],
          snippet: {
            path: model.source.path,
            text: [
              'threats:',
              `  ${flow.id}-tampering:`,
              `    at: ${flow.id}`,
              '    stride: tampering',
              '    what: Who changes what on this flow, to what effect',
              '    mitigate:',
              '      control: {what: What prevents it, owner: who, due: YYYY-MM-DD}',
            ].join('\n'),
          },
        };
      }
    }
  },
});

function targets(threats: readonly Threat[]): Set<Id> {
  return new Set(threats.flatMap(threat => threat.targets.map(target => target.id)));
}
