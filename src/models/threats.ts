import { type Doc, isObject, type Json, type JsonObject } from '../core/document.ts';
import type { Id } from '../core/model.ts';
import type { AttributeWanted, Mitigation, MitigationEvidence, Response, Threat } from '../core/threat.ts';
import {
  asMap,
  codeReferences,
  Entry,
  type Found,
  isDraft,
  reference,
  references,
  textList,
  texts,
  withFields,
} from './parts.ts';
import { riskOf } from './risk.ts';

const RESPONSES = ['mitigate', 'transfer', 'accept', 'avoid'] as const;

/** The threats of a model; entries that name a shared mitigation take its owner and dates. */
export function readThreats(found: readonly Found[], shared: readonly Mitigation[]): Threat[] {
  const sharedById = new Map(shared.map(mitigation => [mitigation.id, mitigation]));
  return found.map(({ doc, entry, fields }) =>
    withFields(entry, {
      ...texts(fields, 'what', 'from'),
      targets: references(doc, fields, 'at'),
      stride: textList(fields['stride']),
      linddun: textList(fields['linddun']),
      refs: references(doc, fields, 'refs'),
      ...readRisk(fields['risk']),
      ...readRank(fields['rank']),
      detections: references(doc, fields, 'detections'),
      killChain: references(doc, fields, 'kill-chain'),
      responses: RESPONSES.filter(kind => Object.hasOwn(fields, kind)).map(kind =>
        readResponse(doc, fields, kind, sharedById),
      ),
      generated: isDraft(fields),
    }),
  );
}

function readRisk(value: Json | undefined): Pick<Threat, 'risk'> {
  const risk = riskOf(value);
  return risk === undefined ? {} : { risk };
}

function readRank(rank: Json | undefined): Pick<Threat, 'rank'> {
  return typeof rank === 'number' ? { rank } : {};
}

function readResponse(
  doc: Doc,
  threat: JsonObject,
  kind: Response['kind'],
  shared: ReadonlyMap<Id, Mitigation>,
): Response {
  const fields = asMap(threat[kind]);
  return {
    kind,
    get at() {
      return doc.span(threat, kind, 'key');
    },
    mitigations: kind === 'mitigate' ? readMitigations(doc, fields, shared) : [],
    ...texts(fields, 'by', 'to', 'because', 'until'),
    ...(kind === 'transfer' && reference(doc, fields, 'assumption', 'assumption')),
  };
}

function readMitigations(doc: Doc, map: JsonObject, shared: ReadonlyMap<Id, Mitigation>): Mitigation[] {
  return Object.keys(map).map(id => {
    const entry = new Entry(doc, map, id);
    if (map[id] !== 'shared') return readMitigation(doc, entry, asMap(map[id]));
    const { what, owner, due, done, ticket, evidence, generated = false } = shared.get(id) ?? {};
    return withFields(entry, {
      shared: true,
      generated,
      ...(what !== undefined && { what }),
      ...(owner !== undefined && { owner }),
      ...(due !== undefined && { due }),
      ...(done !== undefined && { done }),
      ...(ticket !== undefined && { ticket }),
      ...(evidence !== undefined && { evidence }),
    });
  });
}

/** A mitigation that is written out where it stands. */
export function readMitigation(doc: Doc, entry: Entry, fields: JsonObject): Mitigation {
  const evidence = fields['evidence'];
  return withFields(entry, {
    shared: false,
    generated: isDraft(fields),
    ...texts(fields, 'what', 'owner', 'due', 'done', 'ticket'),
    ...(fields['done'] === true && { done: true }),
    ...(isObject(evidence) && { evidence: readEvidence(doc, entry, evidence) }),
  });
}

function readEvidence(doc: Doc, entry: Entry, fields: JsonObject): MitigationEvidence {
  const [code] = codeReferences(doc, fields);
  return {
    get at() {
      return entry.place('evidence');
    },
    ...texts(fields, 'path', 'contains'),
    ...(code !== undefined && { code }),
    attributes:
      code === undefined
        ? []
        : Object.entries(fields).flatMap(([path, value]) => wanted(doc, fields, path, value)),
  };
}

const OTHER_KEYS: ReadonlySet<string> = new Set(['path', 'contains', 'code']);

function wanted(doc: Doc, fields: JsonObject, path: string, value: Json): AttributeWanted[] {
  if (OTHER_KEYS.has(path) || path.startsWith('x-') || (typeof value === 'object' && value !== null))
    return [];
  return [
    {
      path,
      value,
      get at() {
        return doc.span(fields, path);
      },
    },
  ];
}
