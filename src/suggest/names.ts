import type { Model } from '../core/model.ts';
import type { Subject } from './subjects.ts';
import { spaced } from './technology.ts';

/** What the names of a model tell that its technologies do not. */

/** Whether the name of a flow, or of every flow to an element, speaks of reading and of nothing else. */
export function onlyReads({ id, name, is, flows }: Subject): boolean {
  const into = is === 'flow' ? [{ id, name }] : flows.filter(({ to }) => to?.id === id);
  return (
    into.length > 0 &&
    into
      .map(flow => spaced(`${flow.id} ${flow.name ?? ''}`))
      .every(text => READS.test(text) && !CHANGES.test(text))
  );
}

/** Whether a flow is one of records: to a log, or in its name. */
export function writesLog({ id, name, to }: Subject): boolean {
  return LOGS.test(spaced(`${id} ${name} ${to?.id ?? ''} ${to?.name ?? ''}`));
}

/** Whether anything that a model draws is a log by its name. */
export function hasLog(model: Model): boolean {
  return namesIn(model).some(text => LOGS.test(text));
}

/** Whether anything that a model draws is a copy by its name, such as nightly dumps on a file share. */
export function hasBackup(model: Model): boolean {
  return namesIn(model).some(text => COPIES.test(text));
}

/** Whether who sends a flow is meant to be anybody. */
export function isAnonymous({ from }: Subject): boolean {
  return ANYBODY.test(spaced(`${from?.id ?? ''} ${from?.name ?? ''}`));
}

function namesIn({ elements, flows }: Model): string[] {
  return [...elements, ...flows].map(({ id, name }) => spaced(`${id} ${name ?? ''}`));
}

const READS =
  /\b(reads?|look ?ups?|gets?|fetch(es)?|quer(y|ies)|search(es)?|lists?|views?|browses?|retrieves?|downloads?|takes?|dequeues?|consumes?|polls?|receives?|subscribes?|stats|statistics)\b/;
const CHANGES =
  /\b(writes?|updates?|creates?|deletes?|removes?|sends?|posts?|puts?|adds?|changes?|sets?|orders?|stores?|escalates?|books?|pays?|uploads?|edits?|submits?)\b/;
const LOGS = /\b(logs?|logging|logger|audits?|journals?|siem|history)\b/;
const COPIES = /\b(backups?|back up|dumps?|snapshots?|replicas?|copies)\b/;
const ANYBODY = /\b(anonymous|anybody|anyone|visitors?|public|guests?|crawlers?)\b/;
