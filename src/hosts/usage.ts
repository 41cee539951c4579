/** Something that the caller got wrong: one line that says what, and one that says what to do. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}
