import type { Day } from '../core/dates.ts';
import type { JsonObject } from '../core/document.ts';
import { isObject } from '../core/document.ts';
import type { Model } from '../core/model.ts';
import type { REVIEW_REASONS, ROLES } from '../core/review.ts';
import type { RepoPath } from '../core/source.ts';
import { applyEdit } from '../documents/apply.ts';
import type { EditResult } from '../documents/edit.ts';
import { readFile } from '../documents/read.ts';
import { validate } from '../validation/validate.ts';

/** What a review records. */
export interface ReviewEntry {
  readonly date: Day;
  readonly why: (typeof REVIEW_REASONS)[number];
  /** Who took part, by role. */
  readonly people: ReadonlyMap<(typeof ROLES)[number], string>;
  readonly note?: string;
}

/** The file of a model that holds its reviews: the one that has some, else the first. */
export function reviewFile(model: Model): { readonly path: RepoPath; readonly text: string } {
  const doc =
    model.docs.find(({ value }) => isObject(value) && value['reviews'] !== undefined) ?? model.docs[0];
  return doc?.source ?? model.source;
}

/** The text of a model's file with a review added behind the others. One that the schema refuses is a failure. */
export async function withReview(path: RepoPath, text: string, entry: ReviewEntry): Promise<EditResult> {
  const value: JsonObject = {
    date: entry.date,
    why: entry.why,
    ...Object.fromEntries(entry.people),
    ...(entry.note === undefined ? {} : { notes: entry.note }),
  };
  const edited = await applyEdit(path, text, { do: 'append', at: ['reviews'], value });
  if (!edited.ok) return edited;
  const [doc] = readFile({ path, oid: '', bytes: new TextEncoder().encode(edited.text) }).docs;
  const wrong =
    doc &&
    validate('threatModel', doc, { part: true }).find(({ subjectPath }) =>
      subjectPath.startsWith('reviews/'),
    );
  return wrong === undefined ? edited : { ok: false, why: wrong.message, remedy: wrong.remedy };
}
