import type { Fact, Value } from '../../core/architecture.ts';
import { valueOf as asValue, confidenceOf } from '../facts/values.ts';
import { tables } from '../tables.ts';
import { type Dict, forms, members, type Term } from '../term.ts';
import { SOURCE } from './names.ts';

type Grant = Extract<Fact, { is: 'grants' }>;

interface PolicyTemplate {
  readonly on: readonly string[];
  readonly actions: readonly string[];
}

/** Managed policies that let a workload write its own logs, traces and metrics: every workload has them. */
const TELEMETRY =
  /^(AWSLambdaBasicExecutionRole|AWSLambda(VPCAccess|SQSQueue|DynamoDB|Kinesis)ExecutionRole|AWSXray(WriteOnlyAccess|DaemonWriteAccess)|AWSXRayDaemonWriteAccess|CloudWatch(LambdaInsightsExecutionRole|LambdaApplicationSignalsExecutionRole|AgentServer)Policy|CloudWatchAgentServerPolicy|AmazonAPIGatewayPushToCloudWatchLogs)$/;
const MANAGED = /^arn:aws[a-z-]*:iam::aws:policy\/(?:[A-Za-z-]{1,40}\/)?/;
const FULL = /^(?:Amazon|AWS)?([A-Za-z0-9]{1,40}?)_?FullAccess$/;

/** The grants of a list of managed policies and policy templates (`Policies` of SAM, `ManagedPolicyArns`). */
export function attachedPolicies(policies: Term | undefined, self: Value): Grant[] {
  if (policies === undefined) return [];
  return members(policies).flatMap(one =>
    one.kind === 'dict' ? templateGrants(one, self) : managedGrants(one, self),
  );
}

/** `DynamoDBReadPolicy: {TableName: …}` as the permissions that it stands for. */
function templateGrants(policy: Dict, self: Value): Grant[] {
  return policy.entries.flatMap(entry => {
    const row = templateOf(entry.key);
    if (row === undefined || entry.value.kind !== 'dict') return [];
    const on = entry.value.entries.filter(one => row.on.includes(one.key)).flatMap(one => forms(one.value));
    return row.actions.flatMap(action =>
      on.length === 0
        ? [grant(self, action, { known: '*' }, entry.value)]
        : on.map(one => grant(self, action, asValue(one), one)),
    );
  });
}

function templateOf(name: string): PolicyTemplate | undefined {
  const rows = tables(SOURCE).extra('policy-templates');
  if (typeof rows !== 'object' || rows === null || !Object.hasOwn(rows, name)) return undefined;
  return (rows as Readonly<Record<string, PolicyTemplate>>)[name];
}

/** A policy attached by name: what full access stands for, else the policy as such. */
function managedGrants(policy: Term, self: Value): Grant[] {
  if (policy.kind === 'reference') return [];
  if (policy.kind !== 'literal') return [grant(self, 'policy', asValue(policy), policy)];
  const name = String(policy.value ?? '').replace(MANAGED, '');
  if (name === '' || TELEMETRY.test(name)) return [];
  if (name === 'AdministratorAccess') return [grant(self, '*', { known: '*' }, policy)];
  const service = FULL.exec(name)?.[1];
  return [
    grant(
      self,
      service === undefined ? `policy ${name}` : `${service.toLowerCase()}:*`,
      { known: '*' },
      policy,
    ),
  ];
}

function grant(who: Value, action: string, on: Value, at: Term): Grant {
  return {
    is: 'grants',
    effect: 'allow',
    who,
    action,
    on,
    at: at.at,
    confidence: confidenceOf(at.kind === 'dict' ? undefined : at),
  };
}
