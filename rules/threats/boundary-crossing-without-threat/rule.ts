import type { Draft } from '../../../src/core/finding.ts';
import type { Flow, Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { entitySubject, modelSubject } from '../../../src/core/subject.ts';
import { methodsOf } from '../../../src/models/methods.ts';
import { type Unlooked, unlooked } from '../../../src/models/unlooked.ts';

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
  *check({ models, control }) {
    for (const model of models) {
      if (!model.carries.has('threats')) continue;
      const each =
        control.preset === 'strict' || methodsOf(model, control).includes('stride-per-interaction');
      const isPlacing = ({ outside, near }: Unlooked) => !each && !outside && near.length > 0;
      const all = unlooked(model);
      yield* all.filter(crossing => !isPlacing(crossing)).map(crossing => nobody(model, crossing));
      yield* placing(model, all.filter(isPlacing));
    }
  },
});

function nobody(model: Model, { flow, from, to, near }: Unlooked): Draft {
  const names = named(near);
  const instead = names === '' ? '' : `name the flow in the \`at\` of ${names} if it is about it, `;
  return {
    at: flow.at,
    subject: entitySubject(model, 'flows', flow.id),
    message: `flow \`${flow.id}\` crosses from \`${from}\` to \`${to}\`, and no threat is about it`,
    remedy: `Add a threat with \`at: ${flow.id}\`, ${instead}or say under \`dismissed\` why none applies.`,
    related: [
      { at: flow.place('from'), message: `starts in \`${from}\`` },
      { at: flow.place('to'), message: `ends in \`${to}\`` },
    ],
    snippet: { path: model.source.path, text: snippet(flow) },
  };
}

/** Threats are about what the flows connect, and none says over which flow it comes: told once for each model. */
function* placing(model: Model, flows: readonly Unlooked[]): Generator<Draft> {
  const [first, ...more] = flows;
  if (first === undefined) return;
  const names = flows.slice(0, 3).map(({ flow }) => `\`${flow.id}\``);
  const rest = flows.length > 3 ? ` and ${flows.length - 3} more` : '';
  const which = more.length === 0 ? `flow ${names[0]} crosses` : `flows ${names.join(', ')}${rest} cross`;
  yield {
    at: first.flow.at,
    subject: modelSubject(model),
    key: 'inside',
    severity: 'warning',
    message: `${which} a trust boundary inside model \`${model.id}\`, and threats are about ${more.length === 0 ? 'its' : 'their'} ends alone`,
    remedy: `Name each flow in the \`at\` of the threats that come over it, such as ${named(first.near)} for \`${first.flow.id}\`; where none does, add one, or say under \`dismissed\` why none applies.`,
    related: more.slice(0, 4).map(({ flow }) => ({ at: flow.at, message: 'a flow that no threat names' })),
  };
}

function named(threats: Unlooked['near']): string {
  return threats
    .slice(0, 2)
    .map(({ id }) => `\`${id}\``)
    .join(' or ');
}

function snippet({ id }: Flow): string {
  const threat = [`  ${id}-tampering:`, `    at: ${id}`, '    stride: tampering'];
  const answer = ['    mitigate:', '      control: {what: What prevents it, due: YYYY-MM-DD}'];
  return ['threats:', ...threat, '    what: Who changes what on this flow, to what effect', ...answer].join(
    '\n',
  );
}
