import type { Element } from '../core/model.ts';
import { matchesParts } from '../matching/glob.ts';
import type { Library } from './library.ts';

/** How well a pattern's technologies fit an element: by its technology, by the words of its name, or by its kind. */
export type Fit = 'exact' | 'class' | 'word' | 'kind';
type Part = Pick<Element, 'id' | 'kind' | 'what' | 'name'>;

/** Decides which technologies elements are. Answers are kept: each element is asked for by every pattern. */
export class Technologies {
  readonly #library: Library;
  readonly #classes = new Map<Part, ReadonlyMap<string, Fit>>();

  constructor(library: Library) {
    this.#library = library;
  }

  /** The technology in normal form, such as `aws/rds-postgres`. */
  normal(what: string): string {
    const known = this.#library.resources.get(what);
    if (known !== undefined) return known;
    const text = what
      .toLowerCase()
      .trim()
      .replace(/^(aws|azurerm|google)_/, (_, provider: string) => `${PROVIDERS[provider] ?? provider}/`)
      .replace(/[\s_]+/g, '-')
      .replace(
        /^(amazon|google|gcloud|azurerm|microsoft|kubernetes)\//,
        (_, name: string) => `${PROVIDERS[name]}/`,
      );
    return this.#library.synonyms.get(text) ?? text;
  }

  /** How the best of `globs` (technologies, classes or kinds) fits an element; undefined where none does. */
  fit(part: Part, globs: readonly string[]): Fit | undefined {
    const classes = this.#classesOf(part);
    const technology = this.normal(part.what);
    let best: Fit | undefined;
    for (const glob of globs) {
      const fit = glob === part.kind ? 'kind' : (classes.get(glob) ?? this.#exact(glob, technology));
      if (fit !== undefined && (best === undefined || ORDER.indexOf(fit) < ORDER.indexOf(best))) best = fit;
    }
    return best;
  }

  #exact(glob: string, technology: string): Fit | undefined {
    return !this.#library.classes.has(glob) && matchesParts(glob, technology) ? 'exact' : undefined;
  }

  #classesOf(part: Part): ReadonlyMap<string, Fit> {
    let found = this.#classes.get(part);
    if (found === undefined) {
      found = this.#classify(part);
      this.#classes.set(part, found);
    }
    return found;
  }

  /** A technology says more than a name: words count only for what no class knows by its technology. */
  #classify(part: Part): ReadonlyMap<string, Fit> {
    const technology = this.normal(part.what);
    const found = new Map<string, Fit>();
    for (const [name, { match }] of this.#library.classes) {
      if (!canBe(part, name, technology.includes('/'))) continue;
      if (match.some(glob => matchesParts(glob, technology))) found.set(name, 'class');
    }
    const named = technology.includes('/') || found.size > 0 ? [] : [part.what, part.name ?? '', part.id];
    for (const [name, { words }] of named.length === 0 ? [] : this.#library.classes) {
      if (canBe(part, name, false) && hasWord(named, words)) found.set(name, 'word');
    }
    for (const [name, { otherwise }] of named.length === 0 || found.size > 0 ? [] : this.#library.classes) {
      if (canBe(part, name, false) && hasWord(named, otherwise)) found.set(name, 'word');
    }
    // A library in the process that uses it: no server, to which something would sign in or connect.
    if (found.has('embedded-database') || found.has('nosql-database')) found.delete('sql-database');
    if (found.has('embedded-database')) found.delete('nosql-database');
    tellClient(found);
    this.#tellStaff(part, found);
    // Classes of classes, as deep as they are.
    for (let size = -1; size !== found.size; ) {
      size = found.size;
      for (const [name, { match }] of this.#library.classes) {
        const inner = match.map(glob => found.get(glob)).find(fit => fit !== undefined);
        if (inner !== undefined && !found.has(name)) found.set(name, inner);
      }
    }
    return found;
  }

  /** A person whose name tells of work for the owner of the system is staff, and none of the people that it serves. */
  #tellStaff({ kind, name, id }: Part, found: Map<string, Fit>): void {
    const words = this.#library.classes.get('staff')?.words ?? [];
    if (kind !== 'external' || !found.has('person')) return;
    if (!found.has('staff') && !hasWord([name ?? '', id], words)) return;
    found.delete('person');
    if (!found.has('staff')) found.set('staff', 'class');
  }
}

/** A `Web browser` is no web application, and a `Mobile API` no mobile application. */
function tellClient(found: Map<string, Fit>): void {
  const clients = CLIENTS.filter(name => found.has(name));
  if (clients.length === 0) return;
  const serves = found.has('api') || found.has('api-gateway');
  const weaker = serves && clients.every(name => found.get(name) === 'word');
  for (const name of weaker ? clients : ['web-app', 'api']) found.delete(name);
}

const CLIENTS = ['browser', 'single-page-app', 'mobile-app', 'desktop-app'];

/** People are outside; what is outside by its name alone can be few things. */
function canBe({ kind }: Part, name: string, byVendor: boolean): boolean {
  if (kind !== 'external') return name !== 'person' && name !== 'staff';
  return byVendor || KIND_CLASSES.has(name);
}

const ORDER: readonly Fit[] = ['exact', 'class', 'word', 'kind'];
const PROVIDERS: Readonly<Record<string, string>> = {
  amazon: 'aws',
  google: 'gcp',
  gcloud: 'gcp',
  azurerm: 'azure',
  microsoft: 'azure',
  kubernetes: 'k8s',
};
/** What an external entity can be by its name alone: `Database vendor` is none of our databases. */
const KIND_CLASSES: ReadonlySet<string> = new Set([
  'person',
  'staff',
  'saas',
  'crm',
  'payment',
  'ci',
  'source-control',
  'registry',
  'identity-provider',
  'workforce-idp',
  'browser',
  'mobile-app',
  'dns',
  'llm-model',
  'mail',
  'device',
]);

/** Whether one of the texts has one of the words, each as whole words in lower case. */
export function hasWord(texts: readonly string[], words: readonly string[]): boolean {
  return texts.some(text => {
    const plain = ` ${spaced(text)} ${spaced(text.toLowerCase())} `;
    return words.some(word => plain.includes(` ${spaced(word)} `));
  });
}

/** The words of a text in lower case, one space apart: `orderDB_main` is `order db main`. */
export function spaced(text: string): string {
  return text
    .slice(0, 400)
    .replace(/NoSQL/g, 'nosql')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
