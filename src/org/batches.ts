import type { Answer, Refusal } from '../review-issues/tracker.ts';
import type { Batch, Budget } from './host.ts';

/** How many things are asked for at once: fewer after a failure, slowly more after successes. */
export class BatchSize {
  #size: number;

  constructor(
    start: number,
    private readonly most: number,
  ) {
    this.#size = start;
  }

  get now(): number {
    return this.#size;
  }

  smaller(): void {
    this.#size = Math.max(1, Math.floor(this.#size / 2));
  }

  larger(): void {
    this.#size = Math.min(this.most, this.#size + Math.max(1, Math.floor(this.most / 10)));
  }
}

/** After so many failures in a row of a request for one thing alone, the host is taken to be out of reach. */
const FAILURES = 3;
/** This part of the hour's budget is left to whoever else uses the token. */
const RESERVE = 1 / 20;

/** What becomes of the things that are asked for. */
export interface Receiver<I, T> {
  call(items: readonly I[]): Promise<Answer<Batch<T>>>;
  answered(items: readonly I[], batch: Batch<T>): Promise<void>;
  /** The request for this one alone came to nothing. */
  failed(item: I, refusal: Refusal): void;
}

/**
 * Asks for many things, as many at once as the host bears. Gives back why it stopped before the end: the host refuses, is
 * out of reach, or the budget runs low.
 */
export async function inBatches<I, T>(
  items: readonly I[],
  size: BatchSize,
  receiver: Receiver<I, T>,
): Promise<Refusal | undefined> {
  let at = 0;
  let failures = 0;
  while (at < items.length) {
    const batch = items.slice(at, at + size.now);
    const answer = await receiver.call(batch);
    if (answer.ok) {
      failures = 0;
      at += batch.length;
      await receiver.answered(batch, answer.value);
      size.larger();
      const low = at < items.length ? runsLow(answer.value.budget) : undefined;
      if (low !== undefined) return low;
      continue;
    }
    const { refusal } = answer;
    if (!refusal.uncertain) return refusal;
    if (batch.length > 1) {
      size.smaller();
      continue;
    }
    const [item] = batch;
    if (item !== undefined) receiver.failed(item, refusal);
    at++;
    failures++;
    if (failures === FAILURES) return refusal;
  }
  return undefined;
}

/** Why nothing more should be asked, where the next request could use up what is kept in reserve. */
export function runsLow(budget: Budget | undefined): Refusal | undefined {
  if (budget === undefined) return undefined;
  const { cost, remaining, limit, resetAt } = budget;
  if (remaining - 2 * cost >= limit * RESERVE) return undefined;
  return {
    why: `the token's budget runs low: ${remaining} of ${limit} points are left until ${resetAt}`,
    remedy: `Run the same command with the same \`--state\` after ${resetAt}: it goes on from here.`,
    uncertain: false,
  };
}
