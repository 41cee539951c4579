import type { ComponentKey, Fact, Value } from '../../core/architecture.ts';
import { valueOf as factValue } from '../facts/values.ts';
import { canonical, type Dict, dicts, get, literal, members, type Term, values } from '../term.ts';
import { grantFact } from './fact.ts';
import { dictOf } from './object.ts';
import type { Around } from './pod.ts';
import { annotations } from './service.ts';
import { plainText } from './terms.ts';

const MOST_ATOMS = 2000;
/** Annotations that tie a service account to an identity of a cloud. */
const CLOUD_IDENTITY =
  /^(eks\.amazonaws\.com\/role-arn|iam\.gke\.io\/gcp-service-account|azure\.workload\.identity\/client-id|iam\.amazonaws\.com\/role|aadpodidbinding)$/;

/** The grants of a role: one for each verb and resource. */
export function roleFacts(body: Dict, self: ComponentKey): Fact[] {
  const rules = values(body, 'rules').flatMap(dicts);
  const facts = rules.flatMap(rule => ruleFacts(rule, { ref: self }));
  return facts.slice(0, MOST_ATOMS);
}

function ruleFacts(rule: Dict, who: Value): Fact[] {
  const groups = listed(rule, 'apiGroups');
  const names = listed(rule, 'resourceNames');
  const resources = [
    ...(groups.length === 0 ? [''] : groups.map(group => plainText(group))).flatMap(group =>
      listed(rule, 'resources').map(one => [group, plainText(one)].filter(part => part !== '').join('/')),
    ),
    ...listed(rule, 'nonResourceURLs').map(url => plainText(url)),
  ];
  const on = resources.flatMap(one =>
    names.length === 0 ? [one] : names.map(name => `${one}/${plainText(name)}`),
  );
  return listed(rule, 'verbs').flatMap(verb =>
    on.map(resource => grantFact(who, plainText(verb).toLowerCase(), { known: resource }, verb)),
  );
}

function listed(rule: Dict, key: string): readonly Term[] {
  return values(rule, key).flatMap(members);
}

/** Who gets the permissions of which role. */
export function bindingFacts(body: Dict, around: Around): Fact[] {
  const role = dictOf(get(body, 'roleRef'));
  if (role === undefined) return [];
  const name = get(role, 'name') ?? literal('*', role.at);
  const kind = plainText(get(role, 'kind'));
  const action = plainText(name) === 'cluster-admin' ? 'cluster-admin' : `bind ${kind}/${plainText(name)}`;
  const subjects = values(body, 'subjects').flatMap(dicts);
  return subjects.map(subject => {
    const account = plainText(get(subject, 'name'));
    const held =
      plainText(get(subject, 'kind')) === 'ServiceAccount'
        ? around.find('ServiceAccount', account)
        : undefined;
    const who: Value = held === undefined ? { known: account } : { ref: held };
    return grantFact(
      who,
      action,
      { known: plainText(get(body, 'kind')) === 'ClusterRoleBinding' ? 'cluster' : 'namespace' },
      name,
    );
  });
}

/** The cloud identities that a service account may take. */
export function accountFacts(body: Dict): Fact[] {
  return annotations(body)
    .filter(one => CLOUD_IDENTITY.test(one.key))
    .map(one => ({ is: 'runs-as', who: factValue(one.value), at: one.value.at, confidence: 'certain' }));
}

/** The rules of an Istio authorization policy: who may do what, and what is denied. */
export function authorizationFacts(body: Dict, self: ComponentKey): Fact[] {
  const spec = dictOf(get(body, 'spec'));
  if (spec === undefined) return [];
  const action = plainText(get(spec, 'action')).toUpperCase();
  const effect = action === 'DENY' ? 'deny' : 'allow';
  return values(spec, 'rules')
    .flatMap(dicts)
    .map(rule => {
      const who = get(rule, 'from');
      const on = get(rule, 'to');
      const when = get(rule, 'when');
      return grantFact(
        who === undefined ? { known: '*' } : { known: canonical(who) },
        on === undefined ? 'any request' : canonical(on),
        { ref: self },
        literal('', rule.at),
        effect,
        when === undefined ? undefined : canonical(when),
      );
    });
}
