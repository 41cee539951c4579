// Which share of the threats that people wrote `suggest --all` covers by topic, beside two peers' lists, and a sample of
// suggestions to judge blind:
//   npm run bench:suggest -- --models DIR --peers DIR [--judge FILE] [--seed N] [--more FILE,FILE]
// `--models`: a folder of folders with foreign models; `--peers`: a folder with pytm-threats.json and threagile-rules.json.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Model } from '../src/core/model.ts';
import { readFile } from '../src/documents/read.ts';
import texts from '../src/generated/library.json';
import { checkFiles } from '../src/models/checked.ts';
import { builtIn, type Pattern } from '../src/suggest/library.ts';
import { suggest } from '../src/suggest/suggest.ts';
import { spaced } from '../src/suggest/technology.ts';
import { type ForeignModel, type HumanThreat, readForeign } from './suggest/readers.ts';

const { values } = parseArgs({
  options: {
    models: { type: 'string' },
    peers: { type: 'string' },
    judge: { type: 'string' },
    seed: { type: 'string', default: '6' },
    more: { type: 'string', default: '' },
  },
});
if (values.models === undefined || values.peers === undefined)
  throw new Error('--models and --peers are needed');
const library = builtIn(texts);
/** Words of titles that say nothing of the topic. */
const COMMON = new Set([
  'missing',
  'unnecessary',
  'using',
  'from',
  'with',
  'through',
  'attack',
  'attacks',
  'data',
  'values',
  'abuse',
  'malicious',
]);

/** Topics of a peer: a title's words, or a reference, say that a human threat is about the same. */
interface PeerTopic {
  readonly name: string;
  readonly refs: readonly string[];
}
const peers = new Map(
  ['pytm-threats', 'threagile-rules'].map(name => {
    const { entries } = JSON.parse(readFileSync(join(values.peers ?? '', `${name}.json`), 'utf8')) as {
      entries: { name: string; capec?: string[]; cwe?: string | string[] }[];
    };
    return [
      name,
      entries.map(
        ({ name: title, capec = [], cwe = [] }): PeerTopic => ({ name: title, refs: [...capec, cwe].flat() }),
      ),
    ];
  }),
);

const models = readdirSync(values.models, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
  .flatMap(folder =>
    readdirSync(join(values.models ?? '', folder)).map(file => join(values.models ?? '', folder, file)),
  )
  .sort()
  .flatMap(path => {
    const read = readForeign(path);
    if (read === undefined || read.threats.length < 2) return [];
    const model = nativeOf(JSON.stringify(read.native));
    return model === undefined ? [] : [{ path, read, model }];
  });
/** Copies and versions of one model count once. */
const distinct = models.filter(
  ({ read }, i) => models.findIndex(other => signature(other.read) === signature(read)) === i,
);

const report = distinct.map(({ path, read, model }) => {
  const suggestions = suggest([{ model, undrawn: [] }], library);
  const ours = read.threats.map(threat =>
    suggestions.filter(({ pattern }) => covers(pattern, threat)).map(({ pattern }) => pattern.id),
  );
  return {
    model: basename(path),
    human: read.threats.map((threat, i) => ({
      title: threat.title,
      letters: threat.letters,
      coveredBy: ours[i],
    })),
    suggestions: suggestions.map(({ pattern, what }) => ({ id: pattern.id, what })),
    covered: ours.filter(ids => ids.length > 0).length,
    of: read.threats.length,
    peers: Object.fromEntries(
      [...peers].map(([name, topics]) => [
        name,
        read.threats.filter(threat => topics.some(topic => peerCovers(topic, threat))).length,
      ]),
    ),
  };
});
const total = (pick: (row: (typeof report)[number]) => number) =>
  report.reduce((sum, row) => sum + pick(row), 0);
console.log(
  JSON.stringify(
    {
      models: report.length,
      humanThreats: total(row => row.of),
      covered: total(row => row.covered),
      // The peers' whole lists, whether or not they would apply to the model: an upper bound.
      peers: Object.fromEntries([...peers.keys()].map(name => [name, total(row => row.peers[name] ?? 0)])),
      report,
    },
    null,
    2,
  ),
);
if (values.judge !== undefined) writeFileSync(values.judge, sample(Number(values.seed)));

function nativeOf(text: string, path = 'threat-model/model.json'): Model | undefined {
  const { models: read, documents } = checkFiles([readFile({ path, oid: '', bytes: Buffer.from(text) })]);
  const [mistake] = documents.flatMap(({ mistakes, problems }) => [...mistakes, ...problems]);
  if (mistake !== undefined) console.error(`left out: ${mistake.message}`);
  return mistake === undefined ? read[0] : undefined;
}

function signature({ threats }: ForeignModel): string {
  return threats
    .map(({ title }) => title)
    .sort()
    .slice(0, 5)
    .join('|');
}

/** By the rule that `suggest` itself goes by, apart from the place: a shared reference, or a category and a key word. */
function covers(pattern: Pattern, { letters, refs, text }: HumanThreat): boolean {
  if (refs.some(id => pattern.refs.includes(id))) return true;
  const words = ` ${spaced(text)} `;
  const shared =
    letters.length === 0 || [...pattern.stride, ...pattern.linddun].some(letter => letters.includes(letter));
  return shared && pattern.terms.some(term => words.includes(` ${spaced(term)}`));
}

function peerCovers({ name, refs }: PeerTopic, threat: HumanThreat): boolean {
  if (threat.refs.some(id => refs.includes(id))) return true;
  const words = spaced(name)
    .split(' ')
    .filter(word => word.length > 3 && !COMMON.has(word));
  const text = ` ${spaced(threat.text)} `;
  return (
    words.length > 0 && words.filter(word => text.includes(` ${word}`)).length >= Math.min(2, words.length)
  );
}

/** Thirty suggestions drawn at random over the models, each with its model's parts; nothing of the library's own data. */
function sample(seed: number): string {
  const others = values.more
    .split(',')
    .filter(path => path !== '')
    .flatMap(path => {
      const model = nativeOf(readFileSync(path, 'utf8'), `threat-model/${basename(path)}`);
      return model === undefined ? [] : [{ ...model, threats: [], dismissed: [] }];
    });
  const all = [...others, ...distinct.map(({ model }) => model)].flatMap(model =>
    suggest([{ model, undrawn: [] }], library).slice(0, 15),
  );
  const next = generator(seed);
  const drawn = Array.from(
    { length: Math.min(30, all.length) },
    () => all.splice(Math.floor(next() * all.length), 1)[0],
  );
  return drawn
    .flatMap((suggestion, i) => {
      if (suggestion === undefined) return [];
      const { model, subject, what, mitigate } = suggestion;
      const parts = model.elements.map(
        ({ id, kind, what: is, name, in: place }) =>
          `${id} (${kind} ${is}${name === is ? '' : `, ${name}`}${place ? `, in ${place.id}` : ''})`,
      );
      const flows = model.flows.map(
        ({ id, from, to, via, authn }) =>
          `${id}: ${from?.id} -> ${to?.id}${via ? `, ${via}` : ''}${authn ? `, ${authn}` : ''}`,
      );
      return [
        `## ${i + 1}`,
        `System: ${model.name}. Elements: ${parts.join('; ')}. Flows: ${flows.join('; ')}.`,
        '',
        `Suggested at \`${subject.id}\`: ${what}.`,
        '',
        `Countermeasures: ${Object.values(mitigate).join('. ')}.`,
        '',
      ];
    })
    .join('\n');
}

/** Mulberry32, a small generator with a fixed sequence for each seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
