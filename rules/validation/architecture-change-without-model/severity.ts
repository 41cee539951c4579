import type { Change, ChangeClass, Fact } from '../../../src/core/architecture.ts';
import type { Severity } from '../../../src/core/finding.ts';

/** Classes that are counted and shown by `diff`, and are no findings: they take nothing away that a model relies on. */
const COUNTED: ReadonlySet<ChangeClass> = new Set(['control-added', 'component-removed']);

const WARNINGS: ReadonlySet<ChangeClass> = new Set(['new-component', 'new-dataflow', 'new-identity']);

/** How bad it is when the model does not show a change of this class; undefined where it is only counted. */
export function severityOf(change: Change, class_: ChangeClass): Severity | undefined {
  if (COUNTED.has(class_)) return undefined;
  if (class_ === 'new-identity') {
    return change.after?.is === 'grants' && privilege(change.after) !== undefined ? 'error' : 'warning';
  }
  return WARNINGS.has(class_) ? 'warning' : 'error';
}

/**
 * The action of a grant that lets a principal cross a boundary: every action, every action of a service, passing a
 * role, or taking a role on from outside the account. Undefined for ordinary permissions.
 */
export function privilege(fact: Fact & { is: 'grants' }): string | undefined {
  if (fact.effect !== 'allow') return undefined;
  const action = fact.action.toLowerCase();
  const anyone = 'known' in fact.who && fact.who.known === '*';
  const foreign =
    'known' in fact.who &&
    /^(arn:[\w-]+:iam::\d{12}:|\d{12}$|https?:|[\w.-]+\.(com|io|org|net)(\/|$))/.test(String(fact.who.known));
  const service = 'known' in fact.who && /\.amazonaws\.com(\.cn)?$/.test(String(fact.who.known));
  const wide =
    action === '*' ||
    /^[\w-]+:\*$/.test(action) ||
    action === 'iam:passrole' ||
    action === 'iam.serviceaccounts.actas';
  if (wide || anyone || (foreign && !service)) return fact.action;
  return /^(roles\/)?(owner|editor|cluster-admin|administratoraccess)$/.test(action)
    ? fact.action
    : undefined;
}
