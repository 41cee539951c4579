import { describe, expect, it } from 'vitest';
import { type ActionRun, payload, pullRequest, runAction } from '../support/action.ts';
import { runtimes } from '../support/node.ts';
import { createRepository, type Files, type TestRepository } from '../support/repository.ts';
import { MODEL, MODEL_WITH_BUCKET, NEW_BUCKET, OPEN_DATABASE, SHOP, TERRAFORM } from '../support/shop.ts';

const CHANGE_RULE = 'validation/architecture-change-without-model';

interface Opened {
  readonly origin: TestRepository;
  /** Tip of the base branch, tip of the pull request, and GitHub's merge of the two. */
  readonly base: string;
  readonly head: string;
}

/** A repository with a pull request: `before` on main, `change` on a branch, merged as GitHub does for its check. */
function open(change: Files, before: Files = SHOP): Opened {
  const origin = createRepository();
  origin.write(before);
  const base = origin.commit('base', { date: '2026-11-02' });
  origin.branch('feature');
  origin.write(change);
  const head = origin.commit('change', { date: '2026-11-20' });
  origin.git('checkout', '--quiet', '-b', 'merged', 'main');
  origin.merge('feature', { date: '2026-11-20' });
  origin.git('update-ref', 'refs/pull/1/merge', 'HEAD');
  origin.checkout('main');
  return { origin, base, head };
}

function judge(
  { origin, base, head }: Opened,
  options: { depth?: number; env?: Record<string, string> } = {},
): ActionRun {
  const clone = origin.clone({
    ref: 'refs/pull/1/merge',
    ...(options.depth === undefined ? {} : { depth: options.depth }),
  });
  return runAction({
    workspace: clone.path,
    event: 'pull_request',
    payload: pullRequest(base, head),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
}

function rules(run: ActionRun): string[] {
  return (run.report?.findings ?? []).map(finding => `${finding.severity} ${finding.rule}`);
}

function blocking(run: ActionRun): string[] {
  return (run.report?.findings ?? []).filter(finding => finding.blocks).map(finding => finding.message);
}

describe('a pull request', () => {
  it.each(runtimes())('that changes nothing of note is clean on $name', runtime => {
    const { origin, base, head } = open({ 'README.md': 'hello\n' });
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request',
      payload: pullRequest(base, head),
      runtime,
    });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(Object.fromEntries(run.outputs)).toMatchObject({
      verdict: 'clean',
      complete: 'true',
      errors: '0',
    });
    expect(run.summary).toContain('1 model');
  });

  it.each(runtimes())('that opens the database fails on the line of the rule, on $name', runtime => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request',
      payload: pullRequest(base, head),
      runtime,
    });
    expect(run.code).toBe(1);
    expect(rules(run)).toEqual([`error ${CHANGE_RULE}`]);
    expect(blocking(run)[0]).toMatch(/aws_security_group\.db.*5432.*0\.0\.0\.0\/0/);
    expect(run.annotations).toHaveLength(1);
    expect(run.annotations[0]).toMatch(/^::error file=infra\/main\.tf,line=\d+,/);
    const line = Number(/line=(\d+)/.exec(run.annotations[0] ?? '')?.[1]);
    expect(
      OPEN_DATABASE.split('\n')
        .slice(line - 4, line + 4)
        .join('\n'),
    ).toContain('0.0.0.0/0');
  });

  it('on a depth-1 clone of the merge ref fetches the base from the remote and leaves the checkout alone', () => {
    const opened = open({ 'infra/main.tf': OPEN_DATABASE });
    const run = judge(opened, { depth: 1 });
    expect(run.report?.notAssessed).toEqual([]);
    expect(run.code).toBe(1);
    expect(blocking(run)).toHaveLength(1);
  });

  it('on a depth-1 clone without a remote is not assessed, and says which line mends it', () => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    const clone = origin.clone({ ref: 'refs/pull/1/merge', depth: 1 });
    clone.git('remote', 'remove', 'origin');
    const run = runAction({ workspace: clone.path, event: 'pull_request', payload: pullRequest(base, head) });
    expect(run.code).toBe(3);
    expect(Object.fromEntries(run.outputs)).toMatchObject({ verdict: 'not-assessed', complete: 'false' });
    expect(run.report?.notAssessed[0]?.remedy).toContain('fetch-depth: 0');
    expect(run.annotations.join('\n')).toContain('fetch-depth: 0');
  });

  it('needs no history of a model whose architecture it leaves alone', () => {
    const reviewed = { ...SHOP, 'threat-model/shop.yaml': MODEL.replace('2026-11-01', '2026-09-20') };
    const { origin, base, head } = open({ 'README.md': 'hello\n' }, reviewed);
    const clone = origin.clone({ ref: 'refs/pull/1/merge', depth: 2 });
    clone.git('remote', 'remove', 'origin');
    const run = runAction({ workspace: clone.path, event: 'pull_request', payload: pullRequest(base, head) });
    expect(run.report?.notAssessed).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('whose head is checked out instead of the merge is compared with where it left the base', () => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    origin.write({ 'infra/main.tf': NEW_BUCKET });
    const later = origin.commit('meanwhile on main', { date: '2026-11-21' });
    const clone = origin.clone();
    clone.git('checkout', '--quiet', '--detach', head);
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request',
      payload: pullRequest(later, head),
    });
    expect(run.code).toBe(1);
    expect(blocking(run)).toHaveLength(1);
    expect(blocking(run)[0]).toContain('5432');
    expect(base).not.toBe(later);
  });

  it('from a fork is judged with no token at all', () => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request',
      payload: pullRequest(base, head, 'fork'),
    });
    expect(run.code).toBe(1);
  });

  it('from a fork under pull_request_target is refused', () => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request_target',
      payload: pullRequest(base, head, 'fork'),
    });
    expect(run.code).toBe(2);
    expect(run.annotations.join('\n')).toMatch(/fork.*pull_request_target.*on: pull_request/);
    expect(run.outputs.get('verdict')).toBe('error');
  });

  it('that renames the model brings no new finding', () => {
    const broken = MODEL.replace(', done: 2026-10-01', '');
    const run = judge(
      open(
        { 'threat-model/shop.yaml': null, 'threat-model/store.yaml': broken },
        { ...SHOP, 'threat-model/shop.yaml': broken },
      ),
    );
    expect(run.code).toBe(0);
    expect(run.report?.findings.map(finding => finding.introduced)).toEqual([false]);
  });

  it('that moves a resource with a moved block changes nothing', () => {
    const moved = `${TERRAFORM.replaceAll('aws_db_instance" "orders"', 'aws_db_instance" "main"')}
moved {
  from = aws_db_instance.orders
  to   = aws_db_instance.main
}
`;
    const run = judge(open({ 'infra/main.tf': moved }));
    expect(blocking(run)).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('that only formats is clean', () => {
    const formatted = `# The shop\n${TERRAFORM.replaceAll(/ +=/g, ' =').replaceAll('  ', '\t')}`;
    const run = judge(open({ 'infra/main.tf': formatted }));
    expect(rules(run)).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('that only dates a review is clean', () => {
    const reviewed = MODEL.replace(
      'reviews:\n',
      'reviews:\n  - {date: 2026-11-19, why: periodic, engineering: ana}\n',
    );
    const run = judge(open({ 'threat-model/shop.yaml': reviewed }));
    expect(rules(run)).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('that brings a data store fails, and passes with the element in the same pull request', () => {
    const without = judge(open({ 'infra/main.tf': NEW_BUCKET }));
    expect(without.code).toBe(1);
    expect(blocking(without)[0]).toContain('aws_s3_bucket.exports');
    const withElement = judge(
      open({ 'infra/main.tf': NEW_BUCKET, 'threat-model/shop.yaml': MODEL_WITH_BUCKET }),
    );
    expect(rules(withElement)).toEqual([]);
    expect(withElement.code).toBe(0);
  });

  it('passes when the element was planned before the code came', () => {
    const planned = MODEL_WITH_BUCKET.replace('exports: {store', 'exports: {planned: true, store');
    const run = judge(open({ 'infra/main.tf': NEW_BUCKET }, { ...SHOP, 'threat-model/shop.yaml': planned }));
    expect(rules(run)).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('is not satisfied by a model that says something else', () => {
    const reworded = MODEL.replace('reads orders', 'reads the orders of others');
    const run = judge(open({ 'infra/main.tf': NEW_BUCKET, 'threat-model/shop.yaml': reworded }));
    expect(run.code).toBe(1);
    expect(blocking(run)).toHaveLength(1);
  });

  it('is satisfied by the decision file that threatlint prints, for this change only', () => {
    const asked = judge(open({ 'infra/main.tf': NEW_BUCKET }));
    const snippet = asked.report?.findings[0]?.snippet;
    const decision = (snippet?.text ?? '')
      .replace(/because: .*/, 'because: exports are public price lists')
      .replace(/by: .*/, 'by: ana');
    const path = snippet?.path ?? '';
    expect(path).toMatch(/^threat-model\/decisions\/2026-11-23-/);
    const decided = judge(open({ 'infra/main.tf': NEW_BUCKET, [path]: decision }));
    expect(decided.code).toBe(0);
    expect(decided.report?.findings.map(finding => finding.excuse?.by)).toEqual(['decision']);
    const other = judge(
      open({ 'infra/main.tf': NEW_BUCKET.replace('"exports"', '"imports"'), [path]: decision }),
    );
    expect(other.code).toBe(1);
  });

  it('folds what was wrong before into one line', () => {
    const before = MODEL.replace(', done: 2026-10-01', '');
    const run = judge(
      open(
        { 'threat-model/shop.yaml': before.replace('name: Shop', 'name: The shop') },
        { ...SHOP, 'threat-model/shop.yaml': before },
      ),
    );
    expect(run.code).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.outputs.get('existing')).toBe('1');
    expect(run.log).toContain('1 finding');
  });

  it('that adopts threatlint is judged by its own control file, and only under document/', () => {
    const undated = MODEL.replace(', done: 2026-10-01', '');
    const adopting = { ...SHOP, 'threat-model/shop.yaml': undated, 'infra/main.tf': OPEN_DATABASE };
    const run = judge(open(adopting, { 'infra/main.tf': TERRAFORM }));
    expect(run.code).toBe(0);
    expect(run.report?.notes.join(' ')).toContain('document/');
    expect(rules(run)).toContain('error response/mitigation-without-owner-or-date');
    const broken = judge(
      open({ ...adopting, 'threat-model/shop.yaml': 'name: [' }, { 'infra/main.tf': TERRAFORM }),
    );
    expect(broken.code).toBe(1);
    expect(rules(broken)[0]).toBe('error document/syntax');
  });

  it('cannot loosen the policy that judges it', () => {
    const control = 'version: 1\nrules:\n  validation/architecture-change-without-model: off\n';
    const run = judge(open({ 'infra/main.tf': OPEN_DATABASE, 'threat-model/threatlint.yaml': control }));
    expect(run.code).toBe(1);
  });

  it('into a branch that is not guarded is judged by its state alone, and says so', () => {
    const { origin, base, head } = open({ 'infra/main.tf': OPEN_DATABASE });
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'pull_request',
      payload: pullRequest(base, head, 'same', 'experiment'),
    });
    expect(run.code).toBe(0);
    expect(run.report?.notes.join(' ')).toContain('`experiment`');
  });

  it('without models and without architecture is clean', () => {
    const run = judge(open({ 'README.md': 'more\n' }, { 'README.md': 'some\n' }));
    expect(run.code).toBe(0);
    expect(run.report?.complete).toBe(true);
  });
});

describe('a merge group', () => {
  it('is compared with its base, and time does not stop it', () => {
    const stale = MODEL.replace('date: 2026-11-01', 'date: 2026-01-05');
    const { origin, base } = open(
      { 'infra/main.tf': OPEN_DATABASE },
      { ...SHOP, 'threat-model/shop.yaml': stale },
    );
    const clone = origin.clone({ ref: 'refs/pull/1/merge' });
    const run = runAction({
      workspace: clone.path,
      event: 'merge_group',
      payload: payload('merge_group', 'checks_requested', event => {
        Object.assign(event['merge_group'] as object, { base_sha: base, base_ref: 'refs/heads/main' });
        Object.assign(event['repository'] as object, { default_branch: 'main' });
      }),
    });
    expect(rules(run)).toEqual([`error ${CHANGE_RULE}`]);
    expect(run.code).toBe(1);
  });
});

describe('a push', () => {
  const pushed = (before: string, ref = 'refs/heads/main') =>
    payload('push', undefined, event => {
      Object.assign(event, { before, ref, forced: false });
      Object.assign(event['repository'] as object, { default_branch: 'main' });
    });

  it('is compared with the state before it', () => {
    const origin = createRepository();
    origin.write(SHOP);
    const before = origin.commit('base', { date: '2026-11-02' });
    origin.write({ 'infra/main.tf': OPEN_DATABASE });
    origin.commit('open', { date: '2026-11-20' });
    origin.write({ 'README.md': 'x' });
    origin.commit('more', { date: '2026-11-21' });
    const run = runAction({
      workspace: origin.clone({ depth: 1 }).path,
      event: 'push',
      payload: pushed(before),
    });
    expect(rules(run)).toEqual([`error ${CHANGE_RULE}`]);
    expect(run.code).toBe(1);
  });

  it('that replaced history cannot be judged for its changes, and says so', () => {
    const origin = createRepository();
    origin.write(SHOP);
    origin.commit('base', { date: '2026-11-02' });
    origin.write({ 'README.md': 'x' });
    const before = origin.commit('lost', { date: '2026-11-03' });
    origin.git('reset', '--quiet', '--hard', 'HEAD~1');
    origin.write({ 'infra/main.tf': OPEN_DATABASE });
    origin.commit('instead', { date: '2026-11-20' });
    const run = runAction({ workspace: origin.path, event: 'push', payload: pushed(before) });
    expect(run.code).toBe(3);
    expect(run.report?.notAssessed[0]?.why).toContain('replaced history');
  });

  it('of a new branch is judged by its state', () => {
    const origin = createRepository();
    origin.write(SHOP);
    origin.commit('base', { date: '2026-11-02' });
    const run = runAction({ workspace: origin.path, event: 'push', payload: pushed('0'.repeat(40)) });
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
  });
});

describe('a hostile pull request', () => {
  it('cannot make the runner obey it', () => {
    const evil = [
      'name: "x ##[error]forged"',
      'elements:',
      '  "a%0A::stop-commands::x": {process: "::error::forged"}',
      '  b: {procss: "\\r::error::forged"}',
      '"\\n::set-output name=verdict::clean": 1',
    ].join('\n');
    const name = 'threat-model/::error file=x::%0Aforged.yaml';
    const run = judge(open({ 'threat-model/evil.yaml': evil, [name]: 'a: [' }));
    expect(run.code).toBe(1);
    for (const line of run.annotations) expect(line).toMatch(/^::(error|warning|notice) file=threat-model\//);
    expect(run.outputs.get('verdict')).toBe('findings');
  });

  it('cannot lead out of the repository by a link', () => {
    const run = judge(open({ 'threat-model/secrets.yaml': { link: '/etc/passwd' } }));
    expect(run.code).toBe(1);
    expect(rules(run)).toEqual(['error document/syntax']);
    expect(run.log).not.toContain('root:');
  });
});
