import { RULES } from '../../../rules/index.ts';
import { type ListedOwnRule, listOwnRules } from '../../commands/own-rules.ts';
import pages from '../../generated/pages.json' with { type: 'json' };
import { visible } from '../../report/escape.ts';
import { nearest } from '../../validation/nearest.ts';
import { UsageError } from '../usage.ts';
import { openTarget } from './target.ts';

/** The list of rules, for people or for programs; inside a repository with its own rules as well. */
export async function listRules(format: 'text' | 'json'): Promise<string> {
  const own = await ownRules();
  if (format === 'json') {
    const rows = RULES.map(({ id, summary, severity, confidence, judges, needs, edition, preset }) => {
      return { id, summary, severity, confidence, judges, needs, edition, preset };
    });
    const ownRows = own.map(({ path, text: { id, summary, severity = 'warning' } }) => {
      return { id, summary, severity, path };
    });
    const all = { version: 1, rules: rows, ...(own.length === 0 ? {} : { own: ownRows }) };
    return `${JSON.stringify(all, null, 2)}\n`;
  }
  const shown = [
    ...RULES,
    ...own.map(({ text: { id, summary, severity = 'warning' } }) => ({ id, summary, severity })),
  ];
  const width = Math.max(...shown.map(rule => rule.id.length));
  const lines = shown.map(
    rule => `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${visible(rule.summary)}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The page of a rule, by its id or the part after the slash: the same that `rules/<group>/<rule>/README.md` shows. */
export async function explainRule(id: string): Promise<string> {
  const ids = RULES.map(rule => rule.id);
  const named = ids.find(known => known === id || known.split('/')[1] === id);
  const page = new Map<string, string>(Object.entries(pages)).get(named ?? '');
  if (page !== undefined) return page.replace(/^<!--.*-->\n/gm, '');
  const own = await ownRules();
  const mine = own.find(({ text }) => text.id === id);
  if (mine !== undefined) return explainOwn(mine);
  const meant = nearest(id, [...ids, ...own.map(({ text }) => text.id)]);
  throw new UsageError(
    `there is no rule \`${id}\``,
    meant === undefined ? '`threatlint rules` lists them.' : `Did you mean \`${meant}\`?`,
  );
}

function explainOwn({ path, text }: ListedOwnRule): string {
  const { id, summary, severity = 'warning', when, require, message, remedy } = text;
  const lines = [
    `# ${id}`,
    '',
    `A rule of this repository's own, in ${path}. Severity: ${severity}.`,
    '',
    summary,
    '',
    `for      ${text.for}`,
    ...(when === undefined ? [] : [`when     ${when}`]),
    `require  ${require}`,
    '',
    message,
    remedy,
  ];
  return `${lines.map(line => visible(line)).join('\n')}\n`;
}

/** The rules of the repository that the working directory lies in; none outside of one. */
async function ownRules(): Promise<readonly ListedOwnRule[]> {
  try {
    const listed = await listOwnRules({ ...(await openTarget('.')), head: 'working-tree' });
    return listed.ok ? listed.value : [];
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
