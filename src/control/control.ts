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
  detections: [],
  staleness: {
    limits: { low: 366, moderate: 366, high: 92, critical: 92 },
    grace: 14,
    block: 'with-changes',
  },
  ignore: [],
  require: [],
  branches: [],
  decisions: { requireCodeowners: false, emergency: false },
  issues: { assignees: [], labels: [] },
};

/**
 * Reads the policy from its file; undefined where the file cannot be trusted: its mistakes are findings of `document/`.
 * What the file does not say is as in `parent`.
 */
export function readControl(file: ReadFile, parent: Control = DEFAULT_CONTROL): Control | undefined {
  const doc = file.docs[0];
  if (doc === undefined || file.problems.length > 0 || validate('controlFile', doc).length > 0)
    return undefined;
  return controlOf(doc, parent);
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

/** The settings of a document that is known to be without mistakes, over those of `parent`. */
export function controlOf(doc: Doc, parent: Control): Control {
  const file = doc.value as unknown as ControlFile;
  const rules = new Map<RuleId, { level?: Level; options: object }>(parent.rules);
  for (const [id, setting] of Object.entries(file.rules ?? {})) {
    const above = rules.get(id);
    if (typeof setting === 'string')
      rules.set(id, { level: setting as Level, options: above?.options ?? {} });
    else {
      const { level = above?.level, ...options } = setting as { level?: Level };
      rules.set(id, {
        ...(level === undefined ? {} : { level }),
        options: { ...above?.options, ...options },
      });
    }
  }
  const { days, ...staleness } = file.staleness ?? {};
  const rubric = file.risk?.rubric ?? parent.rubric;
  return {
    source: doc.source,
    edition: file.edition ?? parent.edition,
    preset: file.preset ?? parent.preset,
    mode: file.mode === undefined ? parent.mode : tighteningOf(file.mode as ModeSetting),
    rules,
    methods: file.methods ?? parent.methods,
    ...(rubric !== undefined && { rubric }),
    detections: file.detections ?? parent.detections,
    staleness: {
      ...parent.staleness,
      ...staleness,
      limits: { ...parent.staleness.limits, ...days },
    },
    ignore: file.ignore ?? parent.ignore,
    branches: file.branches ?? parent.branches,
    decisions: {
      requireCodeowners: file.decisions?.['require-codeowners'] ?? parent.decisions.requireCodeowners,
      emergency: file.decisions?.emergency ?? parent.decisions.emergency,
    },
    require: file.require ?? parent.require,
    issues: {
      assignees: file.issues?.assignees?.map(name => name.replace(/^@/, '')) ?? parent.issues.assignees,
      labels: file.issues?.labels ?? parent.issues.labels,
    },
  };
}
