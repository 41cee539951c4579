import { describe, expect, it } from 'vitest';
import { type ActionRun, payload, runAction } from '../support/action.ts';
import { runtimes } from '../support/node.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { MODEL, OPEN_DATABASE, SHOP } from '../support/shop.ts';

const STALE = MODEL.replace('date: 2026-11-01', 'date: 2026-01-05');
const OVERDUE = MODEL.replace('done: 2026-10-01', 'due: 2026-10-01');

type Payload = Record<string, unknown>;

/** The repository of a published payload: what every event carries. */
function repositoryOf(defaultBranch = 'main'): Payload {
  const { repository } = payload('push', undefined, () => undefined) as { repository: Payload };
  return { ...repository, default_branch: defaultBranch };
}

/** The file that the runner writes for a schedule. It is no webhook, so that no published example has it. */
function schedule(): Payload {
  return {
    schedule: '0 5 * * 1',
    workflow: '.github/workflows/threat-model.yml',
    repository: repositoryOf(),
  };
}

function dispatch(ref: string): Payload {
  return payload('workflow_dispatch', undefined, event => {
    Object.assign(event, { ref, repository: repositoryOf() });
  });
}

function twoModels(): TestRepository {
  const origin = createRepository();
  origin.write({
    ...SHOP,
    'threat-model/shop.yaml': STALE,
    'threat-model/billing.yaml': OVERDUE.replace('name: Shop', 'name: Billing').replace(
      '[infra]',
      '[billing]',
    ),
  });
  origin.commit('models', { date: '2026-01-06' });
  origin.write({ 'infra/main.tf': OPEN_DATABASE });
  origin.commit('open', { date: '2026-11-20' });
  return origin;
}

function errors(run: ActionRun): string[] {
  return (run.report?.findings ?? [])
    .filter(({ blocks }) => blocks)
    .map(({ rule, path }) => `${rule} ${path}`)
    .sort();
}

const TIME_ERRORS = [
  'response/mitigation-overdue threat-model/billing.yaml',
  'validation/architecture-changed-since-review threat-model/shop.yaml',
  'validation/stale-model threat-model/shop.yaml',
];

describe('a schedule', () => {
  it.each(runtimes())('judges all models, rules about time as errors, on $name', runtime => {
    const run = runAction({
      workspace: twoModels().clone().path,
      event: 'schedule',
      payload: schedule(),
      runtime,
    });
    expect(run.stderr).toBe('');
    expect(errors(run)).toEqual(TIME_ERRORS);
    expect(run.code).toBe(1);
    expect(run.log).toContain('2 models');
  });

  it('tells what changed since the last review, and not what a pull request brought', () => {
    const origin = createRepository();
    origin.write(SHOP);
    origin.commit('models', { date: '2026-11-02' });
    origin.write({ 'infra/main.tf': OPEN_DATABASE });
    origin.commit('open', { date: '2026-11-20' });
    const run = runAction({ workspace: origin.clone().path, event: 'schedule', payload: schedule() });
    expect(errors(run)).toEqual(['validation/architecture-changed-since-review threat-model/shop.yaml']);
    expect(run.code).toBe(1);
    expect(run.report?.complete).toBe(true);
  });

  it('on a depth-1 clone fetches the history that a model without reviews is dated by', () => {
    const origin = createRepository();
    origin.write({ ...SHOP, 'threat-model/shop.yaml': MODEL.replace(/reviews:\n.*\n/, '') });
    origin.commit('model', { date: '2026-01-06' });
    origin.write({ 'README.md': 'x' });
    origin.commit('since', { date: '2026-11-20' });
    const clone = origin.shallowClone();
    const run = runAction({ workspace: clone.path, event: 'schedule', payload: schedule() });
    expect(run.report?.notAssessed).toEqual([]);
    expect(errors(run)).toEqual(['validation/stale-model threat-model/shop.yaml']);
    expect(clone.git('rev-list', '--count', 'HEAD')).toBe('1');

    clone.git('remote', 'remove', 'origin');
    const alone = runAction({ workspace: clone.path, event: 'schedule', payload: schedule() });
    expect(alone.code).toBe(3);
    expect(alone.report?.notAssessed.map(({ remedy }) => remedy).join()).toContain('fetch-depth: 0');
    expect(alone.outputs.get('verdict')).toBe('not-assessed');
  });

  it('on a depth-1 clone needs no history where the reviews of head say enough', () => {
    const clone = twoModels().shallowClone();
    clone.git('remote', 'remove', 'origin');
    const run = runAction({ workspace: clone.path, event: 'schedule', payload: schedule() });
    expect(errors(run)).toContain('validation/stale-model threat-model/shop.yaml');
  });
});

describe('a run that a person starts', () => {
  it('on the default branch judges like the schedule', () => {
    const run = runAction({
      workspace: twoModels().clone().path,
      event: 'workflow_dispatch',
      payload: dispatch('refs/heads/main'),
    });
    expect(errors(run)).toEqual(TIME_ERRORS);
    expect(run.code).toBe(1);
  });

  it('on another branch leaves out the rules about time, and says so', () => {
    const run = runAction({
      workspace: twoModels().clone().path,
      event: 'workflow_dispatch',
      payload: dispatch('refs/heads/experiment'),
    });
    expect(errors(run)).toEqual([]);
    expect(run.code).toBe(0);
    expect(run.report?.notes.join()).toContain('`experiment`');
  });
});
