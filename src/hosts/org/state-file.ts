import { appendFileSync, lstatSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { type Line, type Progress, printLine, readState, type ScanHead } from '../../org/state.ts';
import { UsageError } from '../usage.ts';

/** States are read whole; 2,000 repositories have some two megabytes. */
const MAX_BYTES = 256 * 1024 * 1024;

/** The state of a scan as it stands in a file; undefined where there is no such file. Throws a UsageError. */
export function readStateFile(path: string): Progress | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile() || found.size > MAX_BYTES)
    throw new UsageError(`\`${path}\` is not a file that holds a state`, 'Name another file.');
  const text = readFileSync(path, 'utf8');
  const state = readState(text);
  if (state === undefined)
    throw new UsageError(
      `\`${path}\` is no state of \`threatlint org scan\``,
      'Name another file, or remove it to begin anew.',
    );
  if (typeof state === 'number')
    throw new UsageError(`\`${path}\` is damaged in line ${state}`, 'Remove the file to begin anew.');
  return state.progress;
}

/** Writes down what becomes known, a line at a time: in memory, and where there is a file, at its end. */
export class StateWriter {
  readonly #lines: string[] = [];

  private constructor(
    private readonly path: string | undefined,
    begun: string,
  ) {
    this.#lines.push(begun);
  }

  /** Begins a state. Throws a UsageError where the file cannot be written, or is there already. */
  static begin(path: string | undefined, head: ScanHead): StateWriter {
    const line = printLine(head);
    if (path !== undefined) tried(path, () => writeFileSync(path, line, { flag: 'wx' }));
    return new StateWriter(path, line);
  }

  /** Goes on with the state of a file, after its last whole line. */
  static resume(path: string): StateWriter {
    const text = readFileSync(path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) tried(path, () => truncateSync(path, Buffer.byteLength(whole)));
    return new StateWriter(path, whole);
  }

  readonly record = (lines: readonly Line[]): void => {
    const text = lines.map(printLine).join('');
    this.#lines.push(text);
    const { path } = this;
    // One write: whoever is killed leaves whole lines, and at most one that is torn at the end.
    if (path !== undefined) tried(path, () => appendFileSync(path, text));
  };

  get progress(): Progress {
    const state = readState(this.#lines.join(''));
    if (typeof state !== 'object') throw new Error('a state that was just written cannot be read');
    return state.progress;
  }
}

function tried(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new UsageError(
      `the state \`${path}\` cannot be written (${(error as NodeJS.ErrnoException).code})`,
      'Name a file in a folder that exists.',
    );
  }
}
