import { readFileSync } from 'node:fs';

/** A threat that people wrote, as far as formats agree. */
export interface HumanThreat {
  readonly title: string;
  readonly text: string;
  /** STRIDE or LINDDUN categories in our words; none where the format has none. */
  readonly letters: readonly string[];
  readonly refs: readonly string[];
}

/** Somebody's model: the architecture as one of ours, and the threats apart. */
export interface ForeignModel {
  readonly native: object;
  readonly threats: readonly HumanThreat[];
}

type Any = { readonly [key: string]: Any } & readonly Any[];

/** Reads a file of Threat Dragon (1, 2), OTM or the OWASP threat model library (JSON); undefined for anything else. */
export function readForeign(path: string): ForeignModel | undefined {
  let file: Any;
  try {
    file = JSON.parse(readFileSync(path, 'utf8')) as Any;
  } catch {
    return undefined;
  }
  if (file['detail']?.['diagrams']) return dragon(file);
  if (file['otmVersion']) return otm(file);
  if (file['trust_zones'] && file['data_flows']) return owasp(file);
  return undefined;
}

class Builder {
  readonly elements: Record<string, object> = {};
  readonly flows: Record<string, object> = {};
  readonly boundaries: Record<string, object> = {};
  readonly data: Record<string, object> = {};
  readonly #ids = new Map<string, string>();

  id(foreign: string, name: string): string {
    let id = this.#ids.get(foreign);
    if (id === undefined) {
      const base = slug(name);
      id = base;
      for (let n = 2; [...this.#ids.values()].includes(id); n++) id = `${base}-${n}`;
      this.#ids.set(foreign, id);
    }
    return id;
  }

  known(foreign: string): string | undefined {
    return this.#ids.get(foreign);
  }

  model(name: string): object {
    const { elements, flows, data } = this;
    // `internet` is built in.
    const { internet: _builtIn, ...boundaries } = this.boundaries;
    return { name, data, boundaries, elements, flows };
  }
}

function slug(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
  return id === '' ? 'x' : id;
}

function str(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function list(value: Any | undefined): readonly Any[] {
  return Array.isArray(value) ? (value as readonly Any[]) : [];
}

/** People write names into technologies' place: nothing more is known. */
function element(kind: string, name: string, extra: object = {}): object {
  const plain = name.replace(/\s+/g, ' ').trim().slice(0, 100) || 'unknown';
  return { [kind]: plain, name: plain, ...extra };
}

const LETTERS =
  /spoofing|tampering|repudiation|information disclosure|denial of service|elevation of privilege|linkability|identifiability/gi;

function letters(text: string): string[] {
  return [...new Set([...text.matchAll(LETTERS)].map(([word]) => word.toLowerCase().replaceAll(' ', '-')))];
}

const REFERENCES = /\b(?:CAPEC-\d+|CWE-\d+|T\d{4}(?:\.\d{3})?|AML\.T\d{4}(?:\.\d{3})?)\b/g;

function threat(title: string, text: string, category: string): HumanThreat {
  return {
    title,
    text: `${title}. ${text}`.slice(0, 2000),
    letters: letters(category),
    refs: text.match(REFERENCES) ?? [],
  };
}

function dragon(file: Any): ForeignModel {
  const b = new Builder();
  const threats: HumanThreat[] = [];
  for (const diagram of list(file['detail']?.['diagrams'])) {
    const cells = list(diagram['cells'] ?? diagram['diagramJson']?.['cells']);
    const kindOf = (cell: Any) => str(cell['data']?.['type'] ?? cell['type']);
    const nameOf = (cell: Any) =>
      str(
        cell['data']?.['name'] ??
          cell['attrs']?.['text']?.['text'] ??
          list(cell['labels'])[0]?.['attrs']?.['text']?.['text'],
      );
    for (const cell of cells) {
      for (const each of list(cell['threats'] ?? cell['data']?.['threats']))
        threats.push(threat(str(each['title']), str(each['description']), str(each['type'])));
      const kind = { 'tm.Actor': 'external', 'tm.Process': 'process', 'tm.Store': 'store' }[kindOf(cell)];
      if (kind === undefined) continue;
      b.elements[b.id(str(cell['id']), nameOf(cell))] = element(kind, nameOf(cell));
    }
    for (const box of cells.filter(cell => kindOf(cell) === 'tm.BoundaryBox')) {
      const id = b.id(str(box['id']), nameOf(box) || 'boundary');
      b.boundaries[id] = { kind: 'network' };
      for (const inner of list(box['data']?.['containedElements'])) {
        const inside = b.known(str(inner));
        if (inside !== undefined && b.elements[inside])
          Object.assign(b.elements[inside] as object, { in: id });
      }
    }
    for (const cell of cells.filter(each => kindOf(each) === 'tm.Flow')) {
      const [from, to] = ['source', 'target'].map(end =>
        b.known(str(cell[end]?.['cell'] ?? cell[end]?.['id'])),
      );
      if (from === undefined || to === undefined) continue;
      const told = cell['data'] ?? cell;
      const clear =
        (told['isEncrypted'] as unknown) === false && (told['isPublicNetwork'] as unknown) === true;
      b.flows[b.id(str(cell['id']), nameOf(cell) || 'flow')] = {
        from,
        to,
        ...(clear && { via: 'unencrypted' }),
      };
    }
  }
  return { native: b.model(str(file['summary']?.['title']) || 'Model'), threats };
}

function otm(file: Any): ForeignModel {
  const b = new Builder();
  for (const zone of list(file['trustZones']))
    b.boundaries[b.id(str(zone['id']), str(zone['name']))] = { kind: 'network' };
  for (const each of list(file['components'])) {
    const type = str(each['type']);
    const name = str(each['name']);
    const zone = b.known(str(each['parent']?.['trustZone']));
    const kind = /store|database|db|storage|bucket|s3|sql/i.test(type)
      ? 'store'
      : /client|browser|user|actor/i.test(type)
        ? 'external'
        : 'process';
    b.elements[b.id(str(each['id']), name)] = element(kind, name, zone === undefined ? {} : { in: zone });
  }
  for (const each of list(file['dataflows'])) {
    const [from, to] = ['source', 'destination'].map(end => b.known(str(each[end])));
    if (from !== undefined && to !== undefined)
      b.flows[b.id(str(each['id']), str(each['name']))] = { from, to };
  }
  const threats = list(file['threats']).map(each =>
    threat(str(each['name']), str(each['description']), list(each['categories']).map(String).join(' ')),
  );
  return { native: b.model(str(file['project']?.['name']) || 'Model'), threats };
}

function owasp(file: Any): ForeignModel {
  const b = new Builder();
  const name = (each: Any) => str(each['symbolic_name']);
  for (const zone of list(file['trust_zones']))
    b.boundaries[b.id(name(zone), name(zone))] = { kind: 'network' };
  const add = (kind: string, each: Any) => {
    const zone = b.known(str(each['trust_zone']));
    b.elements[b.id(name(each), name(each))] = element(
      kind,
      str(each['title']),
      zone === undefined ? {} : { in: zone },
    );
  };
  for (const each of list(file['actors'])) add('external', each);
  for (const each of list(file['components'])) add('process', each);
  for (const each of list(file['data_stores'])) add('store', each);
  for (const each of list(file['data_flows'])) {
    const [from, to] = ['source', 'destination'].map(end => b.known(str(each[end]?.['object'])));
    if (from !== undefined && to !== undefined) {
      const clear = (each['encrypted'] as unknown) === false;
      b.flows[b.id(name(each), name(each))] = { from, to, ...(clear && { via: 'unencrypted' }) };
    }
  }
  const threats = list(file['threats']).map(each =>
    threat(str(each['title']), `${str(each['description'])} ${str(each['event'])}`, ''),
  );
  return { native: b.model(str(file['scope']?.['title']) || 'Model'), threats };
}
