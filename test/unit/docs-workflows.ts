import { isObject, type Json } from '../../src/core/document.ts';
import { document } from './docs-support.ts';

/** The name of this project's own Action in examples: its users put in the commit. */
const OWN = 'threatlint/threatlint@FULL_COMMIT_SHA # v';

/** The `uses:` of a workflow that are not pinned by a full commit id with the version as a comment. */
export function unpinned(text: string): string[] {
  return text
    .split('\n')
    .map(line => /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1])
    .filter(uses => uses !== undefined)
    .filter(uses => uses !== './' && !uses.startsWith(OWN))
    .filter(uses => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses));
}

/** The scripts of a workflow that hold an expression: text from outside would become part of the program. */
export function unsafeRuns(text: string): string[] {
  return runsOf(document('workflow.yml', text).value).filter(script => script.includes('${{'));
}

function runsOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(runsOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'run' && typeof inner === 'string' ? [inner] : runsOf(inner),
  );
}
