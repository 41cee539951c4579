const LONGEST = 60;
/** Control, bidirectional and zero-width characters, lone surrogates, and the mark that would end the quotation. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`]/gu;

const SHORT: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text of a user as it appears in a message: cut, with characters that cannot be seen made visible. */
export function visible(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return cut.replace(UNSEEN, unseen => SHORT[unseen] ?? `\\u{${unseen.codePointAt(0)?.toString(16)}}`);
}

/** The same, between the marks that set off names and values. */
export function quote(text: string): string {
  return `\`${visible(text)}\``;
}

/** `a`, `b`, `c`. */
export function quoteAll(texts: readonly string[]): string {
  return texts.map(quote).join(', ');
}
