import { isDay } from '../core/dates.ts';
import type { Doc, Json } from '../core/document.ts';
import { type MissedThreat, type Upstream, VALIDATION_KINDS, type Validation } from '../core/review.ts';
import { asMap, reference, references, texts } from './parts.ts';

/** The tests and incidents that a document records, as far as they have a date and a known kind. */
export function readValidations(doc: Doc): Validation[] {
  return list(asMap(doc.value)['validations']).flatMap(value => {
    const fields = asMap(value);
    const { date, by } = texts(fields, 'date', 'by');
    const kind = VALIDATION_KINDS.find(known => known === fields['kind']);
    if (date === undefined || !isDay(date) || kind === undefined) return [];
    return [
      {
        date,
        kind,
        get at() {
          return doc.span(fields, 'date');
        },
        ...(by !== undefined && { by }),
        ...reference(doc, fields, 'evidence', 'evidence'),
        confirmed: references(doc, fields, 'confirmed'),
        missed: list(fields['missed']).flatMap(missed => readMissed(doc, missed)),
      },
    ];
  });
}

function readMissed(doc: Doc, value: Json): MissedThreat[] {
  const fields = asMap(value);
  const { what } = texts(fields, 'what');
  if (what === undefined) return [];
  return [
    {
      what,
      get at() {
        return doc.span(fields, 'what');
      },
      ...reference(doc, fields, 'threat', 'threat'),
    },
  ];
}

/** The models that a document says it relies on. */
export function readUpstreams(doc: Doc): Upstream[] {
  return list(asMap(doc.value)['relies-on']).flatMap(value => {
    const fields = asMap(value);
    const { model } = reference(doc, fields, 'model', 'model');
    if (model === undefined) return [];
    return [{ model, ...texts(fields, 'for'), ...reference(doc, fields, 'seen', 'seen') }];
  });
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
