import type { Control, Level } from '../core/control.ts';
import type { Doc, ReadFile } from '../core/document.ts';
import type { RuleId } from '../core/finding.ts';
import type { RepoPath } from '../core/source.ts';
import type { ControlFile } from '../generated/control-file.ts';
import { validate } from '../validation/validate.ts';

/** Where a repository keeps its policy. */
export const CONTROL_PATH: RepoPath = 'threat-model/threatlint.yaml';

/** The newest edition of rules that this version of threatlint has. */
export const EDITION = 1;

/** What holds where the control file says nothing, or does not exist. */
export const DEFAULT_CONTROL: Control = {
  edition: EDITION,
  preset: 'recommended',
  mode: 'enforce',
  rules: new Map(),
  methods: [],
  detections: [],
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
    mode: file.mode ?? DEFAULT_CONTROL.mode,
    rules,
    methods: file.methods ?? DEFAULT_CONTROL.methods,
    ...(file.risk && { rubric: file.risk.rubric }),
    detections: file.detections ?? [],
    staleness: {
      ...DEFAULT_CONTROL.staleness,
      ...staleness,
      limits: { ...DEFAULT_CONTROL.staleness.limits, ...days },
    },
    ignore: file.ignore ?? [],
    branches: file.branches ?? [],
  };
}
