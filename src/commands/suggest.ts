import { RULES_BY_ID } from '../../rules/index.ts';
import { chooseControl } from '../control/choose.ts';
import type { Component } from '../core/architecture.ts';
import { type Assessed, assessed, type Gap, notAssessed } from '../core/assessed.ts';
import type { CheckedFile, Doc } from '../core/document.ts';
import type { Element, Model } from '../core/model.ts';
import { modelsFor } from '../matching/scope.ts';
import { checkFiles } from '../models/checked.ts';
import { readFolders } from '../snapshot/folder.ts';
import { type SnapshotRequest, takeSnapshot } from '../snapshot/snapshot.ts';
import { type Library, MOST_OWN_PATTERNS, withOwn } from '../suggest/library.ts';
import type { Undrawn } from '../suggest/subjects.ts';
import { type Suggestion, suggest } from '../suggest/suggest.ts';
import { listComponents } from './inventory.ts';

/** What nobody has considered, and what could not be looked at. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[];
  /** The models that were looked at. */
  readonly models: readonly Model[];
  readonly gaps: readonly Gap[];
}

/** Holds the library against the models of one commit: against the one with `id` (an id or a path), or against all. */
export async function suggestThreats(
  request: SnapshotRequest,
  library: Library,
  id?: string,
): Promise<Assessed<Suggestions>> {
  const taken = await takeSnapshot(request);
  if (!taken.ok) return taken;
  const snapshot = taken.value;
  const { head } = await readFolders({ head: snapshot.head }, snapshot.read);
  const reading = checkFiles(head.files);
  const models = id === undefined ? reading.models : reading.models.filter(model => isNamed(model, id));
  if (id !== undefined && models.length === 0) return notAssessed(noModel(id, reading.models));
  const { control } = chooseControl({ head: reading, base: undefined, registry: RULES_BY_ID });
  const found = await listComponents(snapshot, control, reading.models);
  const own = withOwn(library, reading.documents.flatMap(usable));
  const undrawn = found.listed
    .filter(({ coveredBy }) => coveredBy.length === 0)
    .map(({ component }) => component);
  return assessed({
    suggestions: suggest(
      models.map(model => ({ model, undrawn: undrawnOf(model, undrawn, reading.models) })),
      own.library,
    ),
    models,
    gaps: [
      ...snapshot.gaps,
      ...head.gaps,
      ...found.gaps,
      ...reading.documents.flatMap(faulty),
      ...(own.cut > 0 ? [tooMany(own.cut)] : []),
    ],
  });
}

function isNamed(model: Model, name: string): boolean {
  const path = name.replace(/^\.\//, '').replace(/\/+$/, '');
  return (
    model.id === path ||
    model.sources.some(source => source.path === path || source.path.startsWith(`${path}/`))
  );
}

/** The components of a model's scope that no model draws, as elements that only their code is known of. */
function undrawnOf(model: Model, components: readonly Component[], models: readonly Model[]): Undrawn[] {
  return components
    .filter(({ kind, at }) => kind !== 'identity' && modelsFor(models, at.source.path)[0] === model)
    .map(component => ({
      address: component.address,
      exposed: component.facts.some(
        fact => fact.is === 'exposes' && fact.direction === 'in' && isWorld(fact.peer),
      ),
      element: elementOf(component),
    }));
}

function isWorld(peer: object): boolean {
  const text = JSON.stringify(peer);
  return text.includes('"0.0.0.0/0"') || text.includes('"::/0"');
}

function elementOf({ address, type, source, kind, at }: Component): Element {
  return {
    id: address,
    at,
    place: () => at,
    kind: kind === 'store' || kind === 'external' ? kind : 'process',
    what: source === 'compose' ? 'compose/service' : type,
    holds: [],
    code: [],
    planned: false,
    generated: false,
  };
}

/** A team's own file counts as a whole or not at all. */
function usable({ kind, docs, problems, mistakes }: CheckedFile): Doc[] {
  return kind === 'library' && problems.length + mistakes.length === 0 ? docs.slice(0, 1) : [];
}

function faulty(file: CheckedFile): Gap[] {
  const [mistake] = [...file.problems, ...file.mistakes];
  if (mistake === undefined || (file.kind !== 'library' && file.kind !== 'model')) return [];
  return [{ what: file.source.path, path: file.source.path, why: mistake.message, remedy: mistake.remedy }];
}

function noModel(id: string, models: readonly Model[]): Gap {
  const known = models.map(model => `\`${model.id}\``).join(', ');
  return {
    what: `model \`${id}\``,
    why: 'there is none of that name',
    remedy: known === '' ? '`threatlint init` writes a first one.' : `Name one of ${known}.`,
  };
}

function tooMany(cut: number): Gap {
  return {
    what: 'threat-model/library',
    why: `it has ${cut} patterns more than the ${MOST_OWN_PATTERNS} that are read`,
    remedy: 'Keep those that tell something; a short library does better than a long one.',
  };
}
