/** How much one rule may look at in one run: fields read and entries of lists handed out. */
const MOST_WORK = 2_000_000;

/** Thrown where a rule would look at more than it may. */
export class TooMuchWork extends Error {
  constructor() {
    super(`it looks at more than ${MOST_WORK} things`);
  }
}

/** Counts what a condition looks at, since the language itself has no limit at run time. */
export class Work {
  #left = MOST_WORK;

  spend(units: number): void {
    this.#left -= units;
    if (this.#left < 0) throw new TooMuchWork();
  }
}
