const BUDGET = 'rateLimit { cost limit remaining resetAt }';

/** The repositories of an owner, a page at a time. Oldest first: what is created meanwhile comes last, and nothing is passed over. */
export const LIST = `query ListRepositories($login: String!, $after: String) {
  ${BUDGET}
  repositoryOwner(login: $login) {
    repositories(first: 100, after: $after, ownerAffiliations: [OWNER], orderBy: {field: CREATED_AT, direction: ASC}) {
      totalCount
      nodes { id nameWithOwner }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const NAMES = `fragment Names on Repository {
  id nameWithOwner isArchived isDisabled isEmpty isFork isPrivate pushedAt
  defaultBranchRef { name target { ... on Commit {
    oid committedDate
    tree { entries { name type mode oid object { ... on Tree {
      entries { name type mode oid object { ... on Tree { entries { name type mode oid } } } }
    } } } }
  } } }
}`;

const FOLDER = `fragment Text on Blob { isBinary isTruncated text }
fragment Folder on Tree { entries { name type mode oid object { ...Text ... on Tree {
  entries { name type mode oid object { ...Text } }
} } } }`;

/** A query with its variables. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Names of several repositories, each under the alias `r` and its number; by id where it is known: ids survive renames. */
export function namesQuery(
  repositories: readonly { readonly name: string; readonly id?: string }[],
): Operation {
  const parameters = new Parameters();
  const asked = repositories.map(({ name, id }, i) => {
    if (id !== undefined) return `r${i}: node(id: ${parameters.add('ID!', id)}) { ...Names }`;
    const [owner = '', repo = ''] = name.split('/');
    return `r${i}: repository(owner: ${parameters.add('String!', owner)}, name: ${parameters.add('String!', repo)}) { ...Names }`;
  });
  return {
    query: `query RepositoryNames${parameters.declared} {\n  ${BUDGET}\n  ${asked.join('\n  ')}\n}\n${NAMES}`,
    variables: parameters.values,
  };
}

/** What is asked of one repository: at least one threat-model folder, and its CODEOWNERS. */
export interface FoldersOf {
  readonly id: string;
  readonly commit: string;
  readonly folders: readonly string[];
  readonly codeowners?: string;
}

/** Threat-model folders `f0`, `f1`... of several repositories, with the last commits `h0`, `h1`... that touched them. */
export function contentsQuery(repositories: readonly FoldersOf[]): Operation {
  const parameters = new Parameters();
  const asked = repositories.map(({ id, commit, folders, codeowners }, i) => {
    const at = parameters.add('String!', commit);
    const fields = folders.flatMap((path, j) => [
      `f${j}: object(expression: ${parameters.add('String!', `${commit}:${path}`)}) { ...Folder }`,
      `h${j}: object(expression: ${at}) { ... on Commit { history(first: 1, path: ${parameters.add('String!', path)}) { nodes { committedDate } } } }`,
    ]);
    const owners =
      codeowners === undefined
        ? []
        : [`owners: object(expression: ${parameters.add('String!', `${commit}:${codeowners}`)}) { ...Text }`];
    return `r${i}: node(id: ${parameters.add('ID!', id)}) { ... on Repository { id ${[...fields, ...owners].join(' ')} } }`;
  });
  return {
    query: `query ThreatModels${parameters.declared} {\n  ${BUDGET}\n  ${asked.join('\n  ')}\n}\n${FOLDER}`,
    variables: parameters.values,
  };
}

/** Values travel as variables: no name of a repository or a file is ever part of a query's text. */
class Parameters {
  readonly #types: string[] = [];
  readonly values: Record<string, string> = {};

  add(type: 'ID!' | 'String!', value: string): string {
    const name = `v${this.#types.length}`;
    this.#types.push(`$${name}: ${type}`);
    this.values[name] = value;
    return `$${name}`;
  }

  get declared(): string {
    return `(${this.#types.join(', ')})`;
  }
}
