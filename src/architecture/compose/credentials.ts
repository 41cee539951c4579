import type { Fact } from '../../core/architecture.ts';
import { controlFact } from '../kubernetes/fact.ts';
import { literal, type Term } from '../term.ts';

/** Names of variables whose value is a credential itself, and not a file that holds it or a switch. */
const CREDENTIAL =
  /(^|_)(password|passwd|secret|secret_key|token|api_?key|access_key|private_key|credentials?)$/i;
const SWITCH = /(^|_)(random|empty|allow|generate|require|use|enable)_/i;
const NO_VALUE = /^(true|false|yes|no|on|off|none|null|)$/i;

/** Credentials that the file itself writes out: one that is substituted from outside, or kept in a file, is none. */
export function credentialFacts(variables: readonly { name: string; value: Term }[]): Fact[] {
  return variables
    .filter(({ name, value }) => CREDENTIAL.test(name) && !SWITCH.test(name) && isWritten(value))
    .map(({ name, value }) => controlFact('literalCredential', literal(name, value.at)));
}

function isWritten({ kind, at, ...rest }: Term): boolean {
  const value = kind === 'literal' && 'value' in rest ? String(rest.value ?? '') : '';
  return (
    !NO_VALUE.test(value) &&
    /\.ya?ml$/i.test(at.source.path) &&
    !at.source.text.slice(at.start, at.end).includes('$')
  );
}
