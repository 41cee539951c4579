import type { Component, ComponentKey, Fact, Value } from '../core/architecture.ts';
import type { RepoPath } from '../core/source.ts';
import type { Readings } from './read-units.ts';

/**
 * The components of both trees without what only one of them could be read of. A file that does not parse on one side says
 * there less than it declares: what is missing is not removed, and what is salvaged is not all. Where it is unreadable on
 * both sides (the same reader salvages alike), what could be read of it is compared.
 */
export function comparable(
  was: Readings,
  is: Readings,
): { before: readonly Component[]; after: readonly Component[] } {
  const [atBase, atHead] = [unreadOf(was), unreadOf(is)];
  const left = [...atBase, ...atHead].filter(path => atBase.has(path) !== atHead.has(path));
  if (left.length === 0) return { before: was.components, after: is.components };
  const paths = new Set(left);
  const isLeft = (one: Component): boolean => paths.has(one.at.source.path);
  const lost = new Set([...was.components, ...is.components].filter(isLeft).map(one => one.key));
  const kept = (components: readonly Component[]): Component[] =>
    components
      .filter(one => !isLeft(one) && !lost.has(one.key))
      .map(one => ({ ...one, facts: one.facts.filter(fact => !restsOn(fact, paths, lost)) }));
  return { before: kept(was.components), after: kept(is.components) };
}

function unreadOf({ gaps, unread }: Readings): Set<RepoPath> {
  return new Set([...gaps.flatMap(gap => gap.path ?? []), ...unread]);
}

/** True for a fact that a file states, or that leads to what the file declares. */
function restsOn(fact: Fact, paths: ReadonlySet<RepoPath>, lost: ReadonlySet<ComponentKey>): boolean {
  if (paths.has(fact.at.source.path) || paths.has(fact.cause?.source.path ?? '')) return true;
  return (fact.via !== undefined && lost.has(fact.via)) || valuesOf(fact).some(value => leadsTo(value, lost));
}

function valuesOf(fact: Fact): Value[] {
  switch (fact.is) {
    case 'exposes':
      return [fact.peer, fact.port];
    case 'grants':
      return [fact.who, fact.on];
    case 'talks-to':
      return [fact.to];
    case 'runs-as':
      return [fact.who];
    case 'control':
    case 'setting':
      return [fact.value];
    default:
      return [];
  }
}

/** Also by the text of an expression: where the declaration is not read, its address is all that is left of a reference. */
function leadsTo(value: Value, lost: ReadonlySet<ComponentKey>): boolean {
  if ('ref' in value) return lost.has(value.ref);
  if ('set' in value) return value.set.some(one => leadsTo(one, lost));
  if (!('unknown' in value)) return false;
  return (
    value.refs.some(ref => lost.has(ref)) ||
    [...lost].some(key => value.unknown.includes(key.slice(key.indexOf('#') + 1)))
  );
}
