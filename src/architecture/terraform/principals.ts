import type { Fact } from '../../core/architecture.ts';
import { asValue, valueText } from '../facts/values.ts';
import { tables } from '../tables.ts';
import type { Dict, Term } from '../term.ts';

type Grant = Extract<Fact, { is: 'grants' }>;

/** A principal that a value names, and the path of keys that it stands under. */
export interface Principal {
  readonly term: Term;
  readonly path: readonly string[];
}

/**
 * How the clouds write whom something is granted to: Google's members (Cloud IAM, "Principal identifiers") and AWS's ARNs
 * of roles, users, accounts and federated identities (IAM, "AWS JSON policy elements: Principal").
 */
const MEMBER = /^(serviceAccount|group|user|domain):\S*[@.]\S+$|^principal(Set)?:\/\/\S+$/;
const ARN =
  /^arn:aws[a-z-]*:(iam|sts)::[^:/]*:(root$|(role|user|group|assumed-role|federated-user|saml-provider|oidc-provider)\/)/;
/** A role of Google Cloud (Cloud IAM, "Roles and permissions"): where a value lists one, somebody gets it. */
const ROLE = /^((projects|organizations)\/[^/\s]+\/)?roles\/[\w.]+$/;
/** A mail address is a person where the name of the place says so. */
const MAIL = /^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i;
/** An account's number and the object id of Entra ID: principals where the name of the place says so. */
const NUMBER = /^(\d{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
const GRANTED =
  /(^|[_-])(principals?|members?|read_?only|read_?write|trusted|grantees?|readers?|writers?|viewers?|editors?|owners?|admins?|administrators|contributors?|consumers?|subscribers?|invokers?|accessors?|(allowed|permitted|authori[sz]ed|cross|external|shared|consumer|trusted)[_-](aws[_-])?(accounts?([_-]ids?)?|roles?|users?|groups?|arns?)|(principal|object)[_-]ids?)([_-]|$)/i;
/** What is kept out, and what an identity is known by itself. */
const NOT_GRANTED =
  /(^|[_-])(exclu\w+|den(y|ied)|block(ed)?|ignored?|tenant|subscription|client|application|tags?)([_-]|$)/i;

const DEEPEST = 12;

/** The principals that a value names: in a list, or under a name that says so. Attributes of no meaning are passed over. */
export function principalsIn(body: Dict): Principal[] {
  const found: Principal[] = [];
  const noise = tables('terraform').noise;
  const visit = (term: Term, path: readonly string[], listed: boolean): void => {
    if (path.length > DEEPEST) return;
    if (isPrincipal(term, path, listed)) found.push({ term, path });
    else if (term.kind === 'list') for (const item of term.items) visit(item, path, true);
    else if (term.kind === 'alt') for (const item of term.of) visit(item, path, listed);
    else if (term.kind === 'expression') for (const part of term.operands) visit(part, path, listed);
    else if (term.kind === 'dict') {
      // A policy is read as grants.
      if (term.entries.some(entry => entry.key === 'Statement')) return;
      const inner = [...path, ...roleOf(term)];
      for (const { key, value } of term.entries)
        if (!noise([key]) && !NOT_GRANTED.test(key)) visit(value, [...inner, key], listed);
    }
  };
  visit(body, [], false);
  return found;
}

/** The role of a binding, which is a role and its members (Cloud IAM, "Policy"). */
function roleOf({ entries }: Dict): string[] {
  const role = entries.find(({ key }) => key === 'role')?.value;
  const bound = entries.some(({ key }) => GRANTED.test(key));
  return bound && role?.kind === 'literal' && typeof role.value === 'string' ? [role.value] : [];
}

function isPrincipal(term: Term, path: readonly string[], listed: boolean): boolean {
  const text = textOf(term);
  if (text === undefined) return false;
  const named = path.some(key => GRANTED.test(key));
  if (listed && ROLE.test(text)) return true;
  if ((listed || named) && (MEMBER.test(text) || ARN.test(text))) return true;
  return named && (NUMBER.test(text) || MAIL.test(text));
}

/** The text with what is put in at run time as one letter each. */
function textOf(term: Term): string | undefined {
  if (term.kind === 'literal') return typeof term.value === 'string' ? term.value : undefined;
  if (term.kind !== 'text' || term.parts.length > 20) return undefined;
  return term.parts.map(part => (part.kind === 'literal' ? String(part.value) : 'x')).join('');
}

/** What tells one mention of a principal from another: the place and the value. */
export function mention({ at }: Term, text: string): string {
  return `${at.source.path} ${at.start} ${text}`;
}

/**
 * That a principal is named where principals are, as the grant that it most likely is: what it is granted, the code that
 * takes the value decides. `under`: the canonical text of what holds the value.
 */
export function principalGrant(term: Term, under: string, path: readonly string[]): Grant {
  const role = term.kind === 'literal' && ROLE.test(String(term.value)) ? String(term.value) : undefined;
  return {
    is: 'grants',
    effect: 'allow',
    who: role === undefined ? asValue(term) : { unknown: path.at(-2) ?? under, refs: [] },
    action: role ?? 'access',
    on: { unknown: [under, ...path].join('.'), refs: [] },
    at: term.at,
    confidence: 'likely',
  };
}

/** The texts of every principal and identity that facts speak of. */
export function spokenOf(facts: readonly Fact[]): Set<string> {
  const texts = new Set<string>();
  for (const fact of facts) {
    if (fact.is === 'grants' || fact.is === 'runs-as') texts.add(valueText(fact.who));
    else if (fact.is === 'setting' || fact.is === 'control') texts.add(valueText(fact.value));
  }
  return texts;
}
