// Cuts what threatlint asks for out of GitHub's published GraphQL schema, for the loopback server of the tests. Run by a
// maintainer on a newer schema (npm package @octokit/graphql-schema, file schema.graphql):
//   node scripts/run.mjs scripts/github-graphql.ts path/to/schema.graphql VERSION
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, type GraphQLNamedType, isEnumType, isInterfaceType, isObjectType } from 'graphql';

/** The fields that are asked for, by type. */
const WANTED: Readonly<Record<string, readonly string[]>> = {
  Query: ['id', 'node', 'repository', 'repositoryOwner', 'rateLimit'],
  Node: ['id'],
  RateLimit: ['cost', 'limit', 'remaining', 'resetAt'],
  RepositoryOwner: ['id', 'login', 'repositories'],
  Organization: ['id', 'login', 'repositories'],
  User: ['id', 'login', 'repositories'],
  RepositoryConnection: ['nodes', 'pageInfo', 'totalCount'],
  PageInfo: ['hasNextPage', 'endCursor'],
  Repository: [
    'id',
    'nameWithOwner',
    'isArchived',
    'isDisabled',
    'isEmpty',
    'isFork',
    'isPrivate',
    'pushedAt',
    'defaultBranchRef',
    'object',
  ],
  Ref: ['id', 'name', 'target'],
  GitObject: ['oid'],
  Commit: ['id', 'oid', 'committedDate', 'tree', 'history'],
  CommitHistoryConnection: ['nodes'],
  Tree: ['id', 'oid', 'entries'],
  TreeEntry: ['name', 'type', 'mode', 'oid', 'object'],
  Blob: ['id', 'oid', 'isBinary', 'isTruncated', 'text'],
};
/** Arguments that are given, by field. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  repositories: ['first', 'after', 'ownerAffiliations', 'orderBy'],
  node: ['id'],
  repository: ['owner', 'name', 'followRenames'],
  repositoryOwner: ['login'],
  object: ['expression', 'oid'],
  history: ['first', 'path'],
};
const INPUTS = ['RepositoryOrder'];
const ENUMS = ['RepositoryAffiliation', 'RepositoryOrderField', 'OrderDirection'];
const SCALARS = ['DateTime', 'GitObjectID'];

const [path, version] = process.argv.slice(2);
if (path === undefined || version === undefined)
  throw new Error('usage: github-graphql.ts schema.graphql VERSION');
const schema = buildSchema(readFileSync(path, 'utf8'), { assumeValidSDL: true });

const blocks = Object.entries(WANTED).map(([name, fields]) => {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`the schema has no type ${name}`);
  const above = type
    .getInterfaces()
    .map(one => one.name)
    .filter(one => one in WANTED);
  const lines = fields.map(field => {
    const found = type.getFields()[field];
    if (found === undefined) throw new Error(`${name} has no field ${field}`);
    const given = found.args
      .filter(arg => ARGUMENTS[field]?.includes(arg.name))
      .map(arg => `${arg.name}: ${arg.type}${defaultOf(arg.defaultValue)}`);
    return `  ${field}${given.length === 0 ? '' : `(${given.join(', ')})`}: ${found.type}`;
  });
  const is = isInterfaceType(type) ? 'interface' : 'type';
  return `${is} ${name}${above.length === 0 ? '' : ` implements ${above.join(' & ')}`} {\n${lines.join('\n')}\n}`;
});
blocks.push(...SCALARS.map(name => `scalar ${known(name).name}`));
blocks.push(
  ...ENUMS.map(name => {
    const type = known(name);
    if (!isEnumType(type)) throw new Error(`${name} is no enum`);
    return `enum ${name} {\n${type
      .getValues()
      .map(value => `  ${value.name}`)
      .join('\n')}\n}`;
  }),
  ...INPUTS.map(
    name => `input ${known(name).name} {\n  field: RepositoryOrderField!\n  direction: OrderDirection!\n}`,
  ),
);
writeFileSync(
  'test/fixtures/github-schema.graphql',
  `# Cut by scripts/github-graphql.ts out of GitHub's public GraphQL schema (@octokit/graphql-schema ${version}, MIT).\n\n${blocks.join('\n\n')}\n`,
);

function known(name: string): GraphQLNamedType {
  const type = schema.getType(name);
  if (type === undefined || type === null) throw new Error(`the schema has no ${name}`);
  return type;
}

function defaultOf(value: unknown): string {
  if (value === undefined) return '';
  return ` = ${Array.isArray(value) ? `[${value.join(', ')}]` : JSON.stringify(value)}`;
}
