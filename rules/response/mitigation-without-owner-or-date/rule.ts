import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import { defineRule } from '../../../src/core/rule.ts';
import { modelSubject } from '../../../src/core/subject.ts';
import { type NamedMitigation, namedMitigations } from '../../../src/models/mitigations.ts';

export const mitigationWithoutOwnerOrDate = defineRule({
  id: 'response/mitigation-without-owner-or-date',
  summary: 'A mitigation that nobody owns or that says neither that it is in place nor when it will be',
  severity: 'error',
  confidence: 'certain',
  needs: [],
  judges: 'state',
  edition: 1,
  preset: 'recommended',
  defaults: {},
  *check({ models, control }) {
    const strict = control.preset === 'strict';
    for (const model of models) {
      const all = [...namedMitigations(model)];
      if (strict) yield* all.flatMap(one => withoutOwner(one, model));
      const open = all.filter(({ mitigation: { due, done } }) => due === undefined && done === undefined);
      yield* open.filter(isTaken).map(withoutDate);
      const unknown = open.filter(one => !isTaken(one));
      yield* withoutState(model, unknown, strict ? 'error' : 'warning');
    }
  },
});

/** Whether somebody is to do it, so that it is known to be planned. */
function isTaken({ mitigation: { owner, ticket } }: NamedMitigation): boolean {
  return owner !== undefined || ticket !== undefined;
}

function withoutOwner({ mitigation, subject, name }: NamedMitigation, { owner }: Model): Draft[] {
  if (mitigation.owner !== undefined) return [];
  const { at } = mitigation;
  const team = owner === undefined ? '' : `, such as \`${owner}\``;
  const remedy = `Add \`owner\`: the person or team who sees to it${team}.`;
  return [{ at, subject, key: 'owner', message: `${name} has no owner`, remedy }];
}

function withoutDate({ mitigation, subject, name }: NamedMitigation): Draft {
  return {
    at: mitigation.at,
    subject,
    key: 'date',
    message: `${name} has no date`,
    remedy:
      'Add `due` with the day by which it will be in place, or `done` if it is: the day, or `true` where nobody knows it.',
  };
}

/** What nobody is said to do may be in place or an idea: that is unknown, and told once for each model. */
function* withoutState(
  model: Model,
  unknown: readonly NamedMitigation[],
  severity: 'error' | 'warning',
): Generator<Draft> {
  const [first, ...more] = unknown;
  if (first === undefined) return;
  const { mitigation, name } = first;
  const says = 'neither that it is in place nor by when it will be';
  yield {
    at: mitigation.at,
    subject: modelSubject(model),
    key: 'state',
    severity,
    message:
      more.length === 0
        ? `${name} says ${says}`
        : `${unknown.length} mitigations of model \`${model.id}\` say neither that they are in place nor by when they will be; the first is ${name}`,
    remedy: 'Add `done: true` to what is in place, and `due` with a day to what is planned.',
    related: more.slice(0, 4).map(one => ({ at: one.mitigation.at, message: one.name })),
  };
}
