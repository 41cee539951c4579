import type { DetectionRules } from '../core/evidence.ts';
import type { Id, Model } from '../core/model.ts';
import { AttackWays } from '../models/attack-ways.ts';
import {
  counts,
  LINDDUN,
  linddunOfElement,
  linddunOfFlow,
  STRIDE,
  strideOfElement,
  strideOfFlow,
} from '../models/categories.ts';
import { crossings } from '../models/graph.ts';
import { personalParts } from '../models/personal.ts';
import { identify } from '../taxonomies/identify.ts';
import { matrixOf, type Tactic, tacticsOf, tacticsOfMatrix } from '../taxonomies/tactics.ts';

/** One category of one thing: which threats are about it, why none applies, or open. */
export type Cell = { readonly category: string } & (
  | { readonly is: 'covered'; readonly by: readonly Id[] }
  | { readonly is: 'dismissed'; readonly because: string }
  | { readonly is: 'open' }
);

/** One element, or one flow, with the categories that apply to it. */
export interface Row {
  readonly noun: 'element' | 'flow';
  readonly id: Id;
  readonly cells: readonly Cell[];
}

export interface Matrix {
  /** The columns: every category of the method. */
  readonly categories: readonly string[];
  readonly rows: readonly Row[];
}

/** A tactic of ATT&CK or ATLAS with the techniques that threats name. */
export interface TacticCoverage extends Tactic {
  readonly techniques: readonly TechniqueCoverage[];
}

export interface TechniqueCoverage {
  readonly id: string;
  readonly threats: readonly Id[];
  /** The detection rules of the repository that carry its tag. */
  readonly detections: readonly string[];
}

/** An attack tree, with the paths on which nothing stands in the way. */
export interface TreeCoverage {
  readonly id: Id;
  readonly goal?: string;
  readonly open: readonly (readonly Id[])[];
}

/** What one model has looked at. */
export interface ModelCoverage {
  readonly model: Id;
  readonly stride: Matrix;
  /** Without rows where the model has no personal data. */
  readonly linddun: Matrix;
  /** Every tactic of the matrices that the model refers to. */
  readonly tactics: readonly TacticCoverage[];
  /** Techniques whose tactics the tables do not tell. */
  readonly withoutTactic: readonly TechniqueCoverage[];
  readonly trees: readonly TreeCoverage[];
}

/** Computes what a model covers: STRIDE for each element and each flow over a boundary, LINDDUN where data are personal. */
export function coverageOf(model: Model, detections: DetectionRules): ModelCoverage {
  const looked = lookedAt(model);
  const crossing = crossings(model).map(({ flow }) => flow);
  const personal = personalParts(model);
  return {
    model: model.id,
    stride: {
      categories: STRIDE,
      rows: [
        ...model.elements.map(element =>
          row('element', element.id, strideOfElement(element), [
            looked.get(element.id),
            element.runsAs && looked.get(element.runsAs.id),
          ]),
        ),
        ...crossing.map(({ id }) => row('flow', id, strideOfFlow(), [looked.get(id)])),
      ],
    },
    linddun: {
      categories: LINDDUN,
      rows: [
        ...personal.elements.map(element =>
          row('element', element.id, linddunOfElement(element), [looked.get(element.id)]),
        ),
        ...personal.flows.map(({ id }) => row('flow', id, linddunOfFlow(), [looked.get(id)])),
      ],
    },
    ...techniques(model, detections),
    trees: trees(model),
  };
}

/** What was looked at of one thing: by category the threats, and the reasons why none applies. */
interface Looked {
  readonly threats: Map<string, Id[]>;
  readonly reasons: Map<string, string>;
}

function add<K>(lists: Map<K, Id[]>, key: K, id: Id): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [id]);
  else known.push(id);
}

function lookedAt(model: Model): ReadonlyMap<Id, Looked> {
  const all = new Map<Id, Looked>();
  const of = (id: Id): Looked => {
    const known = all.get(id) ?? { threats: new Map(), reasons: new Map() };
    all.set(id, known);
    return known;
  };
  for (const threat of model.threats) {
    for (const { id } of threat.targets) {
      const { threats } = of(id);
      for (const category of [...(counts(threat) ? threat.stride : []), ...threat.linddun]) {
        add(threats, category, threat.id);
      }
    }
  }
  for (const { id, categories } of model.dismissed) {
    for (const [category, because] of categories) of(id).reasons.set(category, because);
  }
  return all;
}

function row(
  noun: Row['noun'],
  id: Id,
  categories: readonly string[],
  looked: readonly (Looked | undefined)[],
): Row {
  const cells = categories.map((category): Cell => {
    const by = looked.flatMap(found => found?.threats.get(category) ?? []);
    if (by.length > 0) return { category, is: 'covered', by: [...new Set(by)] };
    const because = looked
      .map(found => found?.reasons.get(category) ?? found?.reasons.get('all'))
      .find(reason => reason !== undefined);
    return because === undefined ? { category, is: 'open' } : { category, is: 'dismissed', because };
  });
  return { noun, id, cells };
}

function techniques(
  model: Model,
  detections: DetectionRules,
): Pick<ModelCoverage, 'tactics' | 'withoutTactic'> {
  const threats = new Map<string, Id[]>();
  for (const threat of model.threats) {
    for (const { id } of threat.refs) {
      const found = identify(id);
      if (found.is !== 'known' || !['attack', 'atlas'].includes(found.kind.table)) continue;
      if (found.kind.about === 'attack' && found.entry.gone === undefined) add(threats, found.id, threat.id);
    }
  }
  const covered = [...threats.keys()].sort().map(id => {
    return { id, threats: threats.get(id) ?? [], detections: detections.techniques.get(id) ?? [] };
  });
  const matrices = new Set(
    covered.flatMap(({ id }) => tacticsOf(id)).flatMap(tactic => matrixOf(tactic) ?? []),
  );
  return {
    tactics: [...matrices].sort().flatMap(matrix =>
      tacticsOfMatrix(matrix).map(tactic => ({
        ...tactic,
        techniques: covered.filter(({ id }) => tacticsOf(id).includes(tactic.id)),
      })),
    ),
    withoutTactic: covered.filter(({ id }) => tacticsOf(id).length === 0),
  };
}

function trees({ attackTrees }: Model): TreeCoverage[] {
  const ways = new AttackWays(attackTrees);
  return attackTrees.map(tree => ({
    id: tree.id,
    ...(tree.goal !== undefined && { goal: tree.goal }),
    open: [...ways.openWays(tree)].map(({ path }) => path),
  }));
}

/** How many cells of a matrix are covered, dismissed and open. */
export function share({ rows }: Matrix): string {
  const cells = rows.flatMap(row => row.cells);
  const number = (is: Cell['is']) => cells.filter(cell => cell.is === is).length;
  return `${number('covered')} covered, ${number('dismissed')} dismissed, ${number('open')} open`;
}
