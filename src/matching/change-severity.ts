import type { Change, ChangeClass } from '../core/architecture.ts';
import type { Severity } from '../core/finding.ts';
import { privilege } from '../core/privilege.ts';

/** Classes that are counted and shown by `diff`, and are no findings: they take nothing away that a model relies on. */
const COUNTED: ReadonlySet<ChangeClass> = new Set(['control-added', 'component-removed']);

const WARNINGS: ReadonlySet<ChangeClass> = new Set(['new-component', 'new-dataflow', 'new-identity']);

/**
 * How bad it is when the model does not show a change of this class; undefined where it is only counted. What weighs
 * little never fails a run.
 */
export function severityOf(change: Change, class_: ChangeClass): Severity | undefined {
  if (COUNTED.has(class_)) return undefined;
  if (change.weight === 'low') return 'warning';
  if (class_ === 'new-identity') {
    return change.after?.is === 'grants' && privilege(change.after) !== undefined ? 'error' : 'warning';
  }
  return WARNINGS.has(class_) ? 'warning' : 'error';
}
