import type { Control } from '../core/control.ts';
import type { Mistake, Problem, ReadFile } from '../core/document.ts';
import { isObject } from '../core/document.ts';
import { validate } from '../validation/validate.ts';
import { controlOf, DEFAULT_CONTROL } from './control.ts';

/** The policy of an organisation: the parent of a repository's control file. */
export interface OrganisationPolicy {
  /** The policy, completed by the defaults. */
  readonly control: Control;
  /** Keys that a repository may loosen, with all below them: `staleness`, `rules.threats/no-attack-tree`. */
  readonly overridable: ReadonlySet<string>;
}

/** Reads an organisation's policy; the first mistake where it cannot be trusted. */
export function readOrganisationPolicy(
  file: ReadFile,
): { ok: true; policy: OrganisationPolicy } | { ok: false; mistake: Problem } {
  const [doc] = file.docs;
  const mistakes: readonly (Problem | Mistake)[] =
    doc === undefined ? file.problems : [...file.problems, ...validate('policy', doc)];
  const [mistake] = mistakes;
  if (mistake !== undefined) return { ok: false, mistake };
  if (doc === undefined) {
    const at = { source: file.source, start: 0, end: 0 };
    return {
      ok: false,
      mistake: { kind: 'empty', at, message: 'the policy is empty', remedy: 'Give it `version: 1`.' },
    };
  }
  const named = isObject(doc.value) ? doc.value['overridable'] : undefined;
  const overridable = Array.isArray(named) ? named.filter(key => typeof key === 'string') : [];
  return {
    ok: true,
    policy: { control: controlOf(doc, DEFAULT_CONTROL), overridable: new Set(overridable) },
  };
}

/** Whether a repository may loosen the setting at these keys. */
export function mayLoosen({ overridable }: OrganisationPolicy, path: readonly string[]): boolean {
  return path.some((_, i) => overridable.has(path.slice(0, i + 1).join('.')));
}
