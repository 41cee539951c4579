import { RULES } from '../../../rules/index.ts';
import pages from '../../generated/pages.json' with { type: 'json' };
import { nearest } from '../../validation/nearest.ts';
import { UsageError } from '../usage.ts';

/** The list of rules, for people or for programs. */
export function listRules(format: 'text' | 'json'): string {
  if (format === 'json') {
    const rows = RULES.map(({ id, summary, severity, confidence, judges, needs, edition, preset }) => {
      return { id, summary, severity, confidence, judges, needs, edition, preset };
    });
    return `${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`;
  }
  const width = Math.max(...RULES.map(rule => rule.id.length));
  const lines = RULES.map(rule => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}`);
  return `${lines.join('\n')}\n`;
}

/** The page of a rule, by its id or the part after the slash: the same that `rules/<group>/<rule>/README.md` shows. */
export function explainRule(id: string): string {
  const ids = RULES.map(rule => rule.id);
  const named = ids.find(known => known === id || known.split('/')[1] === id);
  const page = new Map<string, string>(Object.entries(pages)).get(named ?? '');
  if (page !== undefined) return page.replace(/^<!--.*-->\n/gm, '');
  const meant = nearest(id, ids);
  throw new UsageError(
    `there is no rule \`${id}\``,
    meant === undefined ? '`threatlint rules` lists them.' : `Did you mean \`${meant}\`?`,
  );
}
