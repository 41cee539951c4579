import type { Day } from '../../core/dates.ts';
import { REVIEW_REASONS, ROLES } from '../../core/review.ts';
import { oneOf } from './values.ts';

/** The options that name who took part: one for each role. */
export const REVIEW_ROLES = ROLES;

/** What a review records, as far as it was told. */
export interface ReviewCommand {
  readonly do: 'review';
  /** The model's id, or the path of its file or folder. */
  readonly model: string;
  readonly format: 'text' | 'markdown';
  readonly today?: Day;
  readonly why?: (typeof REVIEW_REASONS)[number];
  readonly people: ReadonlyMap<(typeof ROLES)[number], string>;
  readonly note?: string;
  /** Writes without asking. */
  readonly yes: boolean;
}

type Values = { readonly [name: string]: string | boolean | undefined };

/** Reads the arguments of `threatlint review`. Throws a UsageError. */
export function readReview(values: Values, model: string, today: { today?: Day }): ReviewCommand {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const note = text('note');
  const why = text('why');
  return {
    do: 'review',
    model,
    format: oneOf('format', text('format'), ['text', 'markdown']),
    ...today,
    ...(why === undefined ? {} : { why: oneOf('why', why, REVIEW_REASONS) }),
    people: new Map(
      ROLES.flatMap(role => {
        const name = text(role);
        return name === undefined ? [] : [[role, name] as const];
      }),
    ),
    ...(note === undefined ? {} : { note }),
    yes: values['yes'] === true,
  };
}
