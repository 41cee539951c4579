import { mkdirSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Oid } from '../core/source.ts';
import { Checkout } from './checkout.ts';
import { FETCH_HISTORY, reason } from './gaps.ts';
import { isOid } from './oid.ts';
import { once } from './open.ts';
import { Git, type GitResult } from './process.ts';
import { borrowingReader, makeBare } from './reader.ts';
import { REMOTE, remoteSettings } from './remote.ts';
import type { HistoryNeed, HistoryOptions, Repository } from './repository.ts';
import { temporaryFolder } from './temporary.ts';

const TIMEOUT = 300_000;

/** How often blobs are asked for, when the remote lacks some of them. */
const ATTEMPTS = 5;

/**
 * Gives a repository that holds what a run needs, fetching what the checkout lacks into a repository of our own: the
 * checkout is left as it is, byte for byte. Where it lacks nothing, the answer is the repository itself, and no network
 * is used. Commits and trees are fetched at once, blobs when `blobs` asks for them (all of one call together). The size
 * of a blob is only known once it is here: `limitBytes` bounds what is loaded, not what is fetched.
 */
export async function withHistory(
  repository: Repository,
  need: HistoryNeed,
  options: HistoryOptions = {},
): Promise<Assessed<Repository>> {
  if (!(repository instanceof Checkout)) return assessed(repository);
  const { place } = repository;
  const commits = [...new Set(need.commits)];
  const refused = commits.find(commit => !isOid(commit));
  if (refused !== undefined) {
    return notAssessed(gap(`${JSON.stringify(refused.slice(0, 100))} is not a full commit id`));
  }
  const lacking = await repository.lacking(commits);
  const cutOff = need.ancestry && (place.shallow || (place.partial && (await lacksTrees(place.local))));
  const wanted = cutOff ? commits : lacking;
  if (wanted.length === 0 && !place.partial) return assessed(repository);

  const settings = await remoteSettings(place.local, place.root, options);
  // A clone that lacks only blobs may turn out to need none of them.
  if (!settings.ok) return wanted.length === 0 ? assessed(repository) : settings;
  const source = new Source(place, settings.value, options.timeout ?? TIMEOUT);
  if (wanted.length > 0) {
    const result = await source.fetchCommits(wanted, need.ancestry || !place.shallow);
    if (result.code !== 0) return notAssessed(refusal(result));
  }
  const reader = once(() =>
    borrowingReader([place.objects, source.objects, ...place.extraObjects], place.format, place.env),
  );
  return assessed(
    new Checkout({
      ...place,
      shallow: place.shallow && !need.ancestry,
      partial: true,
      extraObjects: [...place.extraObjects, source.objects],
      borrowed: reader,
      reader,
      fetchBlobs: oids => source.fetchBlobs(oids),
    }),
  );
}

/** Whether a partial clone leaves out trees of old commits, and not only contents of files. */
async function lacksTrees(local: Git): Promise<boolean> {
  const filters = await local.run([
    'config',
    '--includes',
    '--get-regexp',
    '^remote\\..*\\.partialclonefilter$',
  ]);
  return /\s(tree:|combine:|sparse:)/.test(filters.stdout.toString());
}

/** A repository of our own that fetches from the checkout's remote, borrows nothing, and so asks for exactly what is named. */
class Source {
  readonly objects: string;
  readonly #git: Git;
  readonly #timeout: number;
  #reachable = true;

  constructor(place: Checkout['place'], settings: readonly string[], timeout: number) {
    const folder = temporaryFolder();
    makeBare(folder, place.format, [
      `partialClone = ${REMOTE}`,
      ...settings,
      `[remote "${REMOTE}"]`,
      'promisor = true',
      'partialCloneFilter = blob:none',
    ]);
    this.objects = join(folder, 'objects');
    mkdirSync(join(this.objects, 'pack'));
    this.#timeout = timeout;
    this.#git = new Git({
      directory: folder,
      gitDir: folder,
      env: place.env,
      network: true,
      // Where these lead is in `settings` already.
      variables: { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
    });
  }

  /** Commits and trees; with `ancestry` those of every ancestor too. A remote that knows no filters sends blobs as well. */
  async fetchCommits(commits: readonly Oid[], ancestry: boolean): Promise<GitResult> {
    return this.#fetch(commits, ancestry ? [] : ['--depth=1']);
  }

  /**
   * Blobs by id. One that the remote does not have makes it refuse them all: it is left out, and the others are asked for
   * again. After any other refusal the remote is not asked any more, since every call would wait for the same answer.
   */
  async fetchBlobs(oids: readonly Oid[]): Promise<void> {
    const asked = new Set(oids);
    for (let attempt = 0; attempt < ATTEMPTS && asked.size > 0 && this.#reachable; attempt++) {
      const result = await this.#fetch([...asked], []);
      if (result.code === 0) return;
      const unknown = /not our ref ([0-9a-f]+)/.exec(result.stderr)?.[1];
      this.#reachable = unknown !== undefined && asked.delete(unknown);
    }
  }

  async #fetch(oids: readonly Oid[], options: readonly string[]): Promise<GitResult> {
    return this.#git.run(
      [
        '-c',
        'fetch.negotiationAlgorithm=noop',
        'fetch',
        '--quiet',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-auto-maintenance',
        '--recurse-submodules=no',
        '--filter=blob:none',
        ...options,
        '--stdin',
        REMOTE,
      ],
      { input: oids.map(oid => `${oid}\n`).join(''), timeout: this.#timeout },
    );
  }
}

function refusal(result: GitResult): Gap {
  if (result.failed === 'timeout') return gap('fetching it took too long');
  if (
    /could not read Username|Authentication failed|Permission denied|error: 40[134]|not found/i.test(
      result.stderr,
    )
  ) {
    return gap(
      'this clone is cut off, and the remote asks for credentials that it does not have',
      `${FETCH_HISTORY} Or give this step a token that may read the repository.`,
    );
  }
  return gap(`this clone is cut off, and fetching the rest failed: ${reason(result)}`);
}

function gap(why: string, remedy = FETCH_HISTORY): Gap {
  return { what: 'the history that this clone lacks', why, remedy };
}
