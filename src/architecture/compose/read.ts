import type { Component, Unit, UnitReading } from '../../core/architecture.ts';
import type { Gap } from '../../core/assessed.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { componentOf } from '../facts/component.ts';
import { leadsTo } from '../kubernetes/component.ts';
import { fileFacts, isKnownSoftware } from '../kubernetes/config.ts';
import { documentsOf } from '../kubernetes/documents.ts';
import { controlFact } from '../kubernetes/fact.ts';
import { resolve } from '../kubernetes/kustomize.ts';
import { dictOf } from '../kubernetes/object.ts';
import { plainText } from '../kubernetes/terms.ts';
import {
  type Dict,
  dict,
  dicts,
  type Entry,
  get,
  literal,
  members,
  opaque,
  type Term,
  values,
} from '../term.ts';
import { environmentOf, interpolated } from './interpolate.ts';
import { isStore, neighboursOf, serviceFacts, variablesOf } from './service.ts';
import { folderOf, isCompose } from './units.ts';
import { configurationFiles } from './volumes.ts';

/** What says nothing of the architecture, nor of what a service is when it is called something else. */
const NOT_SHAPE = new Set([
  'depends_on',
  'healthcheck',
  'restart',
  'logging',
  'deploy',
  'labels',
  'container_name',
  'hostname',
  'stop_grace_period',
  'mem_limit',
  'cpus',
  'profiles',
  'develop',
]);
const DEEPEST = 5;

/** Reads a Compose project: all of its files together. Never throws; what cannot be parsed is a gap. */
export function readUnit(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  return new ProjectReader(unit, files).read();
}

class ProjectReader {
  private readonly gaps: Gap[] = [];
  private readonly wanted = new Set<RepoPath>();
  private readonly parsed = new Map<RepoPath, Dict | undefined>();
  private readonly environment: ReadonlyMap<string, string>;

  constructor(
    private readonly unit: Unit,
    private readonly files: ReadonlyMap<RepoPath, Source>,
  ) {
    const own = files.get(resolve(unit.path, '.env'));
    this.environment = environmentOf(own?.text ?? '');
  }

  read(): UnitReading {
    const documents = this.unit.files.filter(isCompose).flatMap(path => this.document(path) ?? []);
    for (const document of documents) this.include(document);
    const services = new Map<string, Entry[]>();
    const places = new Map<string, Entry>();
    for (const [path, document] of this.projectFiles()) {
      for (const entry of values(document, 'services')
        .flatMap(dicts)
        .flatMap(one => one.entries)) {
        const held = services.get(entry.key) ?? [];
        held.push(...this.extended(dictOf(entry.value), path, 0).entries);
        services.set(entry.key, held);
        if (!places.has(entry.key)) places.set(entry.key, entry);
      }
    }
    const bodies = new Map(
      [...places].map(([name, entry]) => [name, dict(services.get(name) ?? [], entry.value.at)] as const),
    );
    const neighbours = neighboursOf(bodies, name => this.key(`service/${name}`));
    const components: Component[] = [];
    for (const [name, body] of bodies) {
      const place = places.get(name) as Entry;
      const given = this.environmentFiles(body);
      const facts = [
        ...serviceFacts(name, body, this.environment, given, neighbours),
        ...this.configurations(body, neighbours),
      ].filter(fact => !leadsTo(fact, this.key(`service/${name}`)));
      components.push(
        componentOf(
          this.declaration(`service/${name}`, isStore(name, body) ? 'service:store' : 'service', place, body),
          facts,
        ),
      );
    }
    for (const document of this.projectFiles().values()) components.push(...this.networks(document));
    return { components, moves: [], gaps: this.gaps, wanted: [...this.wanted] };
  }

  private projectFiles(): Map<RepoPath, Dict> {
    return new Map(
      [...this.parsed].flatMap(([path, document]) =>
        document === undefined ? [] : [[path, document] as const],
      ),
    );
  }

  private document(path: RepoPath): Dict | undefined {
    if (this.parsed.has(path)) return this.parsed.get(path);
    const source = this.files.get(path);
    if (source === undefined) {
      this.wanted.add(path);
      return undefined;
    }
    const read = documentsOf(
      source,
      () => true,
      (hole, at) => opaque(`{{${hole.expression}}}`, at),
    );
    this.gaps.push(...read.gaps);
    const [first] = read.documents;
    const document = first === undefined ? undefined : dictOf(interpolated(first, this.environment));
    this.parsed.set(path, document);
    return document;
  }

  /** Files that a file includes are part of the project. */
  private include(document: Dict): void {
    for (const one of values(document, 'include').flatMap(members)) {
      const paths = one.kind === 'dict' ? values(one, 'path').flatMap(members) : [one];
      for (const path of paths) {
        const text = plainText(path);
        if (text !== '' && !text.includes('*') && !/^(https?|oci|git):|^git@/.test(text))
          this.document(resolve(this.unit.path, text));
      }
    }
  }

  /** A service with what it extends, its own entries last. */
  private extended(body: Dict | undefined, path: RepoPath, depth: number): Dict {
    if (body === undefined)
      return { kind: 'dict', entries: [], at: { source: { path, oid: '', text: '' }, start: 0, end: 0 } };
    const parent = get(body, 'extends');
    if (parent === undefined || depth > DEEPEST) return body;
    const name = parent.kind === 'dict' ? plainText(get(parent, 'service')) : plainText(parent);
    const file = parent.kind === 'dict' ? get(parent, 'file') : undefined;
    const from = file === undefined ? path : resolve(folderOf(path), plainText(file));
    const document = this.parsed.get(from) ?? this.elsewhere(from);
    const services = document === undefined ? undefined : dictOf(get(document, 'services'));
    const base = services === undefined ? undefined : dictOf(get(services, name));
    if (base === undefined || base === body) return body;
    const inherited = this.extended(base, from, depth + 1).entries.filter(entry => entry.key !== 'extends');
    return dict([...inherited, ...body.entries], body.at);
  }

  /** A file that only lends its services; these are not deployed by its being read. */
  private elsewhere(path: RepoPath): Dict | undefined {
    const source = this.files.get(path);
    if (source === undefined) {
      this.wanted.add(path);
      return undefined;
    }
    const [first] = documentsOf(
      source,
      () => true,
      (_, at) => opaque('template', at),
    ).documents;
    return first === undefined ? undefined : dictOf(interpolated(first, this.environment));
  }

  private environmentFiles(body: Dict) {
    return values(body, 'env_file')
      .flatMap(members)
      .map(one => (one.kind === 'dict' ? get(one, 'path') : one))
      .flatMap(path => {
        const file = resolve(this.unit.path, plainText(path));
        const source = this.files.get(file);
        if (source === undefined || path === undefined) {
          this.wanted.add(file);
          return [];
        }
        const at = path.at;
        const entries = [...environmentOf(source.text)].map(([key, value]) => ({
          key,
          at,
          value: literal(value, at) as Term,
        }));
        return variablesOf(interpolated(dict(entries, at), this.environment), this.environment);
      });
  }

  private configurations(body: Dict, neighbours: Parameters<typeof fileFacts>[2]) {
    return configurationFiles(values(body, 'volumes'), this.unit.path).flatMap(path => {
      const source = this.files.get(path);
      if (source === undefined) {
        this.wanted.add(path);
        return [];
      }
      if (!isKnownSoftware(source.text)) return [];
      const at = { source, start: 0, end: 0 };
      return fileFacts(path, literal(source.text, at), neighbours);
    });
  }

  private networks(document: Dict): Component[] {
    return values(document, 'networks')
      .flatMap(dicts)
      .flatMap(one => one.entries)
      .map(entry => {
        const body = dictOf(entry.value) ?? dict([], entry.at);
        const facts = values(body, 'internal').map(internal => controlFact('internal', internal));
        return componentOf(this.declaration(`network/${entry.key}`, 'network', entry, body), facts);
      });
  }

  private key(address: string): string {
    return componentKey('compose', this.unit.path, address);
  }

  private declaration(address: string, type: string, place: Entry, body: Dict): Declaration {
    const shape = dict(
      body.entries.filter(entry => !NOT_SHAPE.has(entry.key)),
      body.at,
    );
    return {
      key: this.key(address),
      source: 'compose',
      unit: this.unit.path,
      address,
      type,
      at: place.at,
      body: shape,
      whole: body,
    };
  }
}
