import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
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
      const looked = new Set([
        ...model.threats.flatMap(threat => threat.targets.map(target => target.id)),
        ...model.dismissed.map(dismissal => dismissal.id),
      ]);
      for (const { flow, from, to } of crossings(model)) {
        if (looked.has(flow.id)) continue;
        yield {
          at: flow.at,
          subject: entitySubject(model, 'flows', flow.id),
          message: `flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and no threat is about it`,
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
