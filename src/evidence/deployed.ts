import { type Inventory, inventory } from '../architecture/changes.ts';
import type { Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Deployed } from '../core/evidence.ts';
import type { Model } from '../core/model.ts';
import type { RepoPath } from '../core/source.ts';
import type { Tree } from '../core/tree.ts';
import { contradictions } from '../matching/attributes.ts';
import { evidenceCodes, hiding, namesCode, resolve, unmatched } from '../matching/deployed.ts';
import { namedMitigations } from '../models/mitigations.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { outsideArchitecture } from './outside.ts';
import { SourceReader } from './source-reader.ts';

/** What head deploys, what base does where that matters, and what of it could not be read. */
export interface GatheredDeployed {
  readonly head: Deployed;
  readonly base: Deployed;
  readonly gaps: readonly Gap[];
  readonly knownGaps: readonly Gap[];
}

const NOTHING: Deployed = { components: new Map(), removed: new Map(), unread: [] };

/** Reads what is deployed where a model names code, the policy asks for models, or there is none. */
export async function gatherDeployed(
  snapshot: Snapshot,
  models: readonly Model[],
  control: Control,
): Promise<GatheredDeployed> {
  const none = { head: NOTHING, base: NOTHING, gaps: [], knownGaps: [] };
  const asksForModels = control.require.length > 0 || models.every(model => model.generated);
  if (!asksForModels && !models.some(namesCode)) return none;
  const read = async (tree: Tree) => {
    const reader = new SourceReader(snapshot.read);
    const found = await inventory(tree, (of, paths) => reader.read(of, paths), outsideArchitecture(control));
    const gaps = [...found.gaps, ...reader.unread];
    const unread = [...new Set(gaps.flatMap(({ path }) => path ?? []))];
    const components = withFormerAddresses(found);
    return { components, removed: new Map(), unread, gaps };
  };
  const head = await read(snapshot.head);
  const open = models.some(model => !model.generated && isOpen(model, head));
  // Base says only what head had before: nobody asks where head answers everything.
  if (!(open || asksForModels)) return { ...none, head, base: head };
  const hidden = new Set(models.flatMap(model => hidingAny(model, head)));
  const gaps = head.gaps.filter(({ path }) => path !== undefined && hidden.has(path));
  if (snapshot.base === undefined) return { head, base: head, gaps, knownGaps: [] };
  const base = await read(snapshot.base.tree);
  const removed = new Map([...base.components].filter(([key]) => !head.components.has(key)));
  const wasThere = (gap: Gap) => base.unread.includes(gap.path ?? '');
  return {
    head: { ...head, removed },
    base,
    gaps: gaps.filter(gap => !wasThere(gap)),
    knownGaps: gaps.filter(wasThere),
  };
}

/** A model may still name what a `moved` block says has another address now; nothing is drawn twice for that. */
function withFormerAddresses({ components, moves }: Inventory): Deployed['components'] {
  const all = new Map(components);
  for (const { from, to } of moves) {
    const now = components.get(to);
    if (now === undefined || all.has(from)) continue;
    all.set(from, { ...now, key: from, address: from.slice(from.indexOf('#') + 1), kind: 'none' });
  }
  return all;
}

/** Whether something that a model says of the code is not as it says. */
function isOpen(model: Model, deployed: Deployed): boolean {
  return (
    unmatched(model, deployed).length > 0 ||
    [...namedMitigations(model)].some(
      ({ mitigation: { evidence } }) =>
        evidence !== undefined &&
        ((evidence.code !== undefined && resolve(evidence.code, model, deployed).length === 0) ||
          contradictions(evidence, model, deployed).length > 0),
    )
  );
}

/** The files that may hold what a model names and nobody found. */
function hidingAny(model: Model, deployed: Deployed): readonly RepoPath[] {
  if (model.generated) return [];
  const evidence = evidenceCodes(model).filter(code => resolve(code, model, deployed).length === 0);
  const references = [...unmatched(model, deployed).map(({ reference }) => reference), ...evidence];
  return references.flatMap(reference => hiding(reference, model, deployed));
}
