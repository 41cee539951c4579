import type { Source } from '../../../core/source.ts';
import type { HclFile } from './ast.ts';
import { readBody } from './body.ts';
import { Failure, Reader } from './reader.ts';

/**
 * Reads a file in HCL's native syntax: `.tf`, `.tofu`, `.tfvars`. Never throws, in time linear in the text.
 *
 * A file without a mistake is read exactly once, by the grammar alone. After a mistake it is read again, and then
 * a known block header in column 1 closes whatever is still open, so that one slip costs one block and not the file.
 */
export function readHcl(source: Source): HclFile {
  return attempt(new Reader(source.text, false)) ?? readBroken(new Reader(source.text, true));
}

function attempt(r: Reader): HclFile | undefined {
  try {
    return { body: readBody(r, false), problems: [] };
  } catch (failure) {
    if (failure instanceof Failure) return undefined;
    throw failure;
  }
}

function readBroken(r: Reader): HclFile {
  return { body: readBody(r, false), problems: r.problems };
}
