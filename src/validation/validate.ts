import type { Doc, Mistake } from '../core/document.ts';
import {
  baseline,
  controlFile,
  decision,
  ownRule,
  policy,
  threatLibrary,
  threatModel,
  upstreamLock,
} from '../generated/validators.js';
import { inconsistencies } from './consistent.ts';
import { flaws } from './explain.ts';
import { fixOf } from './fix.ts';
import type { Flaw } from './flaw.ts';
import { phrase } from './phrase.ts';
import { spanOf, subjectPath } from './place.ts';
import { visible } from './quote.ts';
import { type Kind, schemaOf } from './schema.ts';

export interface ValidateOptions {
  /** The document is one file of several: what the whole must have may stand in another. */
  readonly part?: boolean;
}

const VALIDATORS = {
  threatModel,
  controlFile,
  decision,
  baseline,
  policy,
  threatLibrary,
  ownRule,
  upstreamLock,
};

/** How many mistakes of one file are told: beyond that it is rather the wrong kind of file. */
const MOST = 50;

/** Names the fields that a file of this kind must have. */
export function requiredFields(kind: Kind): readonly string[] {
  return schemaOf(kind).schema.required ?? [];
}

/**
 * Checks a document against the schema of its kind. Every mistake comes once, at the value, or at the key where
 * the key is wrong or a field is missing. The compiled validator decides; the schema is only walked to explain a no.
 */
export function validate(kind: Kind, doc: Doc, options: ValidateOptions = {}): Mistake[] {
  const validator = VALIDATORS[kind];
  if (validator(doc.value)) return inconsistencies(kind, doc);
  const { schema, file } = schemaOf(kind);
  const { required: _elsewhere, ...lenient } = schema;
  const found: Flaw[] = [];
  let more = 0;
  for (const flaw of flaws({ schema: options.part ? lenient : schema, file }, { value: doc.value })) {
    if (found.length < MOST) found.push(flaw);
    else more++;
  }
  const problems = found
    .map(flaw => toProblem(kind, doc, flaw))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const last = problems.at(-1);
  if (last !== undefined && more > 0) problems.push(furtherMistakes(last, more));
  const errors = validator.errors ?? [];
  const elsewhere =
    options.part && errors.every(error => error.instancePath === '' && error.keyword === 'required');
  if (last === undefined && !elsewhere) problems.push(unexplained(doc, errors[0]?.message));
  return problems;
}

function toProblem(kind: Kind, doc: Doc, flaw: Flaw): Mistake {
  const at = spanOf(doc, flaw);
  const fix = fixOf(flaw, at);
  return {
    kind: flaw.kind,
    at,
    subjectPath: subjectPath(flaw),
    ...phrase(kind, flaw),
    ...(fix && { fix }),
  };
}

function furtherMistakes({ at }: Mistake, count: number): Mistake {
  return {
    kind: 'more',
    at: { ...at, start: at.end },
    subjectPath: '',
    message: `and ${count} more ${count === 1 ? 'mistake' : 'mistakes'} in this file`,
    remedy: 'Correct the mistakes above first; the others may come from them.',
  };
}

/** The validator says no and the walk finds nothing: the schema uses a keyword that the walk does not know. */
function unexplained(doc: Doc, message = 'does not match its schema'): Mistake {
  const { source, start } = doc.root;
  return {
    kind: 'other',
    at: { source, start, end: start },
    subjectPath: '',
    message: `this file ${visible(message)}`,
    remedy: 'Compare it with the JSON Schema of its kind.',
  };
}
