import type { Value } from '../../core/architecture.ts';
import type { Confidence } from '../../core/finding.ts';
import type { Span } from '../../core/source.ts';
import { canonical, references, type Term } from '../term.ts';

/** A term as the plain value that facts hold. */
export function asValue(term: Term): Value {
  switch (term.kind) {
    case 'literal':
      return { known: term.value };
    case 'reference':
      return { ref: term.to };
    case 'list':
      return { set: term.items.map(asValue) };
    case 'alt':
      return { set: term.of.map(asValue) };
    default:
      return { unknown: canonical(term), refs: references(term) };
  }
}

/** Equal text for equal values; sets without order. */
export function valueText(value: Value): string {
  if ('known' in value) return JSON.stringify(String(value.known));
  if ('ref' in value) return `<${value.ref}>`;
  if ('set' in value) return `[${[...new Set(value.set.map(valueText))].sort().join(',')}]`;
  return value.unknown;
}

/** How far a term is what the file literally says: a literal, something that a reference decides, or not resolvable. */
export function confidenceOf(...terms: readonly (Term | undefined)[]): Confidence {
  let worst: Confidence = 'certain';
  for (const term of terms) {
    if (term === undefined || term.kind === 'literal') continue;
    const one = confidenceOfOne(term);
    if (one === 'possible') return 'possible';
    if (one === 'likely') worst = 'likely';
  }
  return worst;
}

function confidenceOfOne(term: Term): Confidence {
  switch (term.kind) {
    case 'literal':
      return 'certain';
    case 'reference':
      return 'likely';
    case 'list':
      return confidenceOf(...term.items);
    case 'dict':
      return confidenceOf(...term.entries.map(entry => entry.value));
    case 'text':
      return term.parts.some(part => part.kind === 'expression') ? 'possible' : 'likely';
    case 'alt':
      return confidenceOf(...term.of) === 'possible' ? 'possible' : 'likely';
    case 'expression':
      return 'possible';
  }
}

/** Where a statement's value comes from, if that is another file than the one that states it: a local, a file of values. */
export function causeOf(stated: Term, ...parts: readonly Term[]): { readonly cause?: Span } {
  const far = parts.find(part => part.at.source.path !== stated.at.source.path);
  return far === undefined ? {} : { cause: far.at };
}

/** The weaker of two. */
export function weaker(a: Confidence, b: Confidence): Confidence {
  if (a === 'possible' || b === 'possible') return 'possible';
  return a === 'likely' || b === 'likely' ? 'likely' : 'certain';
}

export { asValue as valueOf };
