import { CONTROL_PATH } from '../control/control.ts';
import type { Gap } from '../core/assessed.ts';
import type { Report } from '../core/report.ts';
import { digest } from '../engine/fingerprint.ts';
import { joined } from './reporter.ts';

/** The id under which platforms list what could not be checked: an empty list of results would read as "all is well". */
export const NOT_ASSESSED = 'not-assessed';

/** A path of a report as the platform that holds the repository knows it: from the repository's root. */
export function fromRoot({ folder }: Report, path: string): string {
  return joined(folder, path);
}

/** The file to which a gap is attached; platforms accept nothing without one. */
export function gapPath({ path }: Gap): string {
  return path ?? CONTROL_PATH;
}

/** What stays the same about a gap while it lasts. */
export function gapFingerprint({ what, path }: Gap): string {
  return digest(NOT_ASSESSED, what, path ?? '');
}
