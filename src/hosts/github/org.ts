import { type Assessed, assessed } from '../../core/assessed.ts';
import type { Batch, Listing, Named, RepositoryHost } from '../../org/host.ts';
import { isRepositoryName } from '../../org/list.ts';
import { modelParents } from '../../org/rows.ts';
import type { Contents, HostedFile, Listed, ModelFolder, Names, Spent } from '../../org/types.ts';
import type { Answer } from '../../review-issues/tracker.ts';
import { type GraphqlAnswer, query, under } from './graphql.ts';
import { readFolder, readNames, readText, touchedDay } from './org-answers.ts';
import { contentsQuery, type FoldersOf, LIST, namesQuery, type Operation } from './org-queries.ts';
import type { Octokit } from './plain.ts';

/** Where GitHub looks for CODEOWNERS, in its order. */
const OWNERS_FILES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** More repositories than any organisation has: an answer that never ends is no list. */
const MOST_PAGES = 2_000;
const MODELS = 'threat-model';

/** The repositories that a token sees on GitHub, read by its GraphQL API. `url`: of that API. */
export function githubRepositories(client: Octokit, url: string): RepositoryHost {
  return new GitHubRepositories(client, url);
}

class GitHubRepositories implements RepositoryHost {
  #requests = 0;
  #points = 0;

  constructor(
    private readonly client: Octokit,
    private readonly url: string,
  ) {}

  get spent(): Spent {
    return { requests: this.#requests, points: this.#points };
  }

  async list(owner: string): Promise<Answer<Listing>> {
    const doing = `list the repositories of ${owner}`;
    const found = new Map<string, Listed>();
    let after: string | null = null;
    let total = 0;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await this.#query(doing, { query: LIST, variables: { login: owner, after } });
      if (!answer.ok) return answer;
      const listed = pageOf(answer.value.data['repositoryOwner']);
      if (answer.value.data['repositoryOwner'] === null) return unknownOwner(doing);
      if (listed === undefined) return wrongShape(doing);
      for (const { id, name } of listed.repositories) found.set(id, { key: id, name, id });
      total = listed.total;
      if (listed.next === null)
        return {
          ok: true,
          value: { repositories: [...found.values()], hidden: Math.max(0, total - found.size) },
        };
      after = listed.next;
    }
    return wrongShape(doing);
  }

  async names(repositories: readonly Listed[]): Promise<Answer<Batch<Names>>> {
    const answer = await this.#query('look at repositories', namesQuery(repositories));
    if (!answer.ok) return answer;
    return { ok: true, value: batch(answer.value, repositories, readNames) };
  }

  async contents(repositories: readonly Named[]): Promise<Answer<Batch<Contents>>> {
    const wanted = repositories.map(({ listed, names }) => wantedOf(listed, names));
    const asked = wanted.filter(({ folders }) => folders.length > 0);
    // Where a threat-model folder is a link, that is all there is to know.
    const links = wanted.filter(({ folders }) => folders.length === 0);
    const known = links.map(one => [one.key, assessed<Contents>({ folders: one.links })] as const);
    if (asked.length === 0) return { ok: true, value: { answers: new Map(known) } };
    const answer = await this.#query('read threat models', contentsQuery(asked));
    if (!answer.ok) return answer;
    const read = batch(answer.value, asked, (value, i) => contentsOf(value, asked[i] as Wanted));
    return { ok: true, value: { ...read, answers: new Map([...read.answers, ...known]) } };
  }

  async #query(
    doing: string,
    operation: Operation | { readonly query: string; readonly variables: object },
  ): Promise<Answer<GraphqlAnswer>> {
    this.#requests++;
    const answer = await query(this.client, this.url, doing, operation);
    if (answer.ok) this.#points += answer.value.budget?.cost ?? 0;
    return answer;
  }
}

function batch<T>(
  answer: GraphqlAnswer,
  asked: readonly { readonly key: string; readonly name: string }[],
  read: (value: object, index: number) => T | undefined,
): Batch<T> {
  const answers = new Map<string, Assessed<T>>(
    asked.map(({ key, name }, i) => [key, under(answer, `r${i}`, name, value => read(value, i))]),
  );
  const { budget } = answer;
  return { answers, ...(budget === undefined ? {} : { budget }) };
}

/** What is to be read of a repository, and what is known of it already. */
interface Wanted extends FoldersOf {
  readonly key: string;
  readonly name: string;
  /** Threat-model folders that are links or submodules: told of, never followed. */
  readonly links: readonly ModelFolder[];
  readonly owners?: HostedFile;
}

function wantedOf({ key, name }: Listed, { id, head }: Names): Wanted {
  const entries = head?.entries ?? [];
  const at = (path: string) => entries.find(entry => entry.path === path);
  const placed = modelParents(entries).map(parent => ({ parent, entry: at(modelFolder(parent)) }));
  const owners = OWNERS_FILES.flatMap(path => at(path) ?? [])[0];
  return {
    key,
    name,
    id,
    commit: head?.commit ?? '',
    folders: placed
      .flatMap(({ parent, entry }) => (entry?.kind === 'folder' ? [parent] : []))
      .map(modelFolder),
    links: placed.flatMap(({ parent, entry }) =>
      entry === undefined || entry.kind === 'folder' ? [] : [{ parent, files: [entry] }],
    ),
    ...(owners?.kind === 'file' ? { codeowners: owners.path, owners } : {}),
  };
}

function modelFolder(parent: string): string {
  return parent === '' ? MODELS : `${parent}/${MODELS}`;
}

function contentsOf(value: object, { folders, links, owners }: Wanted): Contents | undefined {
  const fields = value as Record<string, unknown>;
  const read: ModelFolder[] = [];
  for (const [j, path] of folders.entries()) {
    const files = readFolder(fields[`f${j}`], path);
    if (files === undefined) return undefined;
    const touched = touchedDay(fields[`h${j}`]);
    const parent = path.slice(0, -MODELS.length).replace(/\/$/, '');
    read.push({ parent, files, ...(touched === undefined ? {} : { touched }) });
  }
  return {
    folders: [...read, ...links],
    ...(owners === undefined ? {} : { codeowners: { ...owners, ...readText(fields['owners']) } }),
  };
}

/** One page of a list; undefined where it has not the documented shape, or breaks off without a place to go on from. */
function pageOf(owner: unknown) {
  const list = (owner as { repositories?: Record<string, unknown> } | null)?.repositories;
  const { nodes, pageInfo, totalCount } = list ?? {};
  const info = pageInfo as { hasNextPage?: unknown; endCursor?: unknown } | undefined;
  if (!Array.isArray(nodes) || typeof totalCount !== 'number' || typeof info?.hasNextPage !== 'boolean')
    return undefined;
  if (info.hasNextPage && typeof info.endCursor !== 'string') return undefined;
  const repositories: { id: string; name: string }[] = [];
  for (const node of nodes as readonly ({ id?: unknown; nameWithOwner?: unknown } | null)[]) {
    if (node === null) continue;
    const { id, nameWithOwner: name } = node;
    if (typeof id !== 'string' || typeof name !== 'string' || !isRepositoryName(name)) return undefined;
    repositories.push({ id, name });
  }
  return {
    repositories,
    total: totalCount,
    next: info.hasNextPage ? (info.endCursor as string) : null,
  };
}

function unknownOwner(doing: string): Answer<never> {
  return {
    ok: false,
    refusal: {
      why: `could not ${doing}: GitHub knows no such organisation or user`,
      remedy: 'Check the name, and that the token may see it.',
      uncertain: false,
    },
  };
}

function wrongShape(doing: string): Answer<never> {
  return {
    ok: false,
    refusal: {
      why: `could not ${doing}: the answer is not what GitHub's API gives`,
      remedy: 'Run it again: nothing is done twice; if it stays, look for a proxy between here and GitHub.',
      uncertain: true,
    },
  };
}
