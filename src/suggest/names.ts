import type { Element, Model } from '../core/model.ts';
import type { Subject } from './subjects.ts';
import { spaced } from './technology.ts';

/** What the names of a model tell that its technologies do not. */

/** Whether the names of a flow and its target, or of an element and each flow to it, speak of reading and of nothing else. */
export function onlyReads({ id, name, is, flows, to }: Subject): boolean {
  const into = is === 'flow' ? [{ id, name }] : flows.filter(flow => flow.to?.id === id);
  const there = spaced(is === 'flow' ? `${to?.id ?? ''} ${to?.name ?? ''}` : `${id} ${name}`);
  const texts = into.map(flow => spaced(`${flow.id} ${flow.name ?? ''}`));
  return texts.length > 0 && texts.every(text => READS.test(`${text} ${there}`) && !CHANGES.test(text));
}

/** Whether a flow is one of records: to a log, or in its name. */
export function writesLog({ id, name, to }: Subject): boolean {
  return LOGS.test(spaced(`${id} ${name} ${to?.id ?? ''} ${to?.name ?? ''}`));
}

/** Whether anything that a model draws is a log by its name. */
export function hasLog(model: Model): boolean {
  return [...namesIn(model.elements), ...namesIn(model.flows), ...namesIn(model.data)].some(text =>
    LOGS.test(text),
  );
}

/** Whether anything that a model draws is a copy by its name, such as nightly dumps on a file share. */
export function hasBackup(model: Model): boolean {
  return [...namesIn(model.elements), ...namesIn(model.flows)].some(text => COPIES.test(text));
}

/** Whether an element passes on what others send, by its name: an outside network or gateway has no requests of its own. */
export function isWay(element: Element | undefined): boolean {
  return element?.kind === 'external' && WAYS.test(spaced(`${element.what} ${element.name ?? ''}`));
}

/** Whether an element checks who signs in: what is sent there is the secret of those who do. */
export function checksSignIn({ id, name }: Pick<Element, 'id' | 'name'>): boolean {
  return SIGN_IN.test(spaced(`${id} ${name ?? ''}`));
}

/** Whether who sends a flow is meant to be anybody. */
export function isAnonymous({ from }: Subject): boolean {
  return ANYBODY.test(spaced(`${from?.id ?? ''} ${from?.name ?? ''}`));
}

function namesIn(things: readonly { readonly id: string; readonly name?: string }[]): string[] {
  return things.map(({ id, name }) => spaced(`${id} ${name ?? ''}`));
}

const READS =
  /\b(reads?|look ?ups?|gets?|fetch(es)?|quer(y|ies)|search(es)?|lists?|views?|retrieves?|downloads?|takes?|dequeues?|consumes?|polls?|receives?|subscribes?|stats|statistics)\b/;
const CHANGES =
  /\b(writes?|updates?|creates?|deletes?|removes?|sends?|posts?|puts?|adds?|changes?|sets?|orders?|stores?|escalates?|books?|pays?|uploads?|edits?|submits?)\b/;
const LOGS = /\b(logs?|logging|logger|audits?|journals?|siem|history)\b/;
const COPIES = /\b(backups?|back up|dumps?|snapshots?|replicas?|copies)\b/;
const ANYBODY = /\b(anonymous|anybody|anyone|visitors?|public|guests?|crawlers?)\b/;
const WAYS = /\b(gateway|network|proxy|carrier|cdn|load balancer)\b/;
const SIGN_IN = /\b(auth|authentication|identity|idp|ldap|sign in|login|sso)\b/;
