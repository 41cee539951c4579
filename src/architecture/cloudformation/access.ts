import type { Component, ComponentKey, Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { valueOf as asValue, valueText } from '../facts/values.ts';

/** The name that a resource gives itself: `TableName`, `QueueName`, `BucketName`. */
const NAME = /^(Table|Bucket|Queue|Topic|Stream|Function|StateMachine|EventBus|DeliveryStream|Secret)?Name$/;

/**
 * Leaves out the uses that permissions already state: a variable with the name of a table that the component, or the
 * identity that it runs as, may access says where the table is, not that there is a new flow.
 */
export function withoutStatedUses(
  components: readonly Component[],
  declarations: readonly Declaration[],
): Component[] {
  const names = physicalNames(declarations);
  const granted = new Map(components.map(one => [one.key, grantedBy(one, names)]));
  const identities = new Set(components.filter(one => one.kind === 'identity').map(one => one.key));
  return components.map(one => {
    const ofIdentities = one.refs.filter(ref => identities.has(ref)).map(ref => granted.get(ref));
    const stated = new Set([granted.get(one.key), ...ofIdentities].flatMap(all => [...(all ?? [])]));
    if (stated.size === 0) return one;
    return {
      ...one,
      facts: one.facts.filter(fact => fact.is !== 'talks-to' || !stated.has(valueText(fact.to))),
    };
  });
}

/** What a component is allowed to act on, as canonical text: the resources, and the names that they give themselves. */
function grantedBy(component: Component, names: ReadonlyMap<ComponentKey, string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const fact of component.facts) {
    if (!isOwnGrant(fact, component)) continue;
    found.add(valueText(fact.on));
    const keys = 'ref' in fact.on ? [fact.on.ref] : 'unknown' in fact.on ? fact.on.refs : [];
    for (const key of keys) {
      found.add(valueText({ ref: key }));
      // A parameter is known by its name, as text that consists of it.
      found.add(`"\${<${key}>}"`);
      const name = names.get(key);
      if (name !== undefined) found.add(name);
    }
  }
  return found;
}

type Grant = Extract<Fact, { is: 'grants' }>;

function isOwnGrant(fact: Fact, component: Component): fact is Grant {
  return (
    fact.is === 'grants' && fact.effect === 'allow' && 'ref' in fact.who && fact.who.ref === component.key
  );
}

function physicalNames(declarations: readonly Declaration[]): Map<ComponentKey, string> {
  const found = new Map<ComponentKey, string>();
  for (const { key, body } of declarations) {
    const name = body.entries.find(entry => NAME.test(entry.key));
    if (name !== undefined) found.set(key, valueText(asValue(name.value)));
  }
  return found;
}
