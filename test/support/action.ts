import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import examples from '@octokit/webhooks-examples';
import type { Runtime } from './node.ts';
import { isolatedEnv, temporaryFolder } from './repository.ts';

type Payload = Record<string, unknown>;

/** One run of the built Action, as the runner would see it. */
export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly stderr: string;
  /** Lines of the log that the runner takes for annotations. */
  readonly annotations: readonly string[];
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
  /** The JSON report; undefined where none was written. */
  readonly report: ReportJson | undefined;
}

export interface ReportJson {
  readonly outcome: string;
  readonly complete: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly path: string;
    readonly line: number;
    readonly severity: string;
    readonly introduced: boolean;
    readonly blocks: boolean;
    readonly snippet: { readonly path: string; readonly text: string } | null;
    readonly excuse: { readonly by: string } | null;
  }[];
  readonly notAssessed: readonly { readonly what: string; readonly why: string; readonly remedy: string }[];
  readonly knownGaps: readonly { readonly what: string }[];
  readonly notes: readonly string[];
}

/** What the runner would be started with. */
export interface ActionRequest {
  readonly workspace: string;
  readonly event: string;
  readonly payload: Payload;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly runtime?: Runtime;
}

/** The published example payload of an event, with fields replaced. */
export function payload(
  event: string,
  action: string | undefined,
  change: (payload: Payload) => void,
): Payload {
  const all = examples as unknown as { name: string; examples: Payload[] }[];
  const found = all
    .find(({ name }) => name === event)
    ?.examples.find(example => action === undefined || example['action'] === action);
  if (found === undefined) throw new Error(`no published example of ${event} ${action}`);
  const copy = structuredClone(found);
  change(copy);
  return copy;
}

/** A `pull_request` payload for these commits, from a branch of the same repository or from a fork. */
export function pullRequest(
  base: string,
  head: string,
  from: 'same' | 'fork' = 'same',
  into = 'main',
): Payload {
  return payload('pull_request', 'opened', event => {
    const request = event['pull_request'] as { head: Payload; base: Payload };
    const repository = event['repository'] as Payload;
    repository['default_branch'] = 'main';
    request.base['sha'] = base;
    request.base['ref'] = into;
    request.head['sha'] = head;
    if (from === 'fork')
      request.head['repo'] = { ...(request.head['repo'] as Payload), id: 4711, fork: true };
  });
}

/** The command, the environment and the files that the runner starts the Action with. */
export function actionEnvironment(request: ActionRequest): {
  readonly command: readonly [string, string];
  readonly env: Record<string, string>;
  readonly outputs: string;
  readonly summary: string;
} {
  const runner = temporaryFolder();
  const file = (name: string, text = '') => {
    const path = join(runner, name);
    writeFileSync(path, text);
    return path;
  };
  mkdirSync(join(runner, 'temp'));
  const outputs = file('output');
  const summary = file('summary');
  const inputs = Object.entries({ path: '.', today: '2026-11-23', ...request.inputs });
  const env = {
    ...isolatedEnv,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: request.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(request.payload)),
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: request.workspace,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: '0'.repeat(40),
    RUNNER_TEMP: join(runner, 'temp'),
    // No call to a network can succeed: a run that needs one fails.
    HTTPS_PROXY: 'http://127.0.0.1:9',
    https_proxy: 'http://127.0.0.1:9',
    ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...request.env,
  };
  return {
    command: [request.runtime?.path ?? process.execPath, resolve('dist/action.js')],
    env,
    outputs,
    summary,
  };
}

/** Starts the built Action with the environment and the files that the runner gives. */
export function runAction(request: ActionRequest): ActionRun {
  const { command, env, outputs, summary } = actionEnvironment(request);
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: request.workspace,
    env,
    encoding: 'utf8',
  });
  return ended({ code: status ?? -1, log: stdout, stderr }, { outputs, summary });
}

/** As `runAction`, while this process goes on: a server of the test can answer. */
export async function startAction(request: ActionRequest): Promise<ActionRun> {
  const { command, env, outputs, summary } = actionEnvironment(request);
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: request.workspace, env });
  let log = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    log += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  const code = await new Promise<number>(done => child.on('close', status => done(status ?? -1)));
  return ended({ code, log, stderr }, { outputs, summary });
}

/** What a run left behind. */
function ended(
  run: Pick<ActionRun, 'code' | 'log' | 'stderr'>,
  files: { readonly outputs: string; readonly summary: string },
): ActionRun {
  const outputs = new Map(readOutputs(readFileSync(files.outputs, 'utf8')));
  return {
    ...run,
    annotations: commands(run.log),
    outputs,
    summary: readFileSync(files.summary, 'utf8'),
    report: readReport(outputs.get('json')),
  };
}

function readReport(path: string | undefined): ReportJson | undefined {
  return path === undefined ? undefined : (JSON.parse(readFileSync(path, 'utf8')) as ReportJson);
}

/** What the runner would obey: commands outside stop-commands. */
function commands(log: string): string[] {
  const found: string[] = [];
  let until: string | undefined;
  for (const line of log.split(/\r\n|\r|\n/)) {
    const stop = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (until !== undefined) {
      if (line === `::${until}::`) until = undefined;
    } else if (stop !== undefined) until = stop;
    else if (/^\s*::|##\[/.test(line)) found.push(line);
  }
  return found;
}

/** The runner's format for outputs: `name<<delimiter`, the value, the delimiter. */
function* readOutputs(text: string): Generator<[string, string]> {
  for (const [, name, , value] of text.matchAll(/^([^<\n]+)<<(.+)\n([\s\S]*?)\n\2$/gm)) {
    if (name !== undefined && value !== undefined) yield [name, value];
  }
}
