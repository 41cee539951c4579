import type { Fact } from '../../core/architecture.ts';
import type { Declaration } from '../declaration.ts';
import { confidenceOf } from '../facts/values.ts';
import { type Dict, dicts, get, type Term } from '../term.ts';
import { eventSources } from './event-patterns.ts';
import { routeFacts, routeText } from './sam-events.ts';
import { attachedPolicies } from './sam-policies.ts';

/** Properties that hold the descriptions of APIs. */
const DEFINITIONS = ['DefinitionBody', 'Body'];
const METHOD = /^(get|put|post|delete|options|head|patch|trace|any|x-amazon-apigateway-any-method)$/i;

/** What only CloudFormation's own types say: attached policies, routes of APIs, whose events are picked. */
export function moreFacts({ key, body, type }: Declaration, events: Term | undefined): Fact[] {
  const self = { ref: key };
  const attached = [
    get(body, 'ManagedPolicyArns'),
    type.startsWith('AWS::Serverless::') ? get(body, 'Policies') : undefined,
  ];
  return [
    ...attached.flatMap(policies => attachedPolicies(policies, self)),
    ...routeFacts(events),
    ...DEFINITIONS.flatMap(name => dicts(get(body, name))).flatMap(pathFacts),
    ...eventSources(body),
  ];
}

/** A rule for every protocol is one for every port: CloudFormation ignores the ports that stand beside it. */
export function allPorts(fact: Fact): Fact {
  const every =
    fact.is === 'exposes' &&
    fact.protocol !== undefined &&
    'known' in fact.protocol &&
    fact.protocol.known === 'any';
  return every ? { ...fact, port: { known: 'any' } } : fact;
}

/** The routes of an OpenAPI description that stands in the template. */
function pathFacts(definition: Dict): Fact[] {
  return dicts(get(definition, 'paths')).flatMap(paths =>
    paths.entries.flatMap(({ key: path, value }) =>
      dicts(value).flatMap(methods =>
        methods.entries
          .filter(({ key }) => METHOD.test(key) && key.toLowerCase() !== 'options')
          .map(
            ({ key, at, value: method }): Fact => ({
              is: 'exposes',
              direction: 'in',
              peer: { known: 'clients of the API' },
              port: { known: routeText(/any/i.test(key) ? 'any' : key, path) },
              at,
              confidence: confidenceOf(method.kind === 'expression' ? method : undefined),
            }),
          ),
      ),
    ),
  );
}
