import { isObject, type Json, type JsonObject } from '../../src/core/document.ts';
import { document } from './docs-support.ts';

/** The name of this project's own Action in examples: its users put in the commit. */
const OWN = 'threatlint/threatlint@FULL_COMMIT_SHA # v';

/** The `uses:` of a workflow that are not pinned by a full commit id with the version as a comment. */
export function unpinned(text: string): string[] {
  return text
    .split('\n')
    .map(line => /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1])
    .filter(uses => uses !== undefined)
    .filter(uses => uses !== './' && !uses.startsWith(OWN))
    .filter(uses => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(uses));
}

/** The scripts of a workflow that hold an expression: text from outside would become part of the program. */
export function unsafeRuns(text: string): string[] {
  return runsOf(document('workflow.yml', text).value).filter(script => script.includes('${{'));
}

function runsOf(value: Json | undefined): string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(runsOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'run' && typeof inner === 'string' ? [inner] : runsOf(inner),
  );
}

/**
 * What a reader of a workflow would object to, as actionlint and zizmor do: triggers that hand secrets to strangers,
 * checks that a merge queue waits for in vain, jobs without an end, credentials that stay behind, needs that name no job.
 */
export function objections(text: string): string[] {
  const { value } = document('workflow.yml', text);
  if (!isObject(value) || !isObject(value['jobs'])) return ['it has no jobs'];
  const found: string[] = [];
  const events = eventsOf(value['on']);
  for (const event of ['pull_request_target', 'workflow_run', 'issue_comment']) {
    if (events.includes(event)) found.push(`\`${event}\` runs with secrets on what strangers write`);
  }
  if (!isObject(value['permissions'])) found.push('the permissions of the workflow are not written out');
  const jobs = Object.entries(value['jobs']);
  for (const [id, job] of jobs) {
    if (!isObject(job)) return [`job \`${id}\` is no map`];
    found.push(
      ...objectionsTo(
        job,
        jobs.map(([name]) => name),
      ).map(each => `job \`${id}\`: ${each}`),
    );
  }
  return found;
}

function eventsOf(on: Json | undefined): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? (on as string[]) : Object.keys(isObject(on) ? on : {});
}

function objectionsTo(job: JsonObject, jobs: readonly string[]): string[] {
  const found: string[] = [];
  const { permissions, needs, steps } = job;
  const minutes = job['timeout-minutes'];
  if (typeof minutes !== 'number' || minutes > 30) found.push('no end in sight');
  if (job['runs-on'] !== 'ubuntu-latest') found.push('an unknown runner');
  if (isObject(permissions) && Object.values(permissions).some(level => level !== 'read'))
    found.push('may write');
  for (const need of [needs ?? []].flat()) {
    if (!jobs.includes(String(need))) found.push(`needs \`${String(need)}\`, which is no job`);
  }
  for (const step of Array.isArray(steps) ? (steps as Json[]) : []) {
    if (!isObject(step) || (step['uses'] === undefined) === (step['run'] === undefined)) {
      found.push('a step that neither uses nor runs');
    } else if (String(step['uses']).startsWith('actions/checkout@')) {
      const given = step['with'];
      if (!isObject(given) || given['persist-credentials'] !== false) found.push('leaves credentials behind');
    }
  }
  return found;
}
