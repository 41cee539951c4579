/**
 * The stages of an intrusion in their order: Hutchins, Cloppert and Amin, Intelligence-Driven Computer Network Defense
 * (Lockheed Martin, 2011).
 */
export const KILL_CHAIN = [
  'reconnaissance',
  'weaponization',
  'delivery',
  'exploitation',
  'installation',
  'command-and-control',
  'actions-on-objectives',
] as const;

/** The place of a stage in the chain, from 0; -1 for what is none. */
export function stageNumber(stage: string): number {
  return (KILL_CHAIN as readonly string[]).indexOf(stage);
}
