import { suggestThreats } from '../../commands/suggest.ts';
import texts from '../../generated/library.json';
import { printSuggestions } from '../../report/suggestions.ts';
import { builtIn } from '../../suggest/library.ts';
import { required } from '../required.ts';
import type { Command } from './command.ts';
import { openTarget } from './target.ts';

/** Prints what nobody has considered. It judges nobody: the exit code is 0. */
export async function runSuggest(
  command: Command & { do: 'suggest' },
): Promise<{ output: string; code: number }> {
  const { repository, folder } = await openTarget('.');
  const found = required(
    await suggestThreats({ repository, folder, head: 'working-tree' }, builtIn(texts), command.model),
  );
  return { output: printSuggestions(found, command.format, command.limit), code: 0 };
}
