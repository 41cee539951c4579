import { visible, visibleBlock } from './escape.ts';

/**
 * A space of no width. Mentions, references to issues and bare links are found in the rendered text, where an entity or a
 * backslash is gone already: only another character inside them keeps them from being one.
 */
const BREAK = '&#8203;';

/** Text from a repository as Markdown that renders as that text and does nothing: no mention, link, image, HTML or math. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .trim()
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\$/g, '<span>$</span>')
    .replace(/#/g, `\\#${BREAK}`)
    .replace(/@/g, `@${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/\b(www)\./gi, `$1${BREAK}.`)
    .replace(/(GH)-(?=\d)/gi, `$1-${BREAK}`)
    .replace(/\b(?!\d+\b)([0-9a-f])(?=[0-9a-f]{6,63}\b)/gi, `$1${BREAK}`)
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, found => (/\d/.test(found) ? `${found}${BREAK}` : `\\${found}`));
}

/** Text from a repository as code that does nothing. Backticks would not do: what is in them shows entities and breaks as they are. */
export function inlineCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/** As `escapeMarkdown`; what stands between backticks, as messages write names, is set as code. */
export function escapeMessage(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? inlineCode(part.slice(1, -1)) : escapePart(part)))
    .join('');
}

/** As `escapeMessage`, for our own sentences about issues: `#12` leads to that issue of the repository at this address. */
export function withIssueLinks(text: string, repository: string): string {
  return text
    .split(/(#\d{1,10}\b)/)
    .map((part, index) =>
      index % 2 === 1
        ? `[${escapeMarkdown(part)}](${repository}/issues/${part.slice(1)})`
        : escapeMessage(part),
    )
    .join('');
}

/** Keeps the blanks that separate a part from its neighbours. */
function escapePart(part: string): string {
  const escaped = escapeMarkdown(part);
  if (escaped === '') return part === '' ? '' : ' ';
  return `${/^\s/.test(part) ? ' ' : ''}${escaped}${/\s$/.test(part) ? ' ' : ''}`;
}

const LANGUAGES: Readonly<Record<string, string>> = { yaml: 'yaml', yml: 'yaml', json: 'json', tf: 'hcl' };

/** A code block that its content cannot close. The language comes from the path's ending, never from the content. */
export function fenced(text: string, path: string): string {
  const content = visibleBlock(text).replace(/\n+$/, '');
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const language = LANGUAGES[/\.([a-z]+)$/.exec(path)?.[1] ?? ''] ?? '';
  return `${fence}${language}\n${content}\n${fence}`;
}
