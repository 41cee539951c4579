import type { Component, Unit, UnitReading } from '../../core/architecture.ts';
import type { Gap } from '../../core/assessed.ts';
import type { RepoPath, Source } from '../../core/source.ts';
import { componentKey } from '../declaration.ts';
import { componentOf } from '../facts/component.ts';
import { type Dict, get, literal, type Term } from '../term.ts';
import { kustomizationComponent, objectComponent, patchFacts } from './component.ts';
import { documentFacts, looksLikeConfiguration } from './config.ts';
import { type Documents, documentsOf, embedded } from './documents.ts';
import { featuresOf } from './features.ts';
import { isBareName } from './flow.ts';
import { dependencies, listedCharts } from './helm.ts';
import {
  generated,
  isKustomization,
  type Kustomization,
  partDeclaration,
  readKustomization,
  remoteDeclaration,
} from './kustomize.ts';
import { aroundOf } from './neighbours.ts';
import { type KubeObject, looksLikeObject, objectsIn } from './object.ts';
import type { Around } from './pod.ts';
import { plainText } from './terms.ts';
import { valueFacts } from './tree.ts';
import { folderOf, isChart } from './units.ts';
import { type Chart, resolveHole } from './values.ts';

const TRIALS = /(^|\/)(ci|tests?)\//;
const VALUES = /(^|\/)([^/]*values[^/]*\.ya?ml|values\/[^/]+\.ya?ml)$/i;
const HELMFILE = /(^|\/)helmfile[^/]*\.ya?ml(\.gotmpl)?$/i;

/** Reads a chart, a kustomization or a folder of manifests. Never throws; what cannot be parsed is a gap. */
export function readUnit(unit: Unit, files: ReadonlyMap<RepoPath, Source>): UnitReading {
  const sources = unit.files.flatMap(path => files.get(path) ?? []);
  return new UnitReader(unit, sources).read();
}

class UnitReader {
  private readonly gaps: Gap[] = [];
  private readonly components: Component[] = [];
  private readonly objects: KubeObject[] = [];
  /** Documents of known software that stand in files of their own. */
  private readonly configurations: { path: RepoPath; document: Dict }[] = [];
  private readonly trees: { path: RepoPath; tree: Dict }[] = [];

  constructor(
    private readonly unit: Unit,
    private readonly sources: readonly Source[],
  ) {}

  read(): UnitReading {
    const chart = this.chart();
    const kustomization = this.kustomization();
    for (const source of this.sources)
      if (!this.isSpecial(source.path) && this.isOwn(source.path))
        this.readManifests(source, chart, kustomization);
    for (const object of kustomization?.generated ?? [])
      this.objects.push(...objectsIn(object, this.unit.path, 'generated', false));
    for (const patch of kustomization?.patches ?? [])
      this.objects.push(...objectsIn(patch, this.unit.path, 'patch', true));
    const around = aroundOf(this.objects);
    this.components.push(
      ...this.objects.filter(object => !isTest(object)).flatMap(object => this.componentOf(object, around)),
    );
    this.readConfigurations(around);
    this.readValues(chart, around);
    if (kustomization !== undefined) {
      const patches = this.objects
        .filter(object => object.partial)
        .map(object => ({ object, facts: patchFacts(object, around) }));
      this.components.push(kustomizationComponent(this.unit.path, kustomization.document, patches));
    }
    const components = chart === undefined ? this.components : this.components.map(withoutBareNames);
    return { components, moves: [], gaps: this.gaps, wanted: [] };
  }

  private isSpecial(path: RepoPath): boolean {
    return (
      isChart(path) ||
      isKustomization(path) ||
      HELMFILE.test(path) ||
      this.isValues(path) ||
      /(^|\/)crds\//.test(path.slice(this.unit.path.length)) ||
      this.isTrial(path)
    );
  }

  /** Files beside the chart are its values only. */
  private isOwn(path: RepoPath): boolean {
    return this.unit.path === '' || path.startsWith(`${this.unit.path}/`);
  }

  /** Values and manifests with which a chart is only tried out. */
  private isTrial(path: RepoPath): boolean {
    return TRIALS.test(path.slice(this.unit.path.length));
  }

  private isValues(path: RepoPath): boolean {
    return VALUES.test(path) && !path.includes('/templates/');
  }

  /** The chart's description and values; for values outside of a chart, these alone. */
  private chart(): Chart | undefined {
    for (const source of this.sources
      .filter(one => this.isValues(one.path) && this.isOwn(one.path) && !this.isTrial(one.path))
      .sort(byLength)) {
      for (const tree of this.documents(source, () => true)) this.trees.push({ path: source.path, tree });
    }
    for (const source of this.sources.filter(one => HELMFILE.test(one.path))) {
      for (const document of this.documents(source, () => true)) this.readCharts(document);
    }
    const description = this.sources.find(
      source => isChart(source.path) && folderOf(source.path) === this.unit.path,
    );
    if (description === undefined) return undefined;
    const documents = this.documents(description, () => true);
    for (const document of documents)
      this.components.push(...dependencies(document, this.unit.path).map(one => componentOf(one)));
    const named = documents
      .map(document => plainText(get(document, 'name')))
      .find(name => name !== '' && !name.includes('*'));
    const name = named ?? this.unit.path.split('/').at(-1) ?? 'chart';
    const shared = this.sources
      .filter(one => !this.isOwn(one.path) && !looksLikeObject(one.text))
      .flatMap(one => this.documents(one, () => true));
    return { name, values: [...this.trees.map(one => one.tree), ...shared], used: new Set() };
  }

  private kustomization() {
    const source = this.sources.find(
      one => isKustomization(one.path) && folderOf(one.path) === this.unit.path,
    );
    const [document] = source === undefined ? [] : this.documents(source, () => true);
    if (source === undefined || document === undefined) return undefined;
    const listOf = (path: RepoPath): Term | undefined => {
      const file = this.sources.find(one => one.path === path);
      if (file === undefined || !/^\s*(-|\[)/.test(file.text.replace(/^[ \t]*#.*$/gm, ''))) return undefined;
      const at = { source: file, start: 0, end: 0 };
      const wrapped = embedded(`operations:\n${file.text.replace(/^/gm, '  ')}`, at);
      return wrapped === undefined ? undefined : get(wrapped, 'operations');
    };
    const read = readKustomization(document, this.unit.path, listOf);
    this.components.push(
      ...read.remotes.map(remote => componentOf(remoteDeclaration(remote, this.unit.path))),
    );
    this.components.push(...read.parts.map(part => componentOf(partDeclaration(part, this.unit.path))));
    this.readCharts(document);
    const textOf = (path: RepoPath): Term | undefined => {
      const file = this.sources.find(one => one.path === path);
      return file === undefined ? undefined : literal(file.text, { source: file, start: 0, end: 0 });
    };
    return { ...read, document, generated: generated(document, this.unit.path, textOf) };
  }

  private readCharts(document: Dict): void {
    for (const one of listedCharts(document, this.unit.path)) {
      const facts = one.values.flatMap(tree =>
        valueFacts(tree, { neighbours: () => undefined, skip: () => false }),
      );
      this.components.push(componentOf(one.declaration, facts));
    }
  }

  private readManifests(
    source: Source,
    chart: Chart | undefined,
    kustomization: Kustomization | undefined,
  ): void {
    const partial = kustomization?.patchFiles.has(source.path) === true;
    if (kustomization !== undefined && !partial && !kustomization.files.has(source.path)) return;
    const wanted = (text: string): boolean => looksLikeObject(text) || looksLikeConfiguration(text);
    const stem = source.path.slice(source.path.lastIndexOf('/') + 1).replace(/\..*$/, '');
    const { documents, dropped } = this.readDocuments(source, wanted, chart);
    for (const document of documents) {
      const unseen = dropped
        .filter(({ start }) => start >= document.at.start && start < document.at.end)
        .map(one => one.expression);
      const found = objectsIn(document, this.unit.path, stem, partial, unseen);
      this.objects.push(...found);
      if (found.length === 0 && documentFacts(document, () => undefined) !== undefined)
        this.configurations.push({ path: source.path, document });
    }
  }

  private componentOf(object: KubeObject, around: Around): Component[] {
    if (plainText(get(object.body, '$patch')) !== 'delete') return [objectComponent(object, around)];
    const { declaration, kind } = object;
    const address = `delete/${declaration.address}`;
    return [
      componentOf({
        ...declaration,
        address,
        key: componentKey('kubernetes', this.unit.path, address),
        type: `kustomize/delete/${kind}`,
      }),
    ];
  }

  private readConfigurations({ neighbours }: Around): void {
    for (const { path, document } of this.configurations) {
      const address = `config/${path.slice(path.lastIndexOf('/') + 1)}`;
      const key = componentKey('kubernetes', this.unit.path, address);
      const declaration = {
        key,
        source: 'kubernetes',
        unit: this.unit.path,
        address,
        type: 'config',
        at: document.at,
        body: document,
      };
      this.components.push(componentOf(declaration, documentFacts(document, neighbours) ?? []));
    }
  }

  private readValues(chart: Chart | undefined, { neighbours }: Around): void {
    const used = [...(chart?.used ?? [])];
    const exact = new Set(used);
    const within = new Set(
      used.flatMap(path => path.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'))),
    );
    const skip = (path: string): boolean => exact.has(path);
    for (const { path, tree } of this.trees) {
      const file = path.slice(path.lastIndexOf('/') + 1);
      const address = `values/${file}`;
      const key = componentKey('kubernetes', this.unit.path, address);
      const declaration = {
        key,
        source: 'kubernetes',
        unit: this.unit.path,
        address,
        type: chart === undefined ? 'helm/values' : 'helm/defaults',
        at: tree.at,
        body: { ...tree, entries: [] },
      };
      this.components.push(componentOf(declaration, valueFacts(tree, { neighbours, skip })));
      const features = featuresOf(tree, this.unit.path, file, name => within.has(name));
      this.components.push(...features.map(one => componentOf(one)));
    }
  }

  private documents(source: Source, wanted: (text: string) => boolean, chart?: Chart): readonly Dict[] {
    return this.readDocuments(source, wanted, chart).documents;
  }

  private readDocuments(source: Source, wanted: (text: string) => boolean, chart?: Chart): Documents {
    const read = documentsOf(source, wanted, (hole, at, file) => resolveHole(chart, hole, at, file));
    this.gaps.push(...read.gaps);
    return read;
  }
}

/** The hosts of a chart are parameters: a default that names nothing of the chart is not yet a flow. */
function withoutBareNames(component: Component): Component {
  return { ...component, facts: component.facts.filter(fact => !isBareName(fact)) };
}

/** Pods that only `helm test` runs. */
function isTest({ body }: KubeObject): boolean {
  const metadata = get(body, 'metadata');
  const hooks = metadata?.kind === 'dict' ? get(metadata, 'annotations') : undefined;
  const hook = hooks?.kind === 'dict' ? (get(hooks, 'helm.sh/hook') ?? literal('', hooks.at)) : undefined;
  return hook !== undefined && /^test/.test(plainText(hook));
}

function byLength(a: Source, b: Source): number {
  return a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}
