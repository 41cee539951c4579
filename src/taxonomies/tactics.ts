import table from '../generated/tactics.json';
import { tableOf } from './tables.ts';

/** A tactic of one of the matrices of ATT&CK, or of ATLAS. */
export interface Tactic {
  readonly id: string;
  readonly name: string;
  /** `enterprise`, `mobile`, `ics` or `atlas`. */
  readonly matrix: string;
}

const TECHNIQUES: Readonly<Record<string, readonly string[]>> = table.techniques;
const MATRICES: Readonly<Record<string, string>> = table.tactics;
const NONE: readonly string[] = [];

/** The ids of the tactics that a technique serves; none for what is no technique, or is withdrawn. */
export function tacticsOf(technique: string): readonly string[] {
  return Object.hasOwn(TECHNIQUES, technique) ? (TECHNIQUES[technique] ?? NONE) : NONE;
}

/** The matrix that a tactic belongs to. */
export function matrixOf(tactic: string): string | undefined {
  return Object.hasOwn(MATRICES, tactic) ? MATRICES[tactic] : undefined;
}

/** The tactics of a matrix, by id. */
export function tacticsOfMatrix(matrix: string): Tactic[] {
  const names = tableOf(matrix === 'atlas' ? 'atlas' : 'attack');
  return Object.keys(MATRICES)
    .filter(id => MATRICES[id] === matrix)
    .sort()
    .map(id => ({ id, name: names.get(id)?.name ?? id, matrix }));
}
