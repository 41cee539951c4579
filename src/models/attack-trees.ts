import type { Doc, JsonObject } from '../core/document.ts';
import type { AttackStep, AttackTree } from '../core/threat.ts';
import { asMap, Entry, reference, references, texts, withFields } from './parts.ts';

/** The attack trees of one document. Trees are nested, so that none can contain itself; only `tree` leads to another. */
export function readAttackTrees(doc: Doc): AttackTree[] {
  const map = asMap(asMap(doc.value)['attack-trees']);
  return Object.keys(map).map(id => {
    const fields = asMap(map[id]);
    return withFields(readStep(doc, map, id), {
      ...texts(fields, 'goal'),
      threats: references(doc, fields, 'threats'),
    });
  });
}

function readStep(doc: Doc, map: JsonObject, id: string): Entry & AttackStep {
  const fields = asMap(map[id]);
  const by = readBy(doc, fields);
  return withFields(new Entry(doc, map, id), {
    ...texts(fields, 'what'),
    ...reference(doc, fields, 'kill-chain', 'killChain'),
    ...(by !== undefined && { by }),
  });
}

function readBy(doc: Doc, fields: JsonObject): AttackStep['by'] {
  for (const is of ['any', 'all'] as const) {
    if (!Object.hasOwn(fields, is)) continue;
    const map = asMap(fields[is]);
    return { is, steps: Object.keys(map).map(id => readStep(doc, map, id)) };
  }
  if (Object.hasOwn(fields, 'mitigated-by')) {
    return { is: 'mitigated', mitigations: references(doc, fields, 'mitigated-by') };
  }
  const { tree } = reference(doc, fields, 'tree', 'tree');
  if (tree !== undefined) return { is: 'tree', tree };
  if (typeof fields['accepted'] === 'string') return { is: 'accepted' };
  return fields['open'] === true ? { is: 'open' } : undefined;
}
