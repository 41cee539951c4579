import type { Value } from '../../core/architecture.ts';
import type { Risk, Setting } from '../tables.ts';

/** True where a slot that holds these values (none: it is absent) weakens or opens. An unknown value is not risky. */
export function isRisky(row: Setting, values: readonly Value[]): boolean {
  if (values.length === 0) return row.risky.some(risk => typeof risk === 'object' && 'absent' in risk);
  return values.some(value => matches(row, value));
}

function matches(row: Setting, value: Value): boolean {
  if ('set' in value) return value.set.some(one => matches(row, one));
  if (!('known' in value)) return false;
  const text = String(value.known);
  // An empty string configures nothing.
  if (text === '')
    return row.risky.some(risk => risk === '' || (typeof risk === 'object' && 'absent' in risk));
  return row.risky.some(risk => fits(risk, text));
}

function fits(risk: Risk, text: string): boolean {
  if (typeof risk !== 'object') return String(risk).toLowerCase() === text.toLowerCase();
  if ('re' in risk) return new RegExp(risk.re, risk.flags).test(text);
  if ('lt' in risk) return text !== '' && Number(text) < risk.lt;
  return 'gt' in risk && Number(text) > risk.gt;
}
