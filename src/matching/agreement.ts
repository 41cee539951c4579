import type { Change, ChangeClass, Fact, Value } from '../core/architecture.ts';
import type { Element, Flow, Model } from '../core/model.ts';
import { privilege } from '../core/privilege.ts';
import type { Threat } from '../core/threat.ts';
import { boundaryOf, INTERNET } from '../models/graph.ts';
import type { Components } from './address.ts';
import { type Cover, coverOf, isCovered } from './covering.ts';

/** What a change is held against. */
export interface Against {
  readonly model: Model;
  /** The same model at base, where it was there. */
  readonly before: Model | undefined;
  readonly components: Components;
}

/**
 * Whether the model at head shows a change of one class. Undefined where it does; otherwise a clause that says what
 * the model would have to say: "a store with `code: aws_s3_bucket.a` and the data that it `holds`".
 */
export function missing(change: Change, class_: ChangeClass, against: Against): string | undefined {
  const { model, components } = against;
  const cover = coverOf(change.about, model, components);
  const code = `\`code: ${change.about.address}\``;
  switch (class_) {
    case 'new-datastore':
    case 'data-classification':
      return cover.elements.some(element => element.kind === 'store' && element.holds.length > 0)
        ? undefined
        : `a \`store\` with ${code} and the data that it \`holds\``;
    case 'new-exposure':
      return missingExposure(change, cover, model, code);
    case 'new-identity':
      return missingPrivilege(change.after, cover, code);
    case 'new-third-party':
      return missingParty(change, cover, model);
    case 'new-region':
      return missingRegion(change.after, model);
    case 'new-dataflow':
      return missingFlow(change, cover, against, code);
    case 'control-removed':
      return answeredAnew(cover, against)
        ? undefined
        : `a new threat, or a new response, about ${cover.elements[0] === undefined ? `an element with ${code}` : `\`${cover.elements[0].id}\``} that answers for the missing control`;
    default:
      return isCovered(cover) ? undefined : `an element with ${code}`;
  }
}

function missingExposure(change: Change, cover: Cover, model: Model, code: string): string | undefined {
  const fact = change.after;
  const internal = fact?.is === 'exposes' && !isOutside(fact.peer);
  if (internal) return isCovered(cover) ? undefined : `an element with ${code}`;
  const ids = new Set(cover.elements.map(element => element.id));
  const open = model.flows.some(
    flow =>
      flow.to !== undefined &&
      ids.has(flow.to.id) &&
      flow.from !== undefined &&
      boundaryOf(model, flow.from.id) === INTERNET,
  );
  if (open) return undefined;
  const [element] = cover.elements;
  return `a flow from an external entity to ${element === undefined ? `an element with ${code}` : `\`${element.id}\``}`;
}

function missingPrivilege(fact: Fact | undefined, cover: Cover, code: string): string | undefined {
  const wide = fact?.is === 'grants' ? privilege(fact) : undefined;
  if (wide === undefined) {
    return isCovered(cover) ? undefined : `an entry under \`identities\` with ${code}`;
  }
  const told = cover.identities.some(identity =>
    identity.may.some(pattern => pattern === '*' || pattern.toLowerCase() === wide.toLowerCase()),
  );
  return told ? undefined : `an entry under \`identities\` with ${code} and \`may: ['${wide}']\``;
}

function missingParty(change: Change, cover: Cover, model: Model): string | undefined {
  const fact = change.after;
  const host = fact?.is === 'talks-to' && 'known' in fact.to ? String(fact.to.known) : undefined;
  const names = (element: Element) =>
    element.kind === 'external' &&
    (element.what === host ||
      element.name === host ||
      element.code.some(reference => reference.address === host));
  if (host !== undefined) {
    return model.elements.some(names) ? undefined : `an \`external\` element with \`code: ${host}\``;
  }
  return cover.elements.length > 0
    ? undefined
    : `an \`external\` element with \`code: ${change.about.address}\``;
}

function missingRegion(fact: Fact | undefined, model: Model): string | undefined {
  const region =
    fact?.is === 'placed' ? text(fact.region) : fact?.is === 'setting' ? text(fact.value) : undefined;
  if (region === undefined) return 'a boundary with the new `region`';
  return model.boundaries.some(boundary => boundary.region === region)
    ? undefined
    : `a boundary with \`region: ${region}\``;
}

function missingFlow(
  change: Change,
  cover: Cover,
  { model, components }: Against,
  code: string,
): string | undefined {
  if (!isCovered(cover)) return `an element with ${code} and the flow`;
  const other = otherEnd(change.after);
  const target = other === undefined ? undefined : components.get(other);
  const theirs = target === undefined ? undefined : coverOf(target, model, components);
  if (theirs === undefined || cover.elements.length === 0) return undefined;
  const joined = model.flows.some(flow => joins(flow, cover.elements, theirs.elements));
  return joined ? undefined : `a flow between the elements with ${code} and \`code: ${target?.address}\``;
}

function otherEnd(fact: Fact | undefined): string | undefined {
  if (fact?.is === 'talks-to' && 'ref' in fact.to) return fact.to.ref;
  if (fact?.is === 'exposes' && 'ref' in fact.peer) return fact.peer.ref;
  if (fact?.is === 'grants' && 'ref' in fact.on) return fact.on.ref;
  return undefined;
}

function joins(flow: Flow, some: readonly Element[], others: readonly Element[]): boolean {
  const has = (elements: readonly Element[], id: string | undefined) =>
    elements.some(element => element.id === id);
  const { from, to } = flow;
  return (has(some, from?.id) && has(others, to?.id)) || (has(others, from?.id) && has(some, to?.id));
}

/** Whether a threat about the covering elements, or about a flow of theirs, is new or has another response than at base. */
function answeredAnew(cover: Cover, { model, before }: Against): boolean {
  const ids = new Set(cover.elements.map(element => element.id));
  for (const flow of model.flows) {
    if ((flow.from && ids.has(flow.from.id)) || (flow.to && ids.has(flow.to.id))) ids.add(flow.id);
  }
  const old = new Map(before?.threats.map(threat => [threat.id, responses(threat)]));
  return model.threats.some(
    threat => threat.targets.some(target => ids.has(target.id)) && old.get(threat.id) !== responses(threat),
  );
}

function responses(threat: Threat): string {
  return threat.responses
    .map(
      response =>
        `${response.kind}:${response.mitigations
          .map(mitigation => mitigation.id)
          .sort()
          .join()}`,
    )
    .sort()
    .join(';');
}

/** Addresses that only people and machines inside can have; whatever else may be anybody. */
const PRIVATE = /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|fc|fd|fe80:)/i;

function isOutside(peer: Value): boolean {
  if ('known' in peer) return !PRIVATE.test(String(peer.known));
  return 'set' in peer && peer.set.some(isOutside);
}

function text(value: Value | undefined): string | undefined {
  return value !== undefined && 'known' in value ? String(value.known) : undefined;
}
