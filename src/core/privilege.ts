import type { Fact, Value } from './architecture.ts';

/**
 * The action of a grant by which a principal gets more than what it is granted, or by which somebody outside gets
 * anything: every action, every action of a service, changing or handing on grants, becoming another identity, or
 * whatever is granted to everybody or to another account. Undefined for ordinary permissions, and for what a policy
 * states by convention: that a cloud service may take a role on, that the own account's root may administer a key
 * (AWS Key Management Service Developer Guide, "Default key policy").
 */
export function privilege({ who, action, effect }: Fact & { is: 'grants' }): string | undefined {
  if (effect !== 'allow' || isService(who) || isOwnAccount(who)) return undefined;
  const far = EVERYTHING.test(action) || BECOMES.test(action) || ADMINISTRATOR.test(action);
  return far || isPublic(who) || isForeign(who) || isProvider(who) ? action : undefined;
}

const EVERYTHING = /^(\*|\*:\*|[\w-]+:\*)$/;
/** Actions by which one identity becomes another, hands one on, or changes what one may do. */
const BECOMES =
  /^(iam:passrole|sts:assumerole.*|iam:(create|attach|put|update|set|add).*|.*(setiampolicy|actas|getaccesstoken)|(roles\/)?iam\.serviceaccount(user|tokencreator)|escalate|bind|impersonate)$/i;
const ADMINISTRATOR =
  /^(roles\/)?(owner|editor|contributor|user access administrator|cluster-admin|administratoraccess|iam\..*admin)$/i;

/** True for everyone: a grant or a rule that names no party. */
export function isPublic(value: Value): boolean {
  if ('set' in value) return value.set.some(isPublic);
  if (!('known' in value)) return false;
  return /^(\*|0\.0\.0\.0\/0|::\/0|0\.0\.0\.0|internet|any|allusers|allauthenticatedusers|system:(anonymous|unauthenticated|authenticated))$/i.test(
    String(value.known),
  );
}

/** True for a principal that is, or lies in, another account: one named by its number, or by anything but the own one. */
export function isForeign(value: Value): boolean {
  if ('set' in value) return value.set.some(isForeign);
  if ('known' in value) return /^(arn:aws[a-z-]*:(iam|sts)::\d{12}:.*|\d{12})$/.test(String(value.known));
  return 'unknown' in value && /arn:aws[a-z-]*:(iam|sts)::/.test(value.unknown) && !OWN.test(value.unknown);
}

/** The number of the account that the code is deployed to, however it is spelt. */
const OWN = /:(iam|sts)::`?\$\{[^}]*(caller_identity|account_?id)/i;

/** True for an identity provider of another party, by its host or address. */
function isProvider(who: Value): boolean {
  return 'known' in who && /^(https?:.+|[\w-]+(\.[\w-]+)+\/?.*)$/.test(String(who.known));
}

function isService(who: Value): boolean {
  return 'known' in who && /\.amazonaws\.com(\.cn)?$/.test(String(who.known));
}

function isOwnAccount(who: Value): boolean {
  return 'unknown' in who && OWN.test(who.unknown) && who.unknown.replaceAll('`', '').endsWith(':root');
}
