import type { Flow, Id, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject } from '../../../src/core/subject.ts';
import { counts, threatsByTarget } from '../../../src/models/categories.ts';
import { type Crossing, crossings } from '../../../src/models/graph.ts';

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
      const about = threatsByTarget(model);
      for (const { flow, from, to } of unlooked(model, new Set(about.keys()))) {
        const ends = [flow.to, flow.from].flatMap(end => about.get(end?.id ?? '') ?? []);
        const near = [...new Set(ends.filter(counts))].slice(0, 2).map(({ id }) => `\`${id}\``);
        const add = `Add a threat with \`at: ${flow.id}\``;
        const name = `name the flow in the \`at\` of ${near.join(' or ')} if it is about it`;
        yield {
          at: flow.at,
          subject: entitySubject(model, 'flows', flow.id),
          message: `flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and no threat is about it`,
          remedy: `${add}, ${near.length > 0 ? `${name}, ` : ''}or say under \`dismissed\` why none applies.`,
          related: [
            { at: flow.place('from'), message: `starts in \`${from}\`` },
            { at: flow.place('to'), message: `ends in \`${to}\`` },
          ],
          snippet: { path: model.source.path, text: snippet(flow) },
        };
      }
    }
  },
});

/**
 * The crossing flows that nobody looked at. Of a flow and the one that runs back between the same two ends, one stands for
 * both; what passes between two parties outside is theirs.
 */
function unlooked(model: Model, about: ReadonlySet<Id>): Crossing[] {
  const dismissed = new Set(model.dismissed.map(({ id }) => id));
  const outside = new Set(model.elements.flatMap(({ id, kind }) => (kind === 'external' ? [id] : [])));
  const isLooked = ({ id }: Flow) => about.has(id) || dismissed.has(id);
  const all = crossings(model);
  const looked = new Set(all.filter(({ flow }) => isLooked(flow)).map(({ flow }) => ends(flow)));
  return all.filter(({ flow }) => {
    const isTold = isLooked(flow) || looked.has(ends(flow, 'back'));
    // From here on it is the one that is told of.
    if (!isTold) looked.add(ends(flow));
    return !isTold && !(outside.has(flow.from?.id ?? '') && outside.has(flow.to?.id ?? ''));
  });
}

function ends({ from, to }: Flow, direction?: 'back'): string {
  return JSON.stringify(direction === 'back' ? [to?.id, from?.id] : [from?.id, to?.id]);
}

function snippet({ id }: Flow): string {
  return [
    'threats:',
    `  ${id}-tampering:`,
    `    at: ${id}`,
    '    stride: tampering',
    '    what: Who changes what on this flow, to what effect',
    '    mitigate:',
    '      control: {what: What prevents it, owner: who, due: YYYY-MM-DD}',
  ].join('\n');
}
