import { MAX_DEPTH, type Settings } from './options.ts';
import type { Problems } from './problems.ts';

/** Records that a file passes a limit; `at` is where. */
export function addPastLimit(
  problems: Problems,
  kind: 'too-deep' | 'too-many-nodes',
  at: number,
  settings: Settings,
): void {
  if (kind === 'too-deep') {
    problems.add(
      kind,
      at,
      at + 1,
      `Values are nested more than ${MAX_DEPTH} levels deep.`,
      'Flatten the structure.',
    );
    return;
  }
  problems.add(
    kind,
    at,
    at,
    `The file holds more than ${settings.maxNodes} values, those that aliases repeat included.`,
    'Split it into several files, or repeat fewer values by aliases.',
  );
}
