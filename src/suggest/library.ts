import type { Doc } from '../core/document.ts';
import type { Pattern as PatternFile, ThreatLibrary } from '../generated/threat-library.ts';
import type { Words } from './wording.ts';

/** One known threat, as a file of the library says it. */
export type Pattern = Omit<PatternFile, 'stride' | 'linddun' | 'refs' | 'terms' | 'answered-by'> & {
  /** `aws/instance-metadata`: the file's name and the pattern's. */
  readonly id: string;
  readonly topic: string;
  readonly stride: readonly string[];
  readonly linddun: readonly string[];
  readonly refs: readonly string[];
  readonly terms: readonly string[];
  /** Beginnings of words of the controls that answer it. */
  readonly answeredBy: readonly string[];
};

/** A group of technologies. */
export interface TechnologyClass {
  readonly match: readonly string[];
  readonly words: readonly string[];
  /** Words that mean the class only where no other class is found. */
  readonly otherwise: readonly string[];
}

/** What suggestions are drawn from. */
export interface Library {
  readonly patterns: readonly Pattern[];
  readonly classes: ReadonlyMap<string, TechnologyClass>;
  /** Other spellings of technologies, in normal form. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** Types of components in code, and the technology that each is. */
  readonly resources: ReadonlyMap<string, string>;
  readonly words: Words;
}

/** The file of technologies: classes as in every file, and what only threatlint itself defines. */
interface Technologies extends ThreatLibrary {
  readonly synonyms: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, string>>;
}

/** How many patterns a team's own files may have in all: each is held against every element and flow. */
export const MOST_OWN_PATTERNS = 500;

/** The library that comes with threatlint, parsed from `texts` (JSON text by domain). */
export function builtIn(texts: Readonly<Record<string, string>>): Library {
  const { technologies, words, ...domains } = texts;
  const table = JSON.parse(technologies ?? '{}') as Technologies;
  const same = JSON.parse(words ?? '{}') as Words;
  const files = Object.entries(domains).map(([domain, text]) => ({
    domain,
    file: JSON.parse(text) as ThreatLibrary,
  }));
  return {
    patterns: files.flatMap(({ domain, file }) => patternsOf(domain, file)),
    classes: new Map([table, ...files.map(({ file }) => file)].flatMap(classesOf)),
    synonyms: new Map(Object.entries(table.synonyms)),
    resources: new Map(Object.entries(table.resources)),
    words: same,
  };
}

/**
 * The library with a team's own files, each valid against its schema. A pattern replaces the one with its id; a class
 * cannot replace one of threatlint's. `cut` says how many patterns were more than are read.
 */
export function withOwn(library: Library, docs: readonly Doc[]): { library: Library; cut: number } {
  const own = docs.map(doc => ({
    domain: stem(doc.source.path),
    file: doc.value as unknown as ThreatLibrary,
  }));
  const all = own.flatMap(({ domain, file }) => patternsOf(domain, file));
  const patterns = all.slice(0, MOST_OWN_PATTERNS);
  const replaced = new Set(patterns.map(({ id }) => id));
  return {
    library: {
      ...library,
      patterns: [...library.patterns.filter(({ id }) => !replaced.has(id)), ...patterns],
      classes: new Map([...own.flatMap(({ file }) => classesOf(file)), ...library.classes]),
    },
    cut: all.length - patterns.length,
  };
}

/** The references that only the patterns of one topic have: who names one speaks of that topic. */
export function tellingReferences({ patterns }: Library): ReadonlySet<string> {
  const topics = new Map<string, Set<string>>();
  for (const { refs, topic } of patterns)
    for (const id of refs) topics.set(id, (topics.get(id) ?? new Set()).add(topic));
  return new Set([...topics].flatMap(([id, of]) => (of.size === 1 && !id.startsWith('D3-') ? [id] : [])));
}

function patternsOf(domain: string, file: ThreatLibrary): Pattern[] {
  return Object.entries(file.patterns ?? {}).map(([name, pattern]) => ({
    ...(pattern as PatternFile),
    id: `${domain}/${name}`,
    topic: pattern?.topic ?? `${domain}/${name}`,
    stride: list(pattern?.stride),
    linddun: list(pattern?.linddun),
    refs: pattern?.refs ?? [],
    terms: pattern?.terms ?? [],
    answeredBy: pattern?.['answered-by'] ?? [],
  }));
}

function classesOf({ classes = {} }: ThreatLibrary): [string, TechnologyClass][] {
  return Object.entries(classes).map(([name, one]) => [
    name,
    { match: one?.match ?? [], words: one?.words ?? [], otherwise: one?.otherwise ?? [] },
  ]);
}

function list(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function stem(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(ya?ml|json)$/i, '').toLowerCase();
}
