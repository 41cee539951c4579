import type { Change, Component } from '../../../src/core/architecture.ts';
import type { Draft } from '../../../src/core/finding.ts';
import type { Model } from '../../../src/core/model.ts';
import type { Span } from '../../../src/core/source.ts';
import type { Against } from '../../../src/matching/agreement.ts';
import type { Group, Unshown } from '../../../src/matching/unshown.ts';

const RANK = { error: 0, warning: 1, notice: 2, certain: 0, likely: 1, possible: 2 } as const;

/** Words one finding: the change that names the matter best, what the model would have to say, and the decision. */
export function report(group: Group, model: Model, components: Against['components']): Draft {
  const worst = [...group.unshown].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      RANK[a.change.confidence] - RANK[b.change.confidence] ||
      telling(a.change) - telling(b.change),
  );
  const [main, ...rest] = worst as [Unshown, ...Unshown[]];
  const others = elsewhere(main.change, rest);
  const more =
    others.length === 0
      ? ''
      : ` (and ${others.length} more ${others.length === 1 ? 'change' : 'changes'} of it)`;
  const canonical = group.unshown.map(({ change, class_ }) => `${class_} ${change.canonical}`).sort();
  return {
    at: place(main.change, components, model),
    subject: group.root.key,
    key: canonical.join('\n'),
    message: `${main.change.sentence}${more}, and model \`${model.id}\` does not show it`,
    remedy: `Give the model ${wanted(worst)}; or, if it needs no change, record a decision that says why.`,
    severity: main.severity,
    confidence: main.change.confidence,
    related: [
      ...others
        .slice(0, 5)
        .map(change => ({ at: place(change, components, model), message: change.sentence })),
      ...group.unshown.flatMap(({ change }) => partsOf(change)).slice(0, 5),
      ...main.change.also
        .slice(0, 5)
        .map(also => ({ at: also.at, message: `the same in \`${also.about.unit}\`` })),
      ...users(main.change.about, components),
      ...(main.change.cause === undefined
        ? []
        : [{ at: main.change.cause, message: 'the value comes from here' }]),
    ],
    decidable: { component: group.root.address, change: main.class_, canonical: canonical.join('\n') },
  };
}

/** The other changes, once for each place: two readings of one line are one change to people. */
function elsewhere(main: Change, rest: readonly Unshown[]): Change[] {
  const where = ({ at }: Change) => `${at.source.path}:${at.start}`;
  const places = new Map([[where(main), main]]);
  for (const { change } of rest) if (!places.has(where(change))) places.set(where(change), change);
  return [...places.values()].slice(1);
}

/** What came with a change and can be shown at head. */
function partsOf({ parts = [] }: Change): { at: Span; message: string }[] {
  return parts.flatMap(({ address, at }) =>
    at === undefined ? [] : [{ at, message: `with \`${address}\`` }],
  );
}

/** Which of several changes names the matter best: a new thing of its own, then what is stated, then how it is set. */
function telling({ about, after }: Change): number {
  if (after?.is === 'exists') return ['process', 'store', 'external'].includes(about.kind) ? 0 : 2;
  return after?.is === 'exposes' || after?.is === 'grants' ? 1 : 3;
}

function wanted(unshown: readonly Unshown[]): string {
  const [first, second, ...rest] = [...new Set(unshown.map(({ wanted }) => wanted))];
  return [first, second && `and ${second}`, rest.length > 0 && `and ${rest.length} more`]
    .filter(Boolean)
    .join(', ');
}

/** So many are named; the rest is a number. */
const NAMED = 100;

/** Who uses the module that something is declared in, as one place: the finding is one, whoever shares the module. */
function users({ key }: Component, components: Against['components']): { at: Span; message: string }[] {
  const found = [...components.values()].filter(({ contains }) => contains?.includes(key));
  const [first] = found;
  if (first === undefined) return [];
  const units = [...new Set(found.map(({ unit }) => unit))];
  const named = units.slice(0, NAMED).map(unit => (unit === '' ? 'the top folder' : `\`${unit}\``));
  const more = units.length > NAMED ? `, and ${units.length - NAMED} more` : '';
  return [{ at: first.at, message: `in use by ${units.length}: ${named.join(', ')}${more}` }];
}

/** What was removed has no place at head: then the component's own, or that of the model that speaks for it. */
function place(change: Change, components: Against['components'], model: Model): Span {
  return change.removed ? (components.get(change.about.key)?.at ?? model.at) : change.at;
}
