import {
  type Change,
  type Component,
  type ComponentKey,
  type Fact,
  isTelling,
  type Part,
} from '../../core/architecture.ts';

/** The components of one side that the other side does not have, under any name. */
interface Side {
  readonly all: ReadonlyMap<ComponentKey, Component>;
  readonly alone: (key: ComponentKey) => boolean;
}

/** What reads values and calls nothing, or only configures the tool: it is no part of what is deployed. */
const NO_PART = /^(provider\.|values$)/;
/** How far a part may be from the change: a policy, its attachment, the role. */
const STEPS = 2;
const VARIABLE = /\bvar\.([A-Za-z_][\w-]*)/g;
const PARAMETER = 'cloudformation:parameter#';

/**
 * Gives each change what came (or went) together with its component and has no change of its own: declarations that
 * refer to the component or that it refers to, such as a log group or the attachment of a policy, and the variables that
 * its value is left to. A declaration is a part of one change only: the first of its owner, of what it refers to, or of
 * what refers to it.
 */
export function withParts(changes: readonly Change[], base: Side, head: Side): Change[] {
  const firsts = new Map<ComponentKey, number>();
  const told = new Set<ComponentKey>();
  changes.forEach((change, index) => {
    if (!isTelling(change)) return;
    if (!firsts.has(change.about.key)) firsts.set(change.about.key, index);
    for (const { about } of [change, ...change.also]) told.add(about.key);
  });
  const parts = changes.map(change => new Map(variablesOf(change).map(name => [name, { address: name }])));
  for (const { side, isHead } of [
    { side: head, isHead: true },
    { side: base, isHead: false },
  ]) {
    for (const { one, index } of belonging(side, firsts, told)) {
      const part: Part = { address: one.address, ...(isHead ? { at: one.at } : {}) };
      if (parts[index]?.has(one.address) === false) parts[index].set(one.address, part);
    }
  }
  return changes.map((change, index) => {
    const own = [...(parts[index]?.values() ?? [])];
    return own.length === 0 ? change : { ...change, parts: own };
  });
}

/** What only one side has and is not told, with the index of the change that it belongs to: a policy by its attachment. */
function belonging(
  { all, alone }: Side,
  firsts: ReadonlyMap<ComponentKey, number>,
  told: ReadonlySet<ComponentKey>,
): { one: Component; index: number }[] {
  const left = [...all.values()].filter(
    one => alone(one.key) && !told.has(one.key) && !NO_PART.test(one.type),
  );
  const indexes = new Map(firsts);
  const found: { one: Component; index: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    const users = usersOf(all, indexes);
    const near = left
      .filter(one => !indexes.has(one.key))
      .flatMap(one => {
        const keys = [one.owner ?? '', ...one.refs, ...(users.get(one.key) ?? [])];
        const index = keys.map(key => indexes.get(key)).find(place => place !== undefined);
        return index === undefined ? [] : [{ one, index }];
      });
    for (const { one, index } of near) indexes.set(one.key, index);
    found.push(...near);
  }
  return found;
}

/** Which of these components refer to a key. */
function usersOf(
  all: ReadonlyMap<ComponentKey, Component>,
  keys: ReadonlyMap<ComponentKey, number>,
): Map<ComponentKey, ComponentKey[]> {
  const users = new Map<ComponentKey, ComponentKey[]>();
  for (const key of keys.keys()) {
    for (const ref of all.get(key)?.refs ?? []) {
      const held = users.get(ref);
      if (held === undefined) users.set(ref, [key]);
      else held.push(key);
    }
  }
  return users;
}

/** The variables and parameters without a known value that the changed facts are left to, as the source writes them. */
function variablesOf({ before, after }: Change): string[] {
  const text = JSON.stringify([before, after].map(withoutPlaces));
  const names = [...text.matchAll(VARIABLE)].map(([name]) => name);
  const parameters = text
    .split(PARAMETER)
    .slice(1)
    .map(rest => /^[\w-]+/.exec(rest)?.[0] ?? '')
    .filter(name => name !== '');
  return [...new Set([...names, ...parameters])];
}

function withoutPlaces(fact: Fact | undefined): object | undefined {
  if (fact === undefined) return undefined;
  const { at, cause, ...rest } = fact;
  return rest;
}
