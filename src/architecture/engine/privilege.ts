import type { Fact, Value } from '../../core/architecture.ts';

/** Actions by which one identity becomes, or hands on, another. */
const BECOMES =
  /^(iam:passrole|sts:assumerole.*|iam:(create|attach|put|update|set|add).*|.*(setiampolicy|impersonate|actas|getaccesstoken|roles\/owner|roles\/editor|roles\/iam\..*|serviceaccounttokencreator|owner|contributor|user access administrator|cluster-admin|escalate|bind))$/i;

/** True for a grant across a trust boundary: a wildcard, another account, the public, a trust policy, or becoming another. */
export function crossesBoundary(fact: Fact): boolean {
  if (fact.is !== 'grants' || fact.effect === 'deny') return false;
  if (fact.action === '*' || fact.action === '*:*' || /^[a-z0-9-]+:\*$/.test(fact.action)) return true;
  return BECOMES.test(fact.action) || isPublic(fact.who) || isAccount(fact.who);
}

/** True for everyone: a grant or a rule that names no party. */
export function isPublic(value: Value): boolean {
  if ('set' in value) return value.set.some(isPublic);
  if (!('known' in value)) return false;
  return /^(\*|0\.0\.0\.0\/0|::\/0|0\.0\.0\.0|internet|any|allusers|allauthenticatedusers|system:(anonymous|unauthenticated|authenticated))$/i.test(
    String(value.known),
  );
}

/** True for a principal that is, or lies in, an account named by its number. */
export function isAccount(value: Value): boolean {
  if ('set' in value) return value.set.some(isAccount);
  if ('known' in value) return /^(arn:aws[a-z-]*:(iam|sts)::\d{12}:.*|\d{12})$/.test(String(value.known));
  return 'unknown' in value && /arn:aws[a-z-]*:(iam|sts)::/.test(value.unknown);
}
