import type { Fact } from '../../core/architecture.ts';
import { jsonText } from '../json.ts';
import { type Dict, dicts, get, members, type Term, walk } from '../term.ts';

const PATTERN = /^(EventPattern|Pattern|FilterPattern)$/;

/** Whose events a rule picks from a bus: a flow that no reference shows. */
export function eventSources(body: Dict): Fact[] {
  const facts = new Map<string, Fact>();
  walk(body, (term, path) => {
    if (!PATTERN.test(path.at(-1) ?? '')) return;
    for (const pattern of documents(term)) {
      for (const source of members(get(pattern, 'source') ?? pattern)) {
        if (source.kind !== 'literal' || typeof source.value !== 'string') continue;
        const to = `events of ${source.value}`;
        facts.set(to, {
          is: 'talks-to',
          to: { known: to },
          how: path.join('.'),
          at: source.at,
          confidence: 'certain',
        });
      }
    }
  });
  return [...facts.values()];
}

function documents(term: Term): readonly Dict[] {
  if (term.kind !== 'literal' || typeof term.value !== 'string') return dicts(term);
  return dicts(jsonText([{ text: term.value, at: () => term.at }]));
}
