import type { Change } from '../core/architecture.ts';

/** More than this is no picture any more. */
const MOST_NODES = 12;

/**
 * A small Mermaid flowchart of changed components: what is new, changed and gone, and who talks to whom among them. Every
 * label is reduced to letters, digits and a few signs: Mermaid reads HTML, links and directives in labels.
 */
export function diagram(changes: readonly Change[]): string | undefined {
  const nodes = new Map<string, { readonly name: string; readonly label: string; state: string }>();
  for (const { about, removed, after } of changes) {
    const state = after?.is === 'exists' ? 'added' : removed && after === undefined ? 'removed' : 'changed';
    const known = nodes.get(about.key);
    if (known !== undefined) {
      if (state === 'added') known.state = state;
    } else if (nodes.size < MOST_NODES) {
      nodes.set(about.key, { name: `n${nodes.size}`, label: plain(about.address), state });
    }
  }
  if (nodes.size === 0) return undefined;
  const lines = ['flowchart LR'];
  for (const { name, label, state } of nodes.values()) lines.push(`  ${name}["${label}"]:::${state}`);
  const arrows = new Set<string>();
  for (const { about, after } of changes) {
    const from = nodes.get(about.key);
    const to = after?.is === 'talks-to' && 'ref' in after.to ? nodes.get(after.to.ref) : undefined;
    if (from !== undefined && to !== undefined) arrows.add(`  ${from.name} --> ${to.name}`);
  }
  return [
    ...lines,
    ...arrows,
    '  classDef added stroke:#1a7f37,stroke-width:2px',
    '  classDef changed stroke:#9a6700,stroke-width:2px',
    '  classDef removed stroke:#cf222e,stroke-width:2px,stroke-dasharray:4',
  ].join('\n');
}

function plain(text: string): string {
  const kept = text.replace(/[^A-Za-z0-9 ._/-]+/g, ' ').trim();
  return kept.length > 60 ? `${kept.slice(0, 57)}...` : kept === '' ? '?' : kept;
}
