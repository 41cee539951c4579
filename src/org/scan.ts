import { type Assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { Refusal } from '../review-issues/tracker.ts';
import { BatchSize, inBatches, runsLow } from './batches.ts';
import type { Batch, Named, RepositoryHost } from './host.ts';
import type { ScanTerms } from './judge.ts';
import { type JudgedAt, judgeRepository, leftOutRow, modelParents, rowOf } from './rows.ts';
import type { IssuesLine, Line } from './state.ts';
import type { Contents, Listed, Names } from './types.ts';

/** Repositories whose names are asked for at once: three levels of names of each must be read within ten seconds. */
const NAMES = { start: 20, most: 50 };
/** Repositories whose models are asked for at once: their texts make the answer long. */
const CONTENTS = { start: 10, most: 20 };

/** What a scan has to do, and where it writes down what is done. */
export interface ScanWork {
  readonly host: RepositoryHost;
  readonly repositories: readonly Listed[];
  readonly terms: ScanTerms;
  /** Called with each piece of the result as soon as it is known; what was written down is never asked for again. */
  readonly record: (lines: readonly Line[]) => void;
  /** Keeps the review issues of a repository in line with what was judged; absent where nobody asked for it. */
  readonly keepIssues?: (repository: JudgedRepository) => Promise<IssuesLine>;
}

/** A repository whose threat-model folders were judged. */
export interface JudgedRepository {
  readonly names: Names;
  readonly contents: Contents;
  readonly judged: readonly JudgedAt[];
}

/** Looks at repositories one after the other. Ends early where the host refuses or the budget runs low; the record says so. */
export async function scan(work: ScanWork): Promise<void> {
  const stopped = await new Scan(work).run();
  if (stopped !== undefined) work.record([{ stopped: gapOf('the repositories that are left', stopped) }]);
}

class Scan {
  readonly #names = new BatchSize(NAMES.start, NAMES.most);
  readonly #contents = new BatchSize(CONTENTS.start, CONTENTS.most);
  #told = { requests: 0, points: 0 };

  constructor(private readonly work: ScanWork) {
    this.#told = work.host.spent;
  }

  async run(): Promise<Refusal | undefined> {
    const { host, repositories } = this.work;
    // What the models of a batch are refused for ends the scan too.
    let stopped: Refusal | undefined;
    const ended = await inBatches<Listed, Names>(repositories, this.#names, {
      call: async items => {
        if (stopped !== undefined) return { ok: false, refusal: { ...stopped, uncertain: false } };
        return this.#counted(await host.names(items));
      },
      answered: async (items, batch) => {
        stopped = await this.#named(items, batch);
      },
      failed: (listed, refusal) => this.#failed(listed, refusal),
    });
    return stopped ?? ended;
  }

  /** Rows of what has no model are written at once; the models of the others are asked for. */
  async #named(items: readonly Listed[], batch: Batch<Names>): Promise<Refusal | undefined> {
    const withModels: Named[] = [];
    for (const listed of items) {
      const answer = batch.answers.get(listed.key) ?? unanswered<Names>(listed);
      if (!answer.ok) this.#record({ failed: { key: listed.key, gap: answer.gap } });
      else if (isLeftOut(answer.value)) this.#record({ row: leftOutRow(listed, answer.value) });
      else if (hasModels(answer.value)) withModels.push({ listed, names: answer.value });
      else this.#record({ row: rowOf(listed, answer.value, []) });
    }
    const low = withModels.length > 0 ? runsLow(batch.budget) : undefined;
    return low ?? this.#models(withModels);
  }

  #models(repositories: readonly Named[]): Promise<Refusal | undefined> {
    return inBatches<Named, Contents>(repositories, this.#contents, {
      call: async items => this.#counted(await this.work.host.contents(items)),
      answered: async (items, batch) => {
        for (const { listed, names } of items) {
          const answer = batch.answers.get(listed.key) ?? unanswered<Contents>(listed);
          if (answer.ok) await this.#judged(listed, names, answer.value);
          else this.#record({ failed: { key: listed.key, gap: answer.gap } });
        }
      },
      failed: ({ listed }, refusal) => this.#failed(listed, refusal),
    });
  }

  /** Issues before the row: a scan that is cut off between them looks at the repository again. */
  async #judged(listed: Listed, names: Names, contents: Contents): Promise<void> {
    const { terms, keepIssues, record } = this.work;
    const judged = await judgeRepository(names, contents, terms);
    const issues = await keepIssues?.({ names, contents, judged });
    const row = rowOf(listed, names, judged);
    record(issues === undefined ? [{ row }] : [{ issues }, { row }]);
  }

  #counted<T>(answer: T): T {
    const { requests, points } = this.work.host.spent;
    this.#record({
      spent: { requests: requests - this.#told.requests, points: points - this.#told.points },
    });
    this.#told = { requests, points };
    return answer;
  }

  #failed(listed: Listed, refusal: Refusal): void {
    this.#record({ failed: { key: listed.key, gap: gapOf(listed.name, refusal) } });
  }

  #record(line: Line): void {
    this.work.record([line]);
  }
}

function hasModels({ head }: Names): boolean {
  return modelParents(head?.entries ?? []).length > 0;
}

/** A fork that has models of its own is a system of its own. */
function isLeftOut(names: Names): boolean {
  return names.leftOut === 'fork' ? !hasModels(names) : names.leftOut !== undefined;
}

function gapOf(what: string, { why, remedy }: Refusal): Gap {
  return { what, why, remedy };
}

function unanswered<T>({ name }: Listed): Assessed<T> {
  return notAssessed({
    what: name,
    why: 'GitHub gave no answer about it',
    remedy: 'Run it again; look at the repository if it stays.',
  });
}
