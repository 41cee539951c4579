import { readFileSync } from 'node:fs';
import type { Oid } from '../../core/source.ts';
import { isOid } from '../../git/index.ts';
import { UsageError } from '../usage.ts';

/** The event that started the workflow, as far as a check depends on it. */
export type WorkflowEvent =
  | { readonly kind: 'pull-request'; readonly head: Oid; readonly base: Oid; readonly target: Target }
  | { readonly kind: 'merge-queue'; readonly base: Oid; readonly target: Target }
  | {
      readonly kind: 'push';
      readonly before: Oid | undefined;
      readonly forced: boolean;
      readonly target: Target | undefined;
    }
  | {
      readonly kind: 'scan';
      /** The branch that a person started the workflow on; undefined for a schedule, which runs on the default branch. */
      readonly target: Target | undefined;
    };

/** The branch that is merged into or pushed to. */
export interface Target {
  readonly branch: string;
  readonly isDefault: boolean;
}

type Payload = { readonly [key: string]: unknown };

/** Reads the event from the file that the runner wrote. Throws a UsageError for events that must not be judged. */
export function readEvent(env: NodeJS.ProcessEnv): WorkflowEvent {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const payload = readPayload(env['GITHUB_EVENT_PATH']);
  switch (name) {
    case 'pull_request':
      return pullRequest(payload);
    case 'pull_request_target':
      refuseForks(payload);
      return pullRequest(payload);
    case 'merge_group': {
      const group = at(payload, 'merge_group');
      return {
        kind: 'merge-queue',
        base: oid(group, 'base_sha', name),
        target: target(text(group, 'base_ref'), payload),
      };
    }
    case 'push':
      return push(payload);
    default: {
      // `workflow_dispatch` says where it was started; `schedule` and others run on the default branch.
      const ref = text(payload, 'ref');
      return { kind: 'scan', target: name === 'workflow_dispatch' ? branchTarget(ref, payload) : undefined };
    }
  }
}

function pullRequest(payload: Payload): WorkflowEvent {
  const request = at(payload, 'pull_request');
  return {
    kind: 'pull-request',
    head: oid(at(request, 'head'), 'sha', 'pull_request'),
    base: oid(at(request, 'base'), 'sha', 'pull_request'),
    target: target(text(at(request, 'base'), 'ref'), payload),
  };
}

/** Under `pull_request_target` the workflow holds secrets: what a fork's commit says must not be read by it. */
function refuseForks(payload: Payload): void {
  const request = at(payload, 'pull_request');
  const from = at(at(request, 'head'), 'repo')['id'];
  const into = at(at(request, 'base'), 'repo')['id'];
  if (from !== undefined && from === into) return;
  throw new UsageError(
    'threatlint does not judge a fork under `pull_request_target`, where the workflow has secrets and write access',
    "Run it `on: pull_request`: threatlint needs no secret, and a fork's read-only token is enough.",
  );
}

function push(payload: Payload): WorkflowEvent {
  const ref = text(payload, 'ref');
  const before = payload['before'];
  const known = typeof before === 'string' && isOid(before) && !/^0+$/.test(before);
  return {
    kind: 'push',
    before: known ? before : undefined,
    forced: payload['forced'] === true,
    target: branchTarget(ref, payload),
  };
}

function branchTarget(ref: string, payload: Payload): Target | undefined {
  return ref.startsWith('refs/heads/') ? target(ref, payload) : undefined;
}

function target(ref: string, payload: Payload): Target {
  const branch = ref.replace(/^refs\/heads\//, '');
  return { branch, isDefault: branch === at(payload, 'repository')['default_branch'] };
}

function readPayload(path: string | undefined): Payload {
  if (path === undefined || path === '') {
    throw new UsageError(
      '`GITHUB_EVENT_PATH` is not set',
      'Run this program as a GitHub Action; at a desk, use `threatlint check`.',
    );
  }
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof payload === 'object' && payload !== null) return payload as Payload;
  } catch {
    // Told below: why it cannot be read does not change what to do.
  }
  throw new UsageError(
    'the event file of the runner cannot be read',
    'Run the job again; if it stays, report it.',
  );
}

function at(payload: Payload, key: string): Payload {
  const value = payload[key];
  return typeof value === 'object' && value !== null ? (value as Payload) : {};
}

function text(payload: Payload, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}

function oid(payload: Payload, key: string, event: string): Oid {
  const value = payload[key];
  if (typeof value === 'string' && isOid(value)) return value;
  throw new UsageError(
    `the \`${event}\` event names no commit as \`${key}\``,
    'Run the job again; if it stays, report it.',
  );
}
