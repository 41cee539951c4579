import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

/** A repository as the loopback server's GraphQL API knows it. */
export interface Hosted {
  readonly id: string;
  name: string;
  /** Texts by path; a buffer is binary. */
  files: Readonly<Record<string, string | Buffer>>;
  /** Paths of symbolic links. */
  readonly links?: readonly string[];
  readonly archived?: boolean;
  readonly fork?: boolean;
  readonly private?: boolean;
  readonly pushed?: string;
  readonly committed?: string;
  /** When the threat-model folders were last touched. */
  readonly touched?: string;
  deleted?: boolean;
  forbidden?: boolean;
}

/** Repositories, what a token may still ask of them, and how much the server bears at once. */
export class Organisation {
  readonly repositories: Hosted[] = [];
  /** Older names, which GitHub follows. */
  readonly renamed = new Map<string, string>();
  limit = 5_000;
  remaining = 5_000;
  /** A query about more repositories than this times out. */
  bears = Number.POSITIVE_INFINITY;
  /** Repositories that are counted, and not shown. */
  hidden = 0;
  /** Called after each answer: what happens in the meantime. */
  onAnswer: (() => void) | undefined;

  constructor(readonly login: string) {}

  add(name: string, files: Hosted['files'], more: Partial<Hosted> = {}): Hosted {
    const hosted = { id: `R_${this.repositories.length + 1}`, name: `${this.login}/${name}`, files, ...more };
    this.repositories.push(hosted);
    return hosted;
  }

  rename(from: string, to: string): void {
    const hosted = this.repositories.find(({ name }) => name === from);
    if (hosted === undefined) throw new Error(`there is no ${from}`);
    hosted.name = to;
    this.renamed.set(from.toLowerCase(), to);
  }

  visible(): Hosted[] {
    return this.repositories.filter(({ deleted }) => deleted !== true);
  }
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, string | null>>;
}

const RESET = '2026-11-23T12:00:00Z';
let schema: GraphQLSchema | undefined;

/** Answers a query as GitHub would, with `type` in its errors; `problems`: what GitHub's schema does not allow. */
export async function answerGraphql(organisation: Organisation, { query, variables }: GraphqlRequest) {
  schema ??= buildSchema(readFileSync('test/fixtures/github-schema.graphql', 'utf8'));
  const document = parse(query);
  const problems = validate(schema, document).map(({ message }) => `GraphQL: ${message}`);
  if (problems.length > 0) return { status: 200, json: { errors: problems }, problems, headers: {} };
  if (organisation.remaining <= 0) {
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }];
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' };
    return { status: 200, json: { errors }, problems, headers };
  }
  const asked = query.match(/^ {2}r\d+: /gm)?.length ?? 0;
  if (asked > organisation.bears)
    return { status: 502, json: { message: 'Bad Gateway' }, problems, headers: {} };
  // https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api
  const connections = query.match(/\b(history|repositories)\(/g)?.length ?? 0;
  const cost = Math.max(1, Math.round(connections / 100));
  organisation.remaining -= cost;
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    rootValue: root(organisation, cost),
  });
  organisation.onAnswer?.();
  const errors = result.errors?.map(error => ({
    type: error.extensions['type'],
    path: error.path,
    message: error.message,
  }));
  return {
    status: 200,
    json: { data: result.data, ...(errors === undefined ? {} : { errors }) },
    problems: problems.concat(
      (result.errors ?? []).filter(error => error.extensions['type'] === undefined).map(String),
    ),
    headers: {},
  };
}

function root(organisation: Organisation, cost: number) {
  const visible = organisation.visible();
  return {
    rateLimit: { cost, limit: organisation.limit, remaining: organisation.remaining, resetAt: RESET },
    node: ({ id }: { id: string }) =>
      found(
        visible.find(one => one.id === id),
        id,
      ),
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const wanted = `${owner}/${name}`.toLowerCase();
      const now = organisation.renamed.get(wanted) ?? wanted;
      return found(
        visible.find(one => one.name.toLowerCase() === now.toLowerCase()),
        wanted,
      );
    },
    repositoryOwner: ({ login }: { login: string }) =>
      login === organisation.login
        ? {
            __typename: 'Organization',
            repositories: ({ first, after }: { first: number; after: string | null }) => {
              const start = Number(after ?? 0);
              const page = visible.slice(start, start + first);
              const end = start + page.length;
              return {
                totalCount: visible.length + organisation.hidden,
                nodes: page.map(repositoryOf),
                pageInfo: { hasNextPage: end < visible.length, endCursor: String(end) },
              };
            },
          }
        : null,
  };
}

function found(hosted: Hosted | undefined, name: string) {
  if (hosted === undefined)
    throw new GraphQLError(`Could not resolve to a node with '${name}'.`, {
      extensions: { type: 'NOT_FOUND' },
    });
  if (hosted.forbidden === true)
    throw new GraphQLError('Resource protected by organization SAML enforcement.', {
      extensions: { type: 'FORBIDDEN' },
    });
  return repositoryOf(hosted);
}

function repositoryOf(hosted: Hosted) {
  const empty = Object.keys(hosted.files).length === 0;
  const commit = commitOf(hosted);
  return {
    __typename: 'Repository',
    id: hosted.id,
    nameWithOwner: hosted.name,
    isArchived: hosted.archived === true,
    isDisabled: false,
    isEmpty: empty,
    isFork: hosted.fork === true,
    isPrivate: hosted.private === true,
    pushedAt: hosted.pushed ?? '2026-11-20T23:30:00Z',
    defaultBranchRef: empty ? null : { name: 'main', target: commit },
    object: ({ expression }: { expression: string }) => {
      const [at, path] = [expression.slice(0, 40), expression.slice(41)];
      if (at !== commit.oid) return null;
      return expression.length === 40 ? commit : (objectAt(hosted, path) ?? null);
    },
  };
}

function commitOf(hosted: Hosted) {
  return {
    __typename: 'Commit',
    oid: oidOf(hosted.id),
    committedDate: hosted.committed ?? '2026-11-19T23:30:00-02:00',
    tree: () => treeOf(hosted, ''),
    history: () => ({
      nodes: [{ __typename: 'Commit', committedDate: hosted.touched ?? '2026-11-01T10:00:00Z' }],
    }),
  };
}

function objectAt(hosted: Hosted, path: string): object | undefined {
  const text = hosted.files[path];
  if (text !== undefined) return blobOf(text);
  return Object.keys(hosted.files).some(one => one.startsWith(`${path}/`))
    ? treeOf(hosted, `${path}/`)
    : undefined;
}

function treeOf(hosted: Hosted, prefix: string): object {
  const names = new Map<string, boolean>();
  for (const path of Object.keys(hosted.files)) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    names.set(name, rest.length > 0);
  }
  return {
    __typename: 'Tree',
    oid: oidOf(`${hosted.id}:${prefix}`),
    entries: () =>
      [...names].sort().map(([name, folder]) => ({
        name,
        type: folder ? 'tree' : 'blob',
        mode: folder ? 0o40000 : hosted.links?.includes(prefix + name) === true ? 0o120000 : 0o100644,
        oid: oidOf(`${hosted.id}:${prefix}${name}`),
        object: () => objectAt(hosted, prefix + name),
      })),
  };
}

/** GitHub cuts texts at 512 kB. */
const CUT = 512_000;

function blobOf(content: string | Buffer) {
  const binary = typeof content !== 'string';
  return {
    __typename: 'Blob',
    isBinary: binary,
    isTruncated: !binary && content.length > CUT,
    text: binary ? null : content.slice(0, CUT),
  };
}

function oidOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
