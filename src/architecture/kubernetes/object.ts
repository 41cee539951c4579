import { componentKey, type Declaration } from '../declaration.ts';
import { type Dict, get, type Term } from '../term.ts';
import { plainText } from './terms.ts';

/** One Kubernetes object as written: in a manifest, a template, or a patch of one. */
export interface KubeObject {
  readonly declaration: Declaration;
  /** `group/Kind`, the core group left out; the version does not matter. */
  readonly type: string;
  readonly kind: string;
  readonly name: string;
  readonly body: Dict;
  /** What its template takes from elsewhere, unseen: expressions. */
  readonly unseen: readonly string[];
  /** It says only what differs from an object that stands elsewhere. */
  readonly partial: boolean;
}

/** Parts of an object that say nothing of the architecture; left out of what a rename is recognised by. */
const NOT_SHAPE = new Set([
  'status',
  'resources',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'replicas',
  'labels',
]);

/** True for text that may be a Kubernetes object: a cheap look before parsing. */
export function looksLikeObject(text: string): boolean {
  return /^["']?apiVersion["']?\s*:/m.test(text) || /"apiVersion"\s*:/.test(text);
}

/**
 * The objects of a document: itself, or the items of a `List`. A document that is none gives nothing.
 * `stem`: a name for what has none that can be told (the file's), so that two such objects stay two.
 */
export function objectsIn(
  document: Dict,
  unit: string,
  stem: string,
  partial: boolean,
  unseen: readonly string[] = [],
): KubeObject[] {
  const kind = plainText(get(document, 'kind'));
  const version = plainText(get(document, 'apiVersion'));
  if (kind === '' || version === '') return [];
  const items = get(document, 'items');
  if (/^(.*)List$/.test(kind) && items?.kind === 'list') {
    return items.items.flatMap(item =>
      item.kind === 'dict' ? objectsIn(item, unit, stem, partial, unseen) : [],
    );
  }
  const slash = version.indexOf('/');
  const group = slash === -1 ? '' : `${version.slice(0, slash)}/`;
  const metadata = dictOf(get(document, 'metadata'));
  const written = plainText(metadata && (get(metadata, 'name') ?? get(metadata, 'generateName')));
  const name = written === '' || /^[*-]*$/.test(written) ? stem : written;
  const space = plainText(metadata && get(metadata, 'namespace'));
  const spaced = space === '' || space === 'default' || space.includes('*') ? name : `${space}/${name}`;
  const address = `${kind}/${spaced}`;
  const at = (metadata && get(metadata, 'name'))?.at ?? get(document, 'kind')?.at ?? document.at;
  const type = `${group}${kind}`;
  return [
    {
      declaration: {
        key: componentKey('kubernetes', unit, address),
        source: 'kubernetes',
        unit,
        address,
        type,
        at: at.source.path === document.at.source.path ? at : document.at,
        body: shapeBody(document),
        whole: document,
        partial: partial || unseen.length > 0,
      },
      type,
      kind,
      name,
      body: document,
      unseen,
      partial,
    },
  ];
}

/** The dictionary that a term is, the first of several alternatives. */
export function dictOf(term: Term | undefined): Dict | undefined {
  if (term?.kind === 'alt') return term.of.find(one => one.kind === 'dict');
  return term?.kind === 'dict' ? term : undefined;
}

function shapeBody(body: Dict): Dict {
  const strip = (term: Term): Term => {
    if (term.kind === 'list') return { ...term, items: term.items.map(strip) };
    if (term.kind !== 'dict') return term;
    const entries = term.entries.filter(entry => !NOT_SHAPE.has(entry.key));
    return { ...term, entries: entries.map(entry => ({ ...entry, value: strip(entry.value) })) };
  };
  return strip(body) as Dict;
}
