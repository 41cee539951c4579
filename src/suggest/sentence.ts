import type { Pattern } from './library.ts';
import type { Subject } from './subjects.ts';

const MOST_CHARACTERS = 60;
const MOST_DATA = 2;

/** The pattern's sentence with the model's names in it. */
export function sentence({ what }: Pattern, subject: Subject): string {
  const filled = what
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\{(it|from|to|identity|data)\}/g, (_, slot: string) => fill(slot, subject));
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}

function fill(slot: string, subject: Subject): string {
  const { from, to, identity, element } = subject;
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
    default:
      return quoted(subject.name);
  }
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
