import type { Control, Level } from '../core/control.ts';
import { type Doc, isObject, type ReadFile } from '../core/document.ts';
import { EDITION } from '../core/edition.ts';
import type { RuleId } from '../core/finding.ts';
import type { RepoPath } from '../core/source.ts';
import type { ControlFile } from '../generated/control-file.ts';
import { validate } from '../validation/validate.ts';
import { type ModeSetting, tighteningOf } from './mode.ts';

/** Where a repository keeps its policy. */
export const CONTROL_PATH: RepoPath = 'threat-model/threatlint.yaml';

/** What holds where the control file says nothing, or does not exist. */
export const DEFAULT_CONTROL: Control = {
  edition: EDITION,
  preset: 'recommended',
  mode: tighteningOf('enforce'),
  rules: new Map(),
  methods: [],
  staleness: {
    limits: { low: 366, moderate: 366, high: 92, critical: 92 },
    grace: 14,
    block: 'with-changes',
  },
  ignore: [],
  branches: [],
};

/** Reads the policy from its file; undefined where the file cannot be trusted: its mistakes are findings of `document/`. */
export function readControl(file: ReadFile): Control | undefined {
  const doc = file.docs[0];
  if (doc === undefined || file.problems.length > 0 || validate('controlFile', doc).length > 0)
    return undefined;
  return withDefaults(doc);
}

/**
 * What counts instead of a control file that has mistakes: the defaults, in the mode that it asks for as far as that can be
 * told. A slip in a repository that only observes must not make the next run fail.
 */
export function withoutMistakes(file: ReadFile): Control {
  const [doc] = file.docs;
  const mode = isObject(doc?.value) ? doc.value['mode'] : undefined;
  const wrong =
    doc === undefined ||
    validate('controlFile', doc).some(({ subjectPath }) => /^mode(\/|$)/.test(subjectPath));
  return mode === undefined || wrong
    ? DEFAULT_CONTROL
    : { ...DEFAULT_CONTROL, mode: tighteningOf(mode as ModeSetting) };
}

function withDefaults(doc: Doc): Control {
  const file = doc.value as unknown as ControlFile;
  const rules = new Map<RuleId, { level?: Level; options: object }>();
  for (const [id, setting] of Object.entries(file.rules ?? {})) {
    if (typeof setting === 'string') rules.set(id, { level: setting as Level, options: {} });
    else {
      const { level, ...options } = setting as { level?: Level };
      rules.set(id, { ...(level === undefined ? {} : { level }), options });
    }
  }
  const { days, ...staleness } = file.staleness ?? {};
  return {
    source: doc.source,
    edition: file.edition ?? DEFAULT_CONTROL.edition,
    preset: file.preset ?? DEFAULT_CONTROL.preset,
    mode: file.mode === undefined ? DEFAULT_CONTROL.mode : tighteningOf(file.mode as ModeSetting),
    rules,
    methods: file.methods ?? DEFAULT_CONTROL.methods,
    staleness: {
      ...DEFAULT_CONTROL.staleness,
      ...staleness,
      limits: { ...DEFAULT_CONTROL.staleness.limits, ...days },
    },
    ignore: file.ignore ?? [],
    branches: file.branches ?? [],
  };
}
