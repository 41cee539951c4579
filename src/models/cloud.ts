import type { Element, Id, Model } from '../core/model.ts';
import { enclosing } from './graph.ts';

/** Words for people who run a system, as they stand in ids, names and kinds of elements. */
const OPERATORS = words(
  'operators?|operations|ops|devops|sre|admins?|administrators?|engineers?|developers?|maintainers?|on-?call|support|bastion|jump-?(?:host|box)|break-?glass|console',
);
/** Words and products for what deploys a system. */
const PIPELINES = words(
  'pipelines?|ci|cd|ci-?cd|deploy(?:er|ment|s)?|release|github-?actions?|actions-?runner|gitlab-?ci|jenkins|circleci|buildkite|argo-?cd|flux|terraform-?cloud|spacelift|atlantis|code-?pipeline|code-?build|code-?deploy|azure-?devops|cloud-?build|runner',
);

function words(alternatives: string): RegExp {
  return new RegExp(`(?:^|[^a-z])(?:${alternatives})(?:[^a-z]|$)`, 'i');
}

function says(element: Element, pattern: RegExp): boolean {
  return [element.id, element.what, element.name ?? ''].some(text => pattern.test(text));
}

/** Whether an element is a person who operates the system, or the way in of such a person. */
export function isOperator(element: Element): boolean {
  return says(element, OPERATORS);
}

/** Whether an element is what brings new versions of the system about. */
export function isPipeline(element: Element): boolean {
  return says(element, PIPELINES);
}

/** Services that a provider shares among its customers, and what it decides by default where a customer does not. */
const SERVICES: readonly { readonly technology: RegExp; readonly defaults?: string }[] = [
  { technology: /^aws\/(?:s3|ecr)(?:[-/]|$)/, defaults: 'encryption and public access' },
  {
    technology: /^aws\/(?:dynamodb|sqs|sns|kinesis|opensearch-serverless|efs)(?:[-/]|$)/,
    defaults: 'encryption',
  },
  { technology: /^aws\/(?:kms|secrets-manager|cognito|api-gateway|eventbridge|step-functions)(?:[-/]|$)/ },
  {
    technology: /^azure\/(?:blob(?:-storage)?|storage(?:-account)?|container-registry)(?:[-/]|$)/,
    defaults: 'encryption and public access',
  },
  {
    technology: /^azure\/(?:cosmos-?db|service-bus|event-hubs?|table-storage|queue-storage)(?:[-/]|$)/,
    defaults: 'encryption',
  },
  { technology: /^azure\/(?:key-vault|entra(?:-id)?|api-management)(?:[-/]|$)/ },
  {
    technology: /^gcp\/(?:gcs|cloud-storage|artifact-registry)(?:[-/]|$)/,
    defaults: 'encryption and public access',
  },
  {
    technology: /^gcp\/(?:bigquery|firestore|datastore|pub-?sub|spanner|bigtable)(?:[-/]|$)/,
    defaults: 'encryption',
  },
  { technology: /^gcp\/(?:kms|secret-manager|identity-platform|apigee)(?:[-/]|$)/ },
];

/** What an element's technology implies that a provider holds for many customers at once; undefined where nothing. */
export function sharedService(element: Element): { readonly defaults?: string } | undefined {
  return SERVICES.find(({ technology }) => technology.test(element.what));
}

/** The boundaries of a model that lie at a cloud provider: those that name one, and what they enclose. */
export function providerBoundaries(model: Model): Set<Id> {
  const named = new Set(
    model.boundaries
      .filter(({ provider }) => provider !== undefined && provider !== 'other')
      .map(({ id }) => id),
  );
  const inside = model.boundaries.filter(({ id }) => enclosing(model, id).some(outer => named.has(outer)));
  return new Set([...named, ...inside.map(({ id }) => id)]);
}

/** Whether a party to which a threat is transferred is a cloud provider, by its name. */
export function isProvider(party: string): boolean {
  return /(?:^|[^a-z])(?:aws|amazon|azure|microsoft|gcp|google|oracle cloud|ibm cloud|alibaba|cloud provider)(?:[^a-z]|$)/i.test(
    party,
  );
}
