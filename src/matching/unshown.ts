import type { Change, ChangeClass, Component, ComponentKey } from '../core/architecture.ts';
import type { Severity } from '../core/finding.ts';
import type { NonEmpty } from '../core/nonempty.ts';
import { type Components, ownersOf } from './address.ts';
import { type Against, missing } from './agreement.ts';
import { severityOf } from './change-severity.ts';

/** A change that the model does not show, with what the model would have to say. */
export interface Unshown {
  readonly change: Change;
  readonly class_: ChangeClass;
  readonly severity: Severity;
  readonly wanted: string;
}

/** What of a change the model at head does not show, class by class; nothing where it shows all that matters. */
export function unshownIn(change: Change, against: Against): Unshown[] {
  return change.classes.flatMap(class_ => {
    const severity = severityOf(change, class_);
    const wanted = severity === undefined ? undefined : missing(change, class_, against);
    return severity === undefined || wanted === undefined ? [] : [{ change, class_, severity, wanted }];
  });
}

/** Changes that are told together: all that a new component brings with it, or one change of an old component. */
export interface Group {
  readonly root: Component;
  readonly unshown: NonEmpty<Unshown>;
}

/**
 * One bucket with its policy and its encryption is one thing to model, hence one finding. So is a new rule together
 * with what it opens, and whatever two readings say of one and the same line.
 */
export function gather(unshown: readonly Unshown[], components: Components): Group[] {
  const added = new Set<ComponentKey>();
  for (const { change } of unshown) if (change.after?.is === 'exists') added.add(change.about.key);
  const groups = new Map<string, { root: Component; unshown: [Unshown, ...Unshown[]] }>();
  for (const item of unshown) {
    const { change } = item;
    const stated = components.get(change.after?.via ?? '');
    const chain = [
      ...ownersOf(change.about, components),
      ...(stated === undefined ? [] : ownersOf(stated, components)),
    ];
    const root = chain.findLast(owner => added.has(owner.key));
    const { source, start } = change.at;
    const key = root?.key ?? `${change.about.key}\n${source.path}:${start}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { root: root ?? change.about, unshown: [item] });
    else group.unshown.push(item);
  }
  return [...groups.values()];
}
