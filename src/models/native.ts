import { isDay } from '../core/dates.ts';
import type { Doc, Json, JsonObject } from '../core/document.ts';
import {
  type Assumption,
  COLLECTIONS,
  type Collection,
  type DuplicateId,
  type Element,
  type ElementKind,
  type Feature,
  type Id,
  type Model,
} from '../core/model.ts';
import type { NonEmpty } from '../core/nonempty.ts';
import { type Review, ROLES } from '../core/review.ts';
import { validate } from '../validation/validate.ts';
import { readAttackTrees } from './attack-trees.ts';
import type { Format, ModelFile } from './format.ts';
import {
  asMap,
  codeReferences,
  collect,
  Entry,
  type Found,
  isDraft,
  reference,
  references,
  textList,
  texts,
  withFields,
} from './parts.ts';
import { readPasta } from './pasta.ts';
import { readMitigation, readThreats } from './threats.ts';
import { unionProblems } from './union.ts';
import { unsignedOf } from './unsigned.ts';
import { readUpstreams, readValidations } from './validations.ts';

const FEATURES: ReadonlySet<Feature> = new Set([
  ...COLLECTIONS,
  'reviews',
  'responses',
  'code',
  'dismissed',
  'attack-trees',
  'validations',
  'relies-on',
  'pasta',
  'out-of-scope',
]);

/** The format of `schema/threat-model.schema.json`. It claims every document, so that mistakes in one are explained. */
export const native: Format = { id: 'threatlint', detect: () => true, read };

function read(id: Id, docs: NonEmpty<Doc>, folder: boolean): ModelFile {
  const problems = docs.flatMap(doc => validate('threatModel', doc, { part: folder }));
  if (folder) problems.push(...unionProblems(id, docs));
  return { model: readModel(id, docs), damaged: problems.length > 0, problems };
}

function readModel(id: Id, docs: NonEmpty<Doc>): Model {
  const duplicates: DuplicateId[] = [];
  const entries = (collection: Collection) => collect(docs, collection, duplicates);
  const [first] = docs;
  const roots = docs.map(doc => asMap(doc.value));
  const mitigations = entries('mitigations').map(({ doc, entry, fields }) =>
    readMitigation(doc, entry, fields),
  );
  const threats = readThreats(entries('threats'), mitigations);
  const model = {
    id,
    source: first.source,
    sources: docs.map(doc => doc.source),
    docs,
    at: { source: first.source, start: first.root.start, end: first.root.start },
    carries: FEATURES,
    generated: roots.some(isDraft),
    ...firstTexts(roots),
    scope: docs.flatMap(readScope),
    methods: [...new Set(roots.flatMap(root => textList(root['methods'])))],
    data: entries('data').map(({ entry, fields }) => {
      const personal = fields['personal'];
      return withFields(entry, {
        ...texts(fields, 'name', 'class'),
        ...(typeof personal === 'boolean' && { personal }),
      });
    }),
    boundaries: entries('boundaries').map(({ doc, entry, fields }) =>
      withFields(entry, {
        ...texts(fields, 'name', 'kind', 'provider', 'region'),
        ...reference(doc, fields, 'in', 'in'),
        code: codeReferences(doc, fields),
        generated: isDraft(fields),
      }),
    ),
    identities: entries('identities').map(({ doc, entry, fields }) =>
      withFields(entry, {
        ...texts(fields, 'name', 'kind'),
        code: codeReferences(doc, fields),
        generated: isDraft(fields),
        may: textList(fields['may']),
      }),
    ),
    elements: entries('elements').map(readElement),
    flows: entries('flows').map(({ doc, entry, fields }) =>
      withFields(entry, {
        ...texts(fields, 'name', 'via', 'authn'),
        ...reference(doc, fields, 'from', 'from'),
        ...reference(doc, fields, 'to', 'to'),
        carries: references(doc, fields, 'carries'),
        planned: fields['planned'] === true,
        generated: isDraft(fields),
      }),
    ),
    assumptions: entries('assumptions').map(readAssumption),
    threats: threats.filter(({ generated }) => !generated),
    stubs: threats.filter(({ generated }) => generated),
    mitigations,
    attackTrees: docs.flatMap(readAttackTrees),
    pasta: readPasta(docs),
    dismissed: docs.flatMap(readDismissed),
    outOfScope: docs.flatMap(readOutOfScope),
    reviews: docs.flatMap(readReviews),
    validations: docs.flatMap(readValidations),
    reliesOn: docs.flatMap(readUpstreams),
    duplicates,
  };
  return { ...model, unsigned: unsignedOf(model) };
}

function readAssumption({ doc, entry, fields }: Found): Assumption {
  const ifWrong = fields['if-wrong'];
  return withFields(entry, {
    ...texts(fields, 'kind', 'that'),
    ...(typeof ifWrong === 'string' && { ifWrong }),
    targets: references(doc, fields, 'at'),
    generated: isDraft(fields),
  });
}

const CRITICALITIES = ['low', 'moderate', 'high', 'critical'] as const;

/** The outermost texts of a model, each from the first document that has it. */
function firstTexts(roots: readonly JsonObject[]): Pick<Model, 'was' | 'name' | 'owner' | 'criticality'> {
  const { criticality: told, ...rest } = Object.assign(
    {},
    ...roots.map(root => texts(root, 'was', 'name', 'owner', 'criticality')).reverse(),
  ) as { was?: string; name?: string; owner?: string; criticality?: string };
  const criticality = CRITICALITIES.find(known => known === told);
  return { ...rest, ...(criticality && { criticality }) };
}

const KINDS: readonly ElementKind[] = ['external', 'process', 'store'];

/** An element of no kind counts as a process: it is told of elsewhere, and references to it hold. */
function readElement({ doc, entry, fields }: Found): Element {
  const kind = KINDS.find(name => Object.hasOwn(fields, name)) ?? 'process';
  const what = fields[kind];
  return withFields(entry, {
    ...texts(fields, 'name'),
    kind,
    what: typeof what === 'string' ? what : '',
    ...reference(doc, fields, 'in', 'in'),
    ...reference(doc, fields, 'runs-as', 'runsAs'),
    holds: references(doc, fields, 'holds'),
    code: codeReferences(doc, fields),
    planned: fields['planned'] === true,
    generated: isDraft(fields),
  });
}

function readScope(doc: Doc): Model['scope'] {
  return references(doc, asMap(doc.value), 'scope').map(path => ({
    path: path.id.replace(/\/+$/, ''),
    get at() {
      return path.at;
    },
  }));
}

function readDismissed(doc: Doc): Model['dismissed'] {
  const map = asMap(asMap(doc.value)['dismissed']);
  return Object.keys(map).map(id => {
    const reasons = Object.entries(texts(asMap(map[id]), ...Object.keys(asMap(map[id]))));
    // One line may answer several categories: `tampering+denial-of-service`.
    const categories = reasons.flatMap(([names, reason]) =>
      reason === undefined ? [] : names.split('+').map(category => [category, reason] as const),
    );
    return withFields(new Entry(doc, map, id), { categories: new Map(categories) });
  });
}

function readOutOfScope(doc: Doc): Model['outOfScope'] {
  const map = asMap(asMap(doc.value)['out-of-scope']);
  return Object.keys(map).map(id => {
    const { 'owned-by': ownedBy, ...told } = texts(asMap(map[id]), 'what', 'because', 'owned-by', 'revisit');
    return withFields(new Entry(doc, map, id), { ...told, ...(ownedBy !== undefined && { ownedBy }) });
  });
}

function readReviews(doc: Doc): Review[] {
  const list: Json | undefined = asMap(doc.value)['reviews'];
  if (!Array.isArray(list)) return [];
  const reviews: readonly Json[] = list;
  return reviews.flatMap(value => {
    const fields = asMap(value);
    const { date } = texts(fields, 'date');
    if (date === undefined || !isDay(date)) return [];
    return [
      {
        date,
        get at() {
          return doc.span(fields, 'date');
        },
        ...texts(fields, 'why'),
        people: new Map(Object.entries(texts(fields, ...ROLES))),
      },
    ];
  });
}
