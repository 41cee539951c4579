import type { Span } from '../../core/source.ts';
import { canonical, type Literal, literal, opaque, type Term } from '../term.ts';

/** Past this many parts a text is no name or address any more, and is told by what it says as a whole. */
const MOST_PARTS = 200;
/** Past this many characters it is a document that was put together, and so a variable used over and over. */
const LONGEST = 500_000;
/** Past this many values in all (a variable used over and over) a value is no longer spelt out. */
const MOST_VALUES = 2000;
/** So many characters of a literal count as a value. */
const CHARACTERS = 250;

/** Parts as one text, neighbours joined; a single part is itself. */
export function joined(parts: readonly Term[], at: Span): Term {
  const merged: Term[] = [];
  let length = 0;
  for (const part of parts.flatMap(one => (one.kind === 'text' ? one.parts : [one]))) {
    const last = merged.at(-1);
    length += part.kind === 'literal' ? words(part).length : 0;
    if (length > LONGEST || merged.length > MOST_PARTS) return opaque('long-text', at);
    if (part.kind === 'literal' && last?.kind === 'literal')
      merged[merged.length - 1] = literal(words(last) + words(part), at);
    else merged.push(part);
  }
  const kept = merged.filter(part => part.kind !== 'literal' || words(part) !== '' || merged.length === 1);
  const [only] = kept;
  if (only === undefined) return literal('', at);
  return bounded(kept.length === 1 ? only : { kind: 'text', parts: kept, at }, at);
}

function words(term: Literal): string {
  return String(term.value ?? '');
}

const sizes = new WeakMap<Term, number>();

/** The term, or only its canonical beginning where it holds more values than any configuration does. */
export function bounded(term: Term, at: Span): Term {
  return sizeOf(term) > MOST_VALUES ? opaque('long-value', at) : term;
}

function sizeOf(term: Term): number {
  const held = sizes.get(term);
  if (held !== undefined) return held;
  let size = term.kind === 'literal' ? 1 + String(term.value).length / CHARACTERS : 1;
  for (const child of childrenOf(term)) {
    size += sizeOf(child);
    if (size > MOST_VALUES) break;
  }
  sizes.set(term, size);
  return size;
}

function childrenOf(term: Term): readonly Term[] {
  switch (term.kind) {
    case 'list':
      return term.items;
    case 'dict':
      return term.entries.map(entry => entry.value);
    case 'alt':
      return term.of;
    case 'text':
      return term.parts;
    case 'expression':
      return term.operands;
    default:
      return [];
  }
}

/** Services whose name in an ARN is not the one in their types. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['AWS::StepFunctions::StateMachine', 'states'],
  ['AWS::Serverless::StateMachine', 'states'],
  ['AWS::Serverless::Function', 'lambda'],
  ['AWS::Serverless::SimpleTable', 'dynamodb'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'elasticloadbalancing'],
]);

/**
 * An ARN that is written out and ends in a resource of the template is that resource: `arn:aws:sqs:…:${Queue}` says what
 * `Queue.Arn` says. Only where the ARN is of the resource's own service: a log group named after a function is no function.
 */
export function ownArn(term: Term, typeOf: (key: string) => string | undefined): Term {
  if (term.kind !== 'text') return term;
  const last = term.parts.at(-1);
  const head = term.parts[0];
  if (last?.kind !== 'reference' || head?.kind !== 'literal') return term;
  if (!term.parts.slice(0, -1).every(part => part.kind === 'literal' || isName(part))) return term;
  const service = /^arn:[^:]{1,60}:([a-z0-9-]{1,40}):/.exec(words(head))?.[1];
  const type = typeOf(last.to);
  if (service === undefined || type === undefined) return term;
  return service === (SERVICES.get(type) ?? type.split('::')[1]?.toLowerCase()) ? last : term;
}

function isName(term: Term): boolean {
  return term.kind === 'reference' && !canonical(term).includes('/');
}
