import type { Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { CheckedFile } from '../core/document.ts';
import type { Evidence, Gathered, Need } from '../core/evidence.ts';
import type { Draft } from '../core/finding.ts';
import type { Model } from '../core/model.ts';
import type { AnyRule, Occasion, RuleContext } from '../core/rule.ts';
import type { RepoPath } from '../core/source.ts';
import { isWithin, modelSubject } from '../core/subject.ts';
import { lostField } from '../models/misread.ts';
import { withoutDrafts } from '../models/unsigned.ts';

/** What the rules are run on: one commit, as it was read. */
export interface Side {
  readonly models: readonly Model[];
  readonly documents: readonly CheckedFile[];
  readonly unread: readonly RepoPath[];
  readonly evidence: Gathered;
}

/** What holds for a run whatever the commit. */
export interface Circumstances {
  readonly today: string;
  readonly occasion: Occasion;
  readonly control: Control;
}

export interface RuleDraft {
  readonly rule: AnyRule;
  readonly draft: Draft;
}

/** What rules found, and which of them could not look. */
export interface RuleRun {
  readonly drafts: readonly RuleDraft[];
  readonly gaps: readonly Gap[];
  /** The rules that had what they need. */
  readonly ran: ReadonlySet<AnyRule>;
}

/**
 * Runs rules on one commit. A rule whose evidence could not be gathered is not run; what it lacked is a gap, once.
 * Findings about what has the wrong shape are left out, an entity or a whole model: the mistake in its shape is told already.
 */
export function runRules(rules: readonly AnyRule[], side: Side, circumstances: Circumstances): RuleRun {
  const drafts: RuleDraft[] = [];
  const gaps = new Set<Gap>();
  const ran = new Set<AnyRule>();
  const damaged = damagedSubjects(side.documents, side.models);
  // What a program drafted and nobody signed does not count yet, but it must be readable.
  const signed = side.models.filter(model => !model.generated).map(withoutDrafts);
  for (const rule of rules) {
    const evidence: { -readonly [N in Need]?: Evidence[N] } = {};
    const lacking: Gap[] = [];
    for (const need of rule.needs as readonly Need[]) {
      const piece = side.evidence[need];
      if (piece?.ok) Object.assign(evidence, { [need]: piece.value });
      else if (piece !== undefined) lacking.push(piece.gap);
      else throw new Error(`${rule.id} needs ${need}, which the plan did not gather`);
    }
    for (const gap of lacking) gaps.add(gap);
    if (lacking.length > 0) continue;
    ran.add(rule);
    const options = { ...rule.defaults, ...circumstances.control.rules.get(rule.id)?.options };
    const context: RuleContext<Need, object> = {
      ...circumstances,
      options,
      models: rule.id.startsWith('document/') ? side.models : signed,
      documents: side.documents,
      unread: side.unread,
      evidence: evidence as Evidence,
    };
    for (const draft of rule.check(context)) {
      if (rule.id.startsWith('document/') || !damaged.some(prefix => isWithin(draft.subject, prefix))) {
        drafts.push({ rule, draft });
      }
    }
  }
  return { drafts, gaps: [...gaps], ran };
}

/** The entities in whose shape there is a mistake, as the subjects of findings name them. */
function damagedSubjects(documents: readonly CheckedFile[], models: readonly Model[]): string[] {
  const idOf = new Map(
    models.flatMap(model => model.sources.map(source => [source.path, modelSubject(model)] as const)),
  );
  return documents.flatMap(file => {
    const id = idOf.get(file.source.path);
    if (id === undefined) return [];
    if (lostField(file) !== undefined) return [id];
    return file.mistakes.map(mistake =>
      [id, ...mistake.subjectPath.split('/').slice(0, 2)].filter(part => part !== '').join('/'),
    );
  });
}
