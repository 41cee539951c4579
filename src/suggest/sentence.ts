import type { Element } from '../core/model.ts';
import { secretFlows } from './conditions.ts';
import type { Match } from './match.ts';
import type { Subject } from './subjects.ts';

const MOST_CHARACTERS = 60;
const MOST_DATA = 2;
const MOST_NAMES = 3;

/** What each provider calls the unit that has owners, policies and a bill of its own. */
const ACCOUNTS: Readonly<Record<string, string>> = { aws: 'account', azure: 'subscription', gcp: 'project' };

/** The pattern's sentence with the model's names in it. */
export function sentence(match: Match): string {
  return withNames(match.pattern.what, match);
}

/** The pattern's countermeasures by id, with the model's names in them. */
export function countermeasures(match: Match): Record<string, string> {
  return Object.fromEntries(
    Object.entries(match.pattern.mitigate).map(([id, text = '']) => [id, withNames(text, match)]),
  );
}

function withNames(text: string, match: Match): string {
  const filled = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\{([a-z-]+)\}/g, (_, slot: string) => fill(slot, match));
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function fill(slot: string, { subject, source, ...match }: Match): string {
  const { from, to, identity, element, neighbours } = subject;
  switch (slot) {
    case 'from':
      return quoted(from?.name ?? from?.id ?? subject.name);
    case 'to':
      return quoted(to?.name ?? to?.id ?? subject.name);
    case 'identity':
      return identity === undefined
        ? `the identity of ${quoted(element?.name ?? subject.name)}`
        : quoted(identity);
    case 'data':
      return dataOf(subject);
    case 'served':
      return dataOf({ ...subject, data: served(subject) });
    case 'source':
      return source === undefined ? callers(match.callers, 'outside') : named(source);
    case 'callers':
      return callers(match.callers, 'those who call it');
    case 'targets':
      return callers(match.targets, 'what it calls');
    case 'secret-for':
      return callers(
        neighbours.to.filter(({ id }) => secretFlows(subject).some(flow => flow.to?.id === id)),
        'what it calls',
      );
    case 'neighbours':
      return callers(subject.beside, 'others');
    case 'authn':
      return subject.authn === undefined
        ? 'a credential that the model does not name'
        : quoted(subject.authn);
    case 'via':
      return subject.via === undefined ? 'the connection' : quoted(subject.via);
    case 'may':
      return subject.may.slice(0, MOST_NAMES).map(quoted).join(', ');
    case 'region':
      return subject.region === undefined ? 'one region' : quoted(subject.region);
    case 'account':
      return ACCOUNTS[subject.provider ?? ''] ?? 'account';
    default:
      return quoted(subject.name);
  }
}

/** What is exchanged with those who call an element. */
function served({ id, flows, data, model }: Subject): Subject['data'] {
  const carried = new Set(
    flows.filter(({ to }) => to?.id === id).flatMap(({ carries }) => carries.map(each => each.id)),
  );
  const assets = model.data.filter(asset => carried.has(asset.id));
  return assets.length > 0 ? assets : data;
}

function callers(elements: readonly Element[], otherwise: string): string {
  const names = [...new Set(elements.map(named))];
  if (names.length === 0) return otherwise;
  const shown = names.slice(0, MOST_NAMES);
  const last = names.length > MOST_NAMES ? 'others' : (shown.pop() ?? '');
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

function named({ name, id }: Element): string {
  return quoted(name ?? id);
}

/** The most sensitive data first; what the model does not name is named by its place. */
function dataOf({ data, name, to }: Subject): string {
  const names = [...data]
    .sort((a, b) => weight(b.class) - weight(a.class))
    .map(asset => quoted(asset.name ?? asset.id));
  const [first, second] = names;
  if (first === undefined) return `what ${quoted(to?.name ?? to?.id ?? name)} handles`;
  if (second === undefined) return first;
  return names.length === MOST_DATA ? `${first} and ${second}` : `${first}, ${second} and other data`;
}

const CLASSES = ['public', 'internal', 'confidential', 'restricted'];

function weight(class_: string | undefined): number {
  return CLASSES.indexOf(class_ ?? 'internal');
}

/** A name of the model's author in quotation marks: one line, of bounded length. */
function quoted(text: string): string {
  const plain = text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replaceAll('"', "'")
    .trim();
  const characters = [...plain];
  return `"${characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : plain}"`;
}
