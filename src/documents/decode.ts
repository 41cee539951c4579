import type { RawFile } from '../core/document.ts';
import type { Source } from '../core/source.ts';
import { Problems } from './problems.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a file and the collector of its problems; `readable` is false where the text must not be parsed. */
export interface Decoded {
  readonly source: Source;
  readonly problems: Problems;
  readonly readable: boolean;
}

/** Turns bytes into text, keeping every character (BOM, line ends), or says why they are not text. Never throws. */
export function decode(raw: RawFile, maxBytes: number): Decoded {
  const { path, oid, bytes } = raw;
  if (bytes.length > maxBytes) {
    const size = `${Math.ceil(bytes.length / 1024)} KiB`;
    return refuse({ path, oid, text: '' }, 'too-large', 0, 0, [
      `The file is ${size} large; files above ${Math.floor(maxBytes / 1024)} KiB are not read.`,
      'Split it into several files.',
    ]);
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse({ path, oid, text: '' }, 'invalid-utf8', 0, 0, [
      'The file is encoded as UTF-16, not as UTF-8.',
      'Save it as UTF-8, for example with: iconv -f UTF-16 -t UTF-8.',
    ]);
  }
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    const shown = { path, oid, text: lossy.decode(bytes) };
    const at = firstInvalid(shown.text, bytes);
    return refuse(shown, 'invalid-utf8', at, at + 1, [
      `The file is not valid UTF-8: the first wrong byte is 0x${hex(bytes, shown.text, at)}.`,
      'Save it as UTF-8.',
    ]);
  }
  const source = { path, oid, text };
  const problems = new Problems(source);
  const control = firstControl(text);
  if (control === -1) return { source, problems, readable: true };
  const code = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
  problems.add(
    'control-character',
    control,
    control + 1,
    `The file contains the control character U+${code}.`,
    code === '0000'
      ? 'Remove it, or save the file as UTF-8 if it has another encoding.'
      : 'Remove it, or write it as an escape inside double quotes.',
  );
  return { source, problems, readable: false };
}

function refuse(
  source: Source,
  kind: 'too-large' | 'invalid-utf8',
  start: number,
  end: number,
  [message, remedy]: [string, string],
): Decoded {
  const problems = new Problems(source);
  problems.add(kind, start, end, message, remedy);
  return { source, problems, readable: false };
}

/** The first character that stands for wrong bytes; a replacement character that the file really contains is none. */
function firstInvalid(text: string, bytes: Uint8Array): number {
  let seen = 0;
  let byte = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    byte += Buffer.byteLength(text.slice(seen, at));
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return at;
    byte += 3;
    seen = at + 1;
  }
  return 0;
}

function hex(bytes: Uint8Array, text: string, at: number): string {
  const byte = bytes[Buffer.byteLength(text.slice(0, at))] ?? 0;
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

/** The first character below U+0020 other than tab and line breaks: neither YAML nor JSON allows it anywhere. */
function firstControl(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.search(/[\x00-\x08\x0b\x0c\x0e-\x1f]/);
}
