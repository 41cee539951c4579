import type { Fact, Value } from '../../core/architecture.ts';
import { confidenceOf, valueOf as factValue } from '../facts/values.ts';
import { dicts, literal, type Term } from '../term.ts';

/** A control or another setting of a component. Its row in the tables says which of the two it is. */
export function controlFact(name: string, value: Term): Fact {
  return {
    is: 'control',
    name,
    value: factValue(lowered(value)),
    at: value.at,
    confidence: confidenceOf(value),
  };
}

export function settingFact(path: string, value: Term): Fact {
  return { is: 'setting', path, value: factValue(value), at: value.at, confidence: confidenceOf(value) };
}

/** Who can reach the component, and at what. */
export function exposureFact(peer: Term, port: Term, direction: 'in' | 'out' = 'in'): Fact {
  return {
    is: 'exposes',
    direction,
    peer: factValue(peer),
    port: factValue(port),
    at: port.at,
    confidence: confidenceOf(peer, port),
  };
}

export function grantFact(
  who: Value,
  action: string,
  on: Value,
  at: Term,
  effect: 'allow' | 'deny' = 'allow',
  when?: string,
): Fact {
  return {
    is: 'grants',
    who,
    action,
    on,
    effect,
    ...(when === undefined ? {} : { when }),
    at: at.at,
    confidence: confidenceOf(at),
  };
}

/** Hosts that stand in values and templates to show where the real ones go. */
const PLACEHOLDER = /(^|\.)(local|localhost|example|example\.(com|local|org|net)|test)$/;

export function isPlaceholder(host: string): boolean {
  return host === '' || PLACEHOLDER.test(host);
}

/** A fact for each annotation, under a name without dots; the tables know which of them decide something. */
export function annotationFacts(annotations: Term): Fact[] {
  return dicts(annotations).flatMap(one =>
    one.entries.map(({ key, value }) => controlFact(`annotation.${key.replaceAll('.', '_')}`, value)),
  );
}

/** `True`, `TRUE` and `true` are one value of a flag. */
function lowered(term: Term): Term {
  return term.kind === 'literal' &&
    typeof term.value === 'string' &&
    /^(true|false|yes|no)$/i.test(term.value)
    ? literal(term.value.toLowerCase(), term.at)
    : term;
}
