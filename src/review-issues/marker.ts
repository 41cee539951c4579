import { createHash } from 'node:crypto';

/**
 * What threatlint writes into the body of a review issue to know it again. The text between the two comments is ours and
 * rewritten; everything outside belongs to people and is never touched.
 */
export interface Marker {
  /** The model's key: its id, or the first one where it was renamed. */
  readonly model: string;
  /** Digest of why the review is due: a review that a person declined stays declined until this changes. */
  readonly facts: string;
  /** The last recorded review when this was written, '' for none. */
  readonly reviewed: string;
  /** True where only a newer review settles it, whatever later runs find: a bypass of the gate is seen by one run alone. */
  readonly hold: boolean;
  /**
   * `open`: in use. `reopened`: a person closed it without a review once and was asked again. `done`: closed by a run
   * because the review was seen or the model is gone, so that the next one is a new issue. `duplicate`: another issue is in use.
   */
  readonly state: 'open' | 'reopened' | 'done' | 'duplicate';
  /** Who wrote it last. */
  readonly by: Writer;
}

/**
 * `repository`: a run with the repository's history, which sees every reason. `organisation`: a scan of many repositories
 * without clones, which sees some: it changes only what it wrote itself, and the repository's own run takes over.
 */
export type Writer = 'repository' | 'organisation';

/** A body taken apart. */
export interface Marked {
  readonly marker: Marker;
  /** The region, its comments included. */
  readonly region: string;
  /** The body with another region. */
  with(region: string): string;
}

const END = '<!-- threatlint:review end -->';
const START =
  /<!-- threatlint:review v=1 model=([^ ]*) facts=([0-9a-f]{16}) reviewed=(\d{4}-\d\d-\d\d)? hold=([01]) state=(open|reopened|done|duplicate)( by=organisation)? -->/;

/** The region of a body that is ours, between its comments. The region's text must not hold the closing comment. */
export function markedRegion(marker: Marker, text: string): string {
  const { model, facts, reviewed, hold, state, by } = marker;
  const head = `<!-- threatlint:review v=1 model=${encoded(model)} facts=${facts} reviewed=${reviewed} hold=${hold ? 1 : 0} state=${state}${signature(by)} -->`;
  return `${head}\n${text.trim()}\n${END}`;
}

/** Takes a body apart; undefined where it holds no whole region: a person has released the issue. */
export function readMarked(body: string): Marked | undefined {
  const found = START.exec(body);
  if (found === null) return undefined;
  const end = body.indexOf(END, found.index);
  const [, id = '', facts = '', reviewed = '', hold, state, signed] = found;
  const model = decoded(id);
  if (end < 0 || model === undefined) return undefined;
  const stop = end + END.length;
  return {
    marker: {
      model,
      facts,
      reviewed,
      hold: hold === '1',
      state: state as Marker['state'],
      by: signed === undefined ? 'repository' : 'organisation',
    },
    region: body.slice(found.index, stop),
    with: region => body.slice(0, found.index) + region + body.slice(stop),
  };
}

/** The region as it is, with another state in its marker, and signed by who says so. */
export function restated({ region }: Marked, state: Marker['state'], by: Writer): string {
  return region.replace(/ state=[a-z]+( by=organisation)? -->/, ` state=${state}${signature(by)} -->`);
}

function signature(by: Writer): string {
  return by === 'organisation' ? ' by=organisation' : '';
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
