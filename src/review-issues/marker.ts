import { createHash } from 'node:crypto';

/**
 * What threatlint writes into the body of a review issue to know it again. The text between the two comments is ours and
 * rewritten; everything outside belongs to people and is never touched.
 */
export interface Marker {
  /** The id of the model, as it was when this was written. */
  readonly model: string;
  /** Digest of why the review is due: a review that a person declined stays declined until this changes. */
  readonly facts: string;
  /**
   * `open`: in use. `reopened`: a person closed it without a review once and was asked again. `done`: closed by a run
   * because the review was seen or the model is gone, so that the next one is a new issue. `duplicate`: another issue is in use.
   */
  readonly state: 'open' | 'reopened' | 'done' | 'duplicate';
}

const END = '<!-- threatlint:review end -->';
const START =
  /<!-- threatlint:review v=1 model=([^ ]*) facts=([0-9a-f]{16}) state=(open|reopened|done|duplicate) -->/;

/** The region of a body that is ours, between its comments. The region's text must not hold the closing comment. */
export function markedRegion(marker: Marker, text: string): string {
  const head = `<!-- threatlint:review v=1 model=${encoded(marker.model)} facts=${marker.facts} state=${marker.state} -->`;
  return `${head}\n${text.trim()}\n${END}`;
}

/** A body taken apart; undefined where it holds no whole region: a person has released the issue. */
export function readMarked(
  body: string,
): { readonly marker: Marker; readonly region: string; with(region: string): string } | undefined {
  const found = START.exec(body);
  if (found === null) return undefined;
  const end = body.indexOf(END, found.index);
  const model = decoded(found[1] ?? '');
  if (end < 0 || model === undefined) return undefined;
  const stop = end + END.length;
  return {
    marker: { model, facts: found[2] as string, state: found[3] as Marker['state'] },
    region: body.slice(found.index, stop),
    with: region => body.slice(0, found.index) + region + body.slice(stop),
  };
}

/** A short digest of facts, whatever their order: 16 hex digits. */
export function digestOf(facts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([...facts].sort()))
    .digest('hex')
    .slice(0, 16);
}

/** No blank, no `>` and no `--`: nothing of a model's name can end the comment. */
function encoded(id: string): string {
  return encodeURIComponent(id).replace(
    /[-!'()*~_.]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
