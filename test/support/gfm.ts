import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/**
 * Markdown as GitHub renders it in issues and comments: CommonMark with its extensions, raw HTML reduced to its published list.
 * What GitHub does to the text afterwards (mentions, references, commits) is for the test to look for.
 */
export function renderGfm(markdown: string): string {
  const raw = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  return toHtml(sanitize(fromHtml(raw, { fragment: true }), defaultSchema)).replace(PARAGRAPH, text =>
    text.replace(/\n/g, '<br>'),
  );
}

/** In issues and comments a line feed ends the line. */
const PARAGRAPH = /<p>[\s\S]*?<\/p>/g;

/** A page with a rendered text in the measures of GitHub's own, where a line feed in an issue breaks the line. */
export function gfmPage(markdown: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>page</title><style>${STYLE}</style></head><body><article>${renderGfm(markdown)}</article></body></html>`;
}

const STYLE = `
body { margin: 0; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; }
article { max-width: 900px; margin: 0 auto; padding: 16px; overflow-wrap: break-word; }
ul, ol { padding-left: 2em; margin: 0 0 16px; } ul ul, ol ul { margin: 0; } p { margin: 0 0 16px; }
h2 { font-size: 1.5em; border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; } h3 { font-size: 1.25em; }
code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; white-space: break-spaces; }
pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; } pre code { background: none; padding: 0; white-space: pre; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 6px 13px; }
summary { cursor: pointer; } a { color: #0969da; } li > p { margin-top: 16px; } input[type=checkbox] { margin: 0 .2em .25em -1.4em; }
`;
