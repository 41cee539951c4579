// Measures the reading of architecture changes on labelled commits of other people's repositories.
//
//   npm run bench:architecture -- --clones DIR --labels FILE [--json] [--only SOURCE] [--verbose]
import { parseArgs } from 'node:util';
import { architectureChanges } from '../src/architecture/changes.ts';
import { CHANGE_CLASSES, type Change } from '../src/core/architecture.ts';
import type { Span } from '../src/core/source.ts';
import { differences } from '../src/core/tree.ts';
import { Clone } from './architecture/clone.ts';
import { type Label, readLabels, sourceOf } from './architecture/labels.ts';
import {
  blocks,
  classScore,
  named,
  REPORTED,
  type Result,
  reported,
  type Score,
  score,
  unnamed,
} from './architecture/measure.ts';

const DECLARATION =
  /^[-+]\s*("?(Type|kind)"?\s*:|resource\s+"|module\s+"|data\s+"|- kind:|kind:|image:|services:)/;
const THRESHOLDS = [3, 4, 5, 6, 7, 8, 9, 10, 11].map(n => n / 11);

const { values: options } = parseArgs({
  options: {
    clones: { type: 'string' },
    labels: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
if (options.clones === undefined || options.labels === undefined) {
  console.error(
    'usage: npm run bench:architecture -- --clones DIR --labels FILE [--json] [--only SOURCE] [--verbose]',
  );
  process.exit(2);
}

const clones = new Map<string, Clone | undefined>();
const results: Result[] = [];
for (const label of readLabels(options.labels)) {
  if (options.only !== undefined && sourceOf(label) !== options.only) continue;
  if (!clones.has(label.repo)) clones.set(label.repo, Clone.open(options.clones, label.repo));
  results.push(await measure(label, clones.get(label.repo)));
}
print();

async function measure(label: Label, clone: Clone | undefined): Promise<Result> {
  const nothing = {
    label,
    source: sourceOf(label),
    changes: [],
    milliseconds: 0,
    anyFile: label.iac_files.length > 0,
    declarationLine: false,
  };
  if (clone === undefined) return { ...nothing, error: `no clone of ${label.repo}` };
  try {
    const [before, after] = [clone.tree(label.parent), clone.tree(label.sha)];
    const start = performance.now();
    const found = await architectureChanges({
      before,
      after,
      differences: differences(before, after),
      readFiles: async (tree, paths) => clone.read(tree, paths),
    });
    const milliseconds = performance.now() - start;
    const files = new Set(label.iac_files);
    const inside = (change: Change): boolean =>
      [change.at, change.cause, change.about.at].some(
        span => span !== undefined && files.has(span.source.path),
      ) || lines(change).some(path => files.has(path));
    const declarationLine = clone
      .changedLines(label.parent, label.sha, label.iac_files)
      .some(line => DECLARATION.test(line));
    return { ...nothing, changes: found.changes.filter(inside), milliseconds, declarationLine };
  } catch (error) {
    return { ...nothing, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function lines(change: Change): string[] {
  return [change.before, change.after].flatMap(fact =>
    fact === undefined ? [] : [fact.at.source.path, fact.cause?.source.path ?? ''],
  );
}

function flagged(result: Result): boolean {
  return reported(result).length > 0;
}

function blocked(result: Result): boolean {
  return reported(result).some(change => blocks(change));
}

/** The segments of a change's addresses, of the attribute that it is about, and of the line that its cause stands on. */
function identifiers(change: Change): string[] {
  const facts = [change.before, change.after].filter(fact => fact !== undefined);
  const keys = [
    change.about.key,
    change.about.owner ?? '',
    ...facts.map(fact => fact.via ?? ''),
    ...change.also.map(one => one.about.key),
    ...(change.parts ?? []).map(part => part.address),
  ];
  const paths = facts.map(
    fact =>
      (fact.is === 'talks-to'
        ? fact.how
        : fact.is === 'control'
          ? fact.name
          : fact.is === 'setting'
            ? fact.path
            : '') ?? '',
  );
  const lines = [change.at, change.cause, ...facts.map(fact => fact.at)].flatMap(span =>
    span === undefined ? [] : namesAt(span),
  );
  return [...keys.map(key => key.slice(key.indexOf('#') + 1)), ...paths, ...lines].flatMap(text =>
    text.split(/[./]/),
  );
}

/** The names that a place stands under: of its own line, and of every line above that is indented less. */
function namesAt({ source, start }: Span): string[] {
  const above = source.text.slice(0, source.text.indexOf('\n', start) >>> 0).split('\n');
  const names: string[] = [];
  let indentation = Number.POSITIVE_INFINITY;
  for (const line of above.reverse().slice(0, 400)) {
    const depth = line.search(/\S/);
    if (depth < 0 || depth >= indentation) continue;
    indentation = depth;
    names.push(
      ...(line
        .slice(0, 300)
        .match(/[\w-]+/g)
        ?.slice(0, 4) ?? []),
    );
    if (depth === 0) break;
  }
  return names;
}

function print(): void {
  const clear = results.filter(result => result.label.ambiguous !== true);
  if (options.verbose) for (const result of results) detail(result);
  line('all rows', score(results, flagged, blocked));
  line('unambiguous', score(clear, flagged, blocked));
  for (const source of new Set(results.map(result => result.source))) {
    line(
      `  ${source}`,
      score(
        results.filter(result => result.source === source),
        flagged,
        blocked,
      ),
    );
    line(
      `  ${source}, unambiguous`,
      score(
        clear.filter(result => result.source === source),
        flagged,
        blocked,
      ),
    );
  }
  const repositories = [...new Set(results.map(result => result.label.repo))];
  for (const repo of repositories)
    line(
      `  ${repo}, unambiguous`,
      score(
        clear.filter(result => result.label.repo === repo),
        flagged,
        blocked,
      ),
    );
  const leftOut = leaveOneOut(clear, repositories);
  line('leave one repository out (threshold from the others), unambiguous', leftOut);
  for (const threshold of THRESHOLDS)
    line(
      `  threshold ${threshold.toFixed(2)}${threshold === REPORTED ? ' (used)' : ''}`,
      score(clear, result => reported(result, threshold).length > 0, blocked),
    );
  line(
    'baseline: any file',
    score(clear, result => result.anyFile),
  );
  line(
    'baseline: declaration line',
    score(clear, result => result.declarationLine),
  );
  const perClass = Object.fromEntries(CHANGE_CLASSES.map(name => [name, classScore(results, name)] as const));
  for (const [name, one] of Object.entries(perClass)) {
    say(
      `  ${name.padEnd(20)} n ${one.n}  reported ${one.reported}  recall ${one.recall.toFixed(2)}  precision ${one.precision.toFixed(2)}`,
    );
  }
  const names = named(results, identifiers);
  say(
    `named resources: ${names.share.toFixed(2)} of ${names.n}; rows within 2 x labelled + 1 components: ${names.bounded.toFixed(2)}`,
  );
  const errors = results.filter(result => result.error !== undefined);
  for (const result of errors) say(`error: ${result.label.repo} ${result.label.sha}: ${result.error}`);
  const times = results.map(result => result.milliseconds).sort((a, b) => a - b);
  say(
    `milliseconds a commit: median ${(times[times.length >> 1] ?? 0).toFixed(0)}, most ${(times.at(-1) ?? 0).toFixed(0)}`,
  );
  if (!options.json) return;
  const overall = score(clear, flagged, blocked);
  console.log(
    JSON.stringify({
      ...overall,
      withAmbiguous: score(results, flagged, blocked),
      leaveOneOut: leftOut,
      perClass,
      named: names,
      errors: errors.length,
    }),
  );
}

/** Each repository judged at the threshold that serves the other repositories best. */
function leaveOneOut(rows: readonly Result[], repositories: readonly string[]): Score {
  const best = new Map(
    repositories.map(repo => {
      const others = rows.filter(result => result.label.repo !== repo);
      const scored = THRESHOLDS.map(threshold => ({
        threshold,
        f1: score(others, result => reported(result, threshold).length > 0).f1,
      }));
      return [repo, scored.sort((a, b) => b.f1 - a.f1)[0]?.threshold ?? REPORTED] as const;
    }),
  );
  return score(rows, result => reported(result, best.get(result.label.repo)).length > 0, blocked);
}

function detail(result: Result): void {
  const right = flagged(result) === result.label.architectural;
  const { label } = result;
  say(
    `${right ? 'ok ' : 'BAD'} ${label.architectural ? 'A' : '-'}${label.ambiguous ? '?' : ' '} ${label.repo.split('/')[1]} ${label.sha.slice(0, 8)} ${label.subject ?? ''}${blocked(result) ? ' [blocks]' : ''}`,
  );
  const silent = label.architectural ? unnamed(result, identifiers) : [];
  if (silent.length > 0) say(`      not named: ${silent.join(' ')}`);
  if (right && !blocked(result) && silent.length === 0) return;
  for (const change of result.changes)
    say(
      `      ${change.weight} ${change.confidence} ${change.classes.join()} ${change.about.key}: ${change.sentence}`,
    );
}

function line(name: string, one: Score): void {
  say(
    `${name.padEnd(62)} n ${String(one.n).padStart(3)}  P ${one.precision.toFixed(3)}  R ${one.recall.toFixed(3)}  F1 ${one.f1.toFixed(3)}  wrong blocks/100 ${one.wrongBlocksPer100.toFixed(1)}`,
  );
}

function say(text: string): void {
  console.log(text);
}
