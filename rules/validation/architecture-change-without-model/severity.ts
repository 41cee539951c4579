import type { Change, ChangeClass, Fact, Value } from '../../../src/core/architecture.ts';
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
 * role, an administrator's role, or whatever is granted to everybody or to another account. Undefined for ordinary
 * permissions, and for what a policy states by convention: that a cloud service may take a role on, that the own
 * account's root may administer a key (AWS Key Management Service Developer Guide, "Default key policy").
 */
export function privilege({ who, action, effect }: Fact & { is: 'grants' }): string | undefined {
  if (effect !== 'allow' || isService(who) || isOwnAccount(who)) return undefined;
  const name = action.toLowerCase();
  const far = EVERYTHING.test(name) || HANDS_ON.has(name) || ADMINISTRATOR.test(name);
  return far || isAnybody(who) || isForeign(who) ? action : undefined;
}

const EVERYTHING = /^(\*|\*:\*|[\w-]+:\*)$/;
const HANDS_ON: ReadonlySet<string> = new Set([
  'iam:passrole',
  'iam.serviceaccounts.actas',
  'escalate',
  'bind',
  'impersonate',
]);
const ADMINISTRATOR =
  /^(roles\/)?(owner|editor|contributor|user access administrator|cluster-admin|administratoraccess|iam\..*admin)$/;

function isService(who: Value): boolean {
  return 'known' in who && /\.amazonaws\.com(\.cn)?$/.test(String(who.known));
}

function isOwnAccount(who: Value): boolean {
  return (
    'unknown' in who &&
    /:iam::\$\{[^}]*(caller_identity|account_?id)[^}]*\}:root$/i.test(who.unknown.replaceAll('`', ''))
  );
}

function isAnybody(who: Value): boolean {
  return (
    'known' in who &&
    /^(\*|allusers|allauthenticatedusers|system:(anonymous|unauthenticated))$/i.test(String(who.known))
  );
}

/** A principal outside the account: an account by its number, or another party's identity provider. */
function isForeign(who: Value): boolean {
  return (
    'known' in who &&
    /^(arn:[\w-]+:(iam|sts)::\d{12}:.+|\d{12}|https?:.+|[\w-]+(\.[\w-]+)+\/?.*)$/.test(String(who.known))
  );
}
