import type { Deployed } from '../../../src/core/evidence.ts';
import type { Model } from '../../../src/core/model.ts';
import type { MitigationEvidence } from '../../../src/core/threat.ts';
import type { Contradiction } from '../../../src/matching/attributes.ts';
import { bare } from '../../../src/matching/deployed.ts';
import { nearest } from '../../../src/validation/nearest.ts';
import { quote } from '../../../src/validation/quote.ts';

/** What the code says instead, as a clause. */
export function clause({ wanted, found, confidence }: Contradiction, { code }: MitigationEvidence): string {
  const component = quote(code?.address ?? '');
  if (wanted === undefined || found === undefined) return `nothing that is deployed is ${component}`;
  const attribute = `${quote(wanted.path)} of ${component}`;
  const asked = quote(String(wanted.value));
  if (found.texts?.length === 0) return `${attribute} is not set, and the evidence asks for ${asked}`;
  if (confidence === 'possible') return `nobody can tell from the code whether ${attribute} is ${asked}`;
  return `${attribute} is ${quote(found.written)} and not ${asked}`;
}

/** What to do about it. */
export function remedy(
  { code }: MitigationEvidence,
  { wanted, confidence }: Contradiction,
  deployed: Deployed,
  model: Model,
): string {
  if (confidence === 'possible')
    return 'Write the value where the component is declared, or point the evidence to where it is decided.';
  if (wanted !== undefined)
    return 'Put the control back; if another one does its work now, point `evidence` to that, else replace `done` with `due`.';
  const addresses = [...deployed.components.values()].map(({ address }) => address);
  const meant = nearest(bare(code?.address ?? ''), addresses);
  const scope = addresses.includes(bare(code?.address ?? ''))
    ? `It is declared outside the scope of model \`${model.id}\`: write its folder before it, as in \`infra#aws_lb.main\`.`
    : 'Point `evidence` to the component that does its work now, else replace `done` with `due`.';
  return meant === undefined || meant === bare(code?.address ?? '')
    ? scope
    : `Did you mean ${quote(meant)}? Otherwise: ${scope.charAt(0).toLowerCase()}${scope.slice(1)}`;
}
