import { RULES_BY_ID } from '../../rules/index.ts';
import { inventory } from '../architecture/changes.ts';
import { chooseControl } from '../control/choose.ts';
import type { Component, ComponentKey } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap } from '../core/assessed.ts';
import type { Control } from '../core/control.ts';
import type { Model } from '../core/model.ts';
import { outsideArchitecture } from '../evidence/outside.ts';
import { SourceReader } from '../evidence/source-reader.ts';
import { covers, ownersOf } from '../matching/address.ts';
import { checkFiles } from '../models/checked.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type Snapshot, type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';

/** A component and what stands for it: the ids of model and entity. */
export interface Listed {
  readonly component: Component;
  readonly coveredBy: readonly { readonly model: string; readonly entity: string }[];
}

/** Every component that a repository deploys and that a model would draw, and how many of them are drawn. */
export interface InventoryList {
  readonly listed: readonly Listed[];
  readonly models: readonly Model[];
  readonly components: ReadonlyMap<ComponentKey, Component>;
  readonly gaps: readonly Gap[];
}

/** What a data flow diagram shows; rules, policies and settings belong to one of these. */
const DRAWN: ReadonlySet<Component['kind']> = new Set(['process', 'store', 'external', 'identity']);

/** Lists the components of one commit, in order of their keys. */
export async function listInventory(request: SnapshotRequest): Promise<Assessed<InventoryList>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const snapshot = taken.value;
  const { head } = await readFolders({ head: snapshot.head }, snapshot.read);
  const reading = checkFiles(head.files);
  const { control } = chooseControl({ head: reading, base: undefined, registry: RULES_BY_ID });
  const found = await listComponents(snapshot, control, reading.models);
  return assessed({
    ...found,
    models: reading.models,
    gaps: [...snapshot.gaps, ...head.gaps, ...found.gaps],
  });
}

/** The components of a snapshot's head that a model would draw, with what stands for each. */
export async function listComponents(
  snapshot: Snapshot,
  control: Control,
  models: readonly Model[],
): Promise<Omit<InventoryList, 'models'>> {
  const reader = new SourceReader(snapshot.read);
  const outside = outsideArchitecture(control);
  const found = await inventory(snapshot.head, (tree, paths) => reader.read(tree, paths), outside);
  const listed = [...found.components.values()]
    .filter(component => DRAWN.has(component.kind) && component.owner === undefined)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(component => ({ component, coveredBy: coveredBy(component, models, found.components) }));
  return { listed, components: found.components, gaps: [...found.gaps, ...reader.unread] };
}

function coveredBy(
  component: Component,
  models: readonly Model[],
  components: ReadonlyMap<ComponentKey, Component>,
): Listed['coveredBy'] {
  const chain = ownersOf(component, components);
  return models.flatMap(model =>
    [...model.elements, ...model.identities, ...model.boundaries]
      .filter(({ code }) => code.some(reference => chain.some(owner => covers(reference, owner, model))))
      .map(({ id }) => ({ model: model.id, entity: id })),
  );
}
