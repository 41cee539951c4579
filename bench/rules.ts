// Runs every rule over one model of 1,000 elements and 5,000 threats, and over one twice as large: npm run bench:rules
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RULES } from '../rules/index.ts';
import { DEFAULT_CONTROL } from '../src/control/control.ts';
import { assessed, notAssessed } from '../src/core/assessed.ts';
import type { Gathered, Need } from '../src/core/evidence.ts';
import type { AnyRule } from '../src/core/rule.ts';
import { runRules } from '../src/engine/rules.ts';
import type { Reading } from '../src/models/checked.ts';
import { largeModel } from './rules/model.ts';

const SIZE = 1000;
const ROUNDS = 5;
/** Twice the work may take so many times as long: linear, and room for caches that are too small for it. */
const GOAL = 2.5;
setFlagsFromString('--expose-gc');
/** Leaves no garbage of one round to the next, whose time it would be counted in. */
const collect = runInNewContext('gc') as () => void;
/** Shorter times are noise: milliseconds. */
const FLOOR = 5;

const { values } = parseArgs({ options: { json: { type: 'boolean' } } });
/** Evidence that rests on control files, baselines and suppressions, which the model has none of. */
const NOT_MADE: readonly Need[] = ['policy', 'suppressions', 'baseline'];
const lacking = notAssessed<never>({ what: 'it', why: 'it is not made here', remedy: '' });

function evidenceOf({ models }: Reading): Gathered {
  return {
    tree: assessed({ head: { entries: new Map() } }),
    files: assessed(new Map()),
    detections: assessed({ files: 0, techniques: new Map() }),
    history: assessed({ clocks: new Map() }),
    changes: assessed({ changes: [], components: new Map(), files: [] }),
    deployed: assessed({ components: new Map(), removed: new Map(), unread: [] }),
    baseModels: assessed(models),
    sinceReview: assessed(new Map()),
    unchangingReviews: assessed(new Map()),
    ...Object.fromEntries(NOT_MADE.map(need => [need, lacking])),
  };
}

/** Milliseconds of the processor that the rules take, the least of the rounds, and what they find. */
function time(rules: readonly AnyRule[], reading: Reading): { ms: number; drafts: number } {
  const side = { ...reading, evidence: evidenceOf(reading) };
  let ms = Number.POSITIVE_INFINITY;
  let drafts = 0;
  for (let round = 0; round < ROUNDS; round++) {
    collect();
    const start = process.cpuUsage();
    const run = runRules(rules, side, { today: '2026-11-23', occasion: 'scan', control: DEFAULT_CONTROL });
    const { user, system } = process.cpuUsage(start);
    ms = Math.min(ms, (user + system) / 1000);
    drafts = run.drafts.length;
  }
  return { ms, drafts };
}

const [once, twice] = [largeModel(SIZE), largeModel(2 * SIZE)];
const mistakes = once.documents.flatMap(document => document.mistakes.map(({ message }) => message));
if (mistakes.length > 0) throw new Error(`the model has mistakes: ${mistakes[0]}`);
// Rules whose evidence is not made here find nothing, and are not counted.
const judged = RULES.filter(({ needs }) => !needs.some((need: Need) => NOT_MADE.includes(need)));
const rows = [
  ...judged.map(rule => ({ name: rule.id, rules: [rule] })),
  { name: 'all rules', rules: judged },
].map(({ name, rules }) => {
  const [a, b] = [time(rules, once), time(rules, twice)];
  const ratio = b.ms / a.ms;
  return { name, ms: a.ms, twice: b.ms, ratio, drafts: a.drafts, missed: b.ms > FLOOR && ratio > GOAL };
});
if (values.json) console.log(JSON.stringify(rows, null, 2));
else {
  for (const { name, ms, twice, ratio, drafts, missed } of rows.sort((a, b) => b.ms - a.ms)) {
    console.log(
      `${name.padEnd(48)} ${ms.toFixed(1).padStart(8)} ms  ${twice.toFixed(1).padStart(8)} ms  x ${ratio.toFixed(2)}  ${String(drafts).padStart(6)} findings${missed ? '  MISSED' : ''}`,
    );
  }
}
