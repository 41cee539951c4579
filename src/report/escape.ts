/**
 * Characters that a terminal or a browser acts upon instead of showing them: controls, ANSI's ESC, separators of lines,
 * directional overrides, everything of zero width, lone surrogates. The selector that makes an emoji colourful is
 * left alone behind an emoji.
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic})\u{fe0f})[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** One line that shows every character: what would act on the output is written as `\u{202e}`. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, codePoint);
}

/** As `visible`, for text of several lines: line feeds and tabs stay, CRLF becomes a line feed. */
export function visibleBlock(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(INVISIBLE, character =>
      character === '\n' || character === '\t' ? character : codePoint(character),
    );
}

/** JSON text in ASCII controls only: what `visible` would show is written as `\u202e`, so the parsed value is the same. */
export function visibleJson(json: string): string {
  return json
    .replace(INVISIBLE, character =>
      character === '\n'
        ? character
        : Array.from(
            { length: character.length },
            (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
          ).join(''),
    )
    .replaceAll('##[', '#\\u0023[');
}

/** The longest prefix of whole characters for which the sum of `cost` is at most `limit`. */
export function prefix(text: string, limit: number, cost: (character: string) => number): string {
  let end = 0;
  let sum = 0;
  for (const character of text) {
    sum += cost(character);
    if (sum > limit) break;
    end += character.length;
  }
  return text.slice(0, end);
}
