// Replays pull requests of a made repository through the phases of an adoption: see bench/README.md.
//
//   npm run bench:adoption [-- --workloads 66] [--pull-requests 200] [--cli FILE] [--json]
import { parseArgs } from 'node:util';
import { type Outcome, simulate } from './adoption/simulate.ts';

const { values } = parseArgs({
  options: {
    workloads: { type: 'string', default: '66' },
    'pull-requests': { type: 'string', default: '200' },
    cli: { type: 'string', default: 'dist/cli.js' },
    json: { type: 'boolean', default: false },
  },
});
const START = '2026-11-23';
const PHASES = { newOnly: 28, enforce: 84 };
const plan = {
  workloads: Number(values.workloads),
  pullRequests: Number(values['pull-requests']),
  start: START,
  cli: values.cli,
};
const phased = simulate({ ...plan, phases: PHASES });
const atOnce = simulate(plan);
console.log(values.json ? JSON.stringify({ phased, atOnce }, null, 2) : table(phased, atOnce));

function table(phased: Outcome, atOnce: Outcome): string {
  const weeks = Math.max(...phased.judged.map(({ since }) => Math.floor(since / 7)));
  const rows = Array.from({ length: weeks + 1 }, (_, week) => {
    const first = week * 7;
    const phase = first < PHASES.newOnly ? 'observe' : first < PHASES.enforce ? 'new-only' : 'enforce';
    const of = ({ judged }: Outcome) => judged.filter(({ since }) => Math.floor(since / 7) === week);
    const blocked = (outcome: Outcome) => of(outcome).filter(({ code }) => code !== 0).length;
    const scan = ({ scans }: Outcome) => scans.find(({ since }) => since === first)?.blocking ?? '';
    return `| ${week + 1} | ${phase} | ${of(phased).length} | ${blocked(phased)} | ${scan(phased)} | ${blocked(atOnce)} | ${scan(atOnce)} |`;
  });
  const reasons = new Map<string, number>();
  for (const { kind, blockedBy } of phased.judged) {
    for (const rule of new Set(blockedBy.map(said => said.split(':')[0]))) {
      reasons.set(`${kind}: ${rule}`, (reasons.get(`${kind}: ${rule}`) ?? 0) + 1);
    }
  }
  return [
    '| week | mode | pull requests | blocked | scan: findings that fail | blocked, had it been `enforce` at once | scan, likewise |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `baseline: ${phased.baseline.written} entries`,
    ...[...reasons].map(([reason, count]) => `blocked by ${reason}: ${count}`),
  ].join('\n');
}
