import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActionRun, pullRequest, runAction } from '../support/action.ts';
import { createRepository, type Files } from '../support/repository.ts';
import { CONTROL, MODEL, NEW_BUCKET, OPEN_DATABASE, SHOP } from '../support/shop.ts';

const CONTROL_FILE = 'threat-model/threatlint.yaml';
const MODEL_FILE = 'threat-model/shop.yaml';
const WORKFLOW = '.github/workflows/threats.yml';
const GATE = 'on: pull_request\njobs:\n  check:\n    steps:\n      - uses: threatlint/threatlint@v1\n';
const RED = { 'infra/main.tf': OPEN_DATABASE };

interface Attack {
  readonly name: string;
  /** What the pull request brings, besides the open database. */
  readonly brings: Files;
  /** The base, where it is not the shop. */
  readonly base?: Files;
  /** What the report must say of it; absent where staying red is enough. */
  readonly listed?: RegExp;
  /** Whether something of the attack is what turns it red, so that the database stays closed in it. */
  readonly alone?: boolean;
  readonly inputs?: Readonly<Record<string, string>>;
}

function attack({ brings, base = {}, alone = false, inputs = {} }: Attack): ActionRun {
  const origin = createRepository();
  origin.write({ ...SHOP, [WORKFLOW]: GATE, ...base });
  const before = origin.commit('base', { date: '2026-11-02' });
  origin.branch('feature');
  origin.write({ ...(alone ? {} : RED), ...brings });
  const head = origin.commit('change', { date: '2026-11-20' });
  origin.git('checkout', '--quiet', '-b', 'merged', 'main');
  origin.merge('feature', { date: '2026-11-20' });
  origin.git('update-ref', 'refs/pull/1/merge', 'HEAD');
  origin.checkout('main');
  return runAction({
    workspace: origin.clone({ ref: 'refs/pull/1/merge' }).path,
    event: 'pull_request',
    payload: pullRequest(before, head),
    inputs,
    env: { GITHUB_WORKFLOW_REF: `acme/shop/${WORKFLOW}@refs/pull/1/merge` },
  });
}

function said(run: ActionRun): string {
  const findings =
    run.report?.findings.map(({ severity, rule, message }) => `${severity} ${rule} ${message}`) ?? [];
  return [
    ...findings,
    ...(run.report?.notes ?? []),
    ...(run.report?.notAssessed.map(gap => gap.why) ?? []),
  ].join('\n');
}

const DECISION = `component: aws_security_group.db
change: new-exposure
digest: "0123456789abcdef"
because: forged
by: mallory
`;

const ATTACKS: readonly Attack[] = [
  {
    name: 'the rule switched off in the same pull request',
    brings: { [CONTROL_FILE]: `${CONTROL}rules:\n  validation/architecture-change-without-model: off\n` },
    listed: /notice validation\/policy-loosened .*`error` → `off`/,
  },
  {
    name: 'mode: observe',
    brings: { [CONTROL_FILE]: `${CONTROL}mode: observe\n` },
    listed: /`mode` `enforce` → `observe`/,
  },
  {
    name: 'preset lowered',
    base: { [CONTROL_FILE]: `${CONTROL}preset: strict\n` },
    brings: { [CONTROL_FILE]: `${CONTROL}preset: recommended\n` },
    listed: /`preset` `strict` → `recommended`/,
  },
  {
    name: 'an ignore glob',
    brings: { [CONTROL_FILE]: `${CONTROL}ignore: ["infra/**"]\n` },
    listed: /`ignore` adds `infra\/\*\*`/,
  },
  {
    name: 'branches changed',
    base: { [CONTROL_FILE]: `${CONTROL}branches: [release]\n` },
    brings: { [CONTROL_FILE]: `${CONTROL}branches: []\n` },
    listed: /`branches` drops `release`/,
  },
  {
    name: 'methods emptied',
    base: { [CONTROL_FILE]: `${CONTROL}methods: [linddun]\n` },
    brings: { [CONTROL_FILE]: CONTROL },
    listed: /`methods` drops `linddun`/,
  },
  {
    name: 'the control file removed',
    brings: { [CONTROL_FILE]: null },
    listed: /threatlint\.yaml` is removed/,
  },
  {
    name: 'the control file a link',
    brings: { [CONTROL_FILE]: { link: '../README.md' } },
    listed: /symbolic link/,
  },
  {
    name: 'duplicate keys in the control file',
    brings: { [CONTROL_FILE]: `${CONTROL}mode: enforce\nmode: observe\n` },
    listed: /error document\/syntax/,
  },
  {
    name: 'YAML merges in the control file',
    brings: { [CONTROL_FILE]: `x-a: &a {mode: observe}\n<<: *a\n${CONTROL}` },
    listed: /error document\//,
  },
  {
    name: 'a second control file beside it',
    brings: { 'threat-model/threatlint.json': '{"version": 1, "mode": "observe"}' },
    listed: /second control file/,
  },
  {
    name: 'a control file in a folder below',
    brings: { 'infra/threat-model/threatlint.yaml': 'version: 1\nmode: observe\n' },
  },
  {
    name: 'a threat-model folder nearer to the path of the input',
    base: { 'infra/README.md': 'infrastructure\n' },
    brings: { 'infra/threat-model/threatlint.yaml': 'version: 1\nmode: observe\n' },
    inputs: { path: 'infra' },
  },
  { name: 'a baseline', brings: { 'threat-model/baseline.yaml': 'version: 1\n' } },
  {
    name: 'a decision forged for another value',
    brings: { 'threat-model/decisions/2026-11-20-db.yaml': DECISION },
  },
  {
    name: 'a decision without code owners where they are required',
    base: { [CONTROL_FILE]: `${CONTROL}decisions: {require-codeowners: true}\n` },
    brings: { 'threat-model/decisions/2026-11-20-db.yaml': DECISION },
    listed: /decision-without-effect .*CODEOWNERS at base/,
  },
  {
    name: 'code owners that the same pull request brings',
    base: { [CONTROL_FILE]: `${CONTROL}decisions: {require-codeowners: true}\n` },
    brings: {
      '.github/CODEOWNERS': '/threat-model/ @mallory\n',
      'threat-model/decisions/2026-11-20-db.yaml': DECISION,
    },
    listed: /decision-without-effect .*CODEOWNERS at base/,
  },
  {
    name: 'an emergency that the policy does not permit',
    brings: {
      'threat-model/decisions/2026-11-20-db.yaml': `${DECISION}until: 2026-11-24\nemergency: true\n`,
    },
    listed: /decision-without-effect .*does not permit/,
  },
  {
    name: 'a suppression of the architecture rule',
    brings: {
      [MODEL_FILE]: `# threatlint-ignore validation/architecture-change-without-model: busy\n${MODEL}`,
    },
    listed: /warning validation\/suppression-without-effect .*cannot be suppressed/,
  },
  {
    name: 'a scope narrowed',
    brings: { [MODEL_FILE]: MODEL.replace('[infra]', '[services]') },
    listed: /leaves out `infra` of its scope/,
  },
  {
    name: 'a criticality lowered',
    brings: { [MODEL_FILE]: MODEL.replace('criticality: high', 'criticality: low') },
    listed: /criticality from `high` to `low`/,
  },
  {
    name: 'a model marked as generated',
    brings: { [MODEL_FILE]: `generated: true\n${MODEL}` },
    listed: /marked as generated/,
  },
  { name: 'a model removed', brings: { [MODEL_FILE]: null }, listed: /model `shop` is removed/ },
  { name: 'a model renamed', brings: { [MODEL_FILE]: null, 'threat-model/store.yaml': MODEL } },
  {
    name: 'a model renamed and narrowed',
    brings: { [MODEL_FILE]: null, 'threat-model/store.yaml': MODEL.replace('[infra]', '[services]') },
    listed: /leaves out `infra` of its scope/,
  },
  {
    name: 'a wildcard code reference',
    brings: { [MODEL_FILE]: MODEL.replace('code: aws_db_instance.orders', 'code: "*"') },
  },
  {
    name: 'an element that is only planned',
    brings: { [MODEL_FILE]: MODEL.replace('db: {store', 'db: {planned: true, store') },
  },
  {
    name: 'a model too large to read',
    brings: { [MODEL_FILE]: `${MODEL}# ${'x'.repeat(1024 * 1024)}\n` },
    listed: /larger than 1024 KiB/,
  },
  {
    name: 'generated by an attribute at head',
    brings: { '.gitattributes': 'infra/** linguist-generated\n' },
    listed: /`\.gitattributes` takes `infra\/\*\*` for generated/,
  },
  {
    name: 'the workflow edited',
    brings: { [WORKFLOW]: `${GATE}    continue-on-error: true\n` },
    listed:
      /warning validation\/workflow-changed .*the workflow that judges it: `\.github\/workflows\/threats\.yml`/,
  },
  {
    name: 'a review dated in the future',
    brings: { [MODEL_FILE]: MODEL.replace('date: 2026-11-01', 'date: 2027-06-01') },
    listed: /validation\/review-in-the-future|validation\/review-date-changed/,
  },
];

describe('who would turn the gate green', () => {
  it.each(ATTACKS)('with $name stays red', row => {
    const run = attack(row);
    expect(run.code).toBe(1);
    expect(run.report?.findings.some(finding => finding.blocks)).toBe(true);
    if (row.listed !== undefined) expect(said(run)).toMatch(row.listed);
  });

  it('with Terraform too large to read, is not assessed: what cannot be read is neither there nor gone', () => {
    const run = attack({
      name: '',
      brings: { 'infra/main.tf': `${OPEN_DATABASE}# ${'x'.repeat(20 * 1024 * 1024)}\n` },
    });
    expect(run.code).toBe(3);
    expect(said(run)).toMatch(/larger than/);
  });

  it('with an input that turns the day back, is judged on the day of the commit', () => {
    const run = attack({ name: '', brings: {}, inputs: { today: '2026-01-01' } });
    expect(run.code).toBe(1);
    expect(run.report).toMatchObject({ today: '2026-11-20' });
  });

  it('with a decision of another change stays red', () => {
    const asked = attack({ name: '', brings: { 'infra/main.tf': NEW_BUCKET } });
    const snippet = asked.report?.findings.find(finding => finding.snippet !== null)?.snippet;
    const decided = (snippet?.text ?? '')
      .replace('because: ""', 'because: lists')
      .replace('by: ""', 'by: ana');
    const path = snippet?.path ?? '';
    expect(attack({ name: '', brings: { 'infra/main.tf': NEW_BUCKET, [path]: decided } }).code).toBe(0);
    expect(attack({ name: '', brings: { [path]: decided } }).code).toBe(1);
    const emergency = path.replace(/\d{4}-\d\d-\d\d/, '2026-11-20');
    const marked = decided.replace(/# until.*/, 'until: 2026-11-25\nemergency: true');
    const owners = { [CONTROL_FILE]: `${CONTROL}decisions: {require-codeowners: true}\n` };
    const permits = { [CONTROL_FILE]: `${CONTROL}decisions: {require-codeowners: true, emergency: true}\n` };
    const brings = (text: string) => ({ 'infra/main.tf': NEW_BUCKET, [emergency]: text });
    expect(attack({ name: '', base: owners, brings: brings(decided) }).code).toBe(1);
    expect(attack({ name: '', base: owners, brings: brings(marked) }).code).toBe(1);
    expect(attack({ name: '', base: permits, brings: brings(marked) }).code).toBe(0);
    expect(attack({ name: '', base: permits, brings: brings(marked.replace('11-25', '12-25')) }).code).toBe(
      1,
    );
    const covered = { ...owners, '.github/CODEOWNERS': '/threat-model/ @acme/security\n' };
    expect(attack({ name: '', base: covered, brings: brings(decided) }).code).toBe(0);
  });
});

describe('a pull request that only changes the policy', () => {
  it('passes, and names what it loosens and what it tightens', () => {
    const brings = { [CONTROL_FILE]: `${CONTROL}mode: observe\nstaleness: {grace: 3}\n` };
    const run = attack({ name: '', brings, alone: true });
    expect(run.code).toBe(0);
    expect(said(run)).toMatch(/notice validation\/policy-loosened .*`mode` `enforce` → `observe`/);
    expect(said(run)).toContain('The policy is stricter once this is merged: `staleness.grace` `14` → `3`.');
  });
});

describe('a suppression', () => {
  const undated = MODEL.replace(', done: 2026-10-01', '');
  const rule = 'response/mitigation-without-owner-or-date';

  it('that a pull request brings works where it may, and is listed', () => {
    const text = undated.replace(
      '  tls-downgrade:',
      `  # threatlint-ignore ${rule}: decided in May\n  tls-downgrade:`,
    );
    const run = attack({ name: '', brings: { [MODEL_FILE]: text }, alone: true });
    expect(run.code).toBe(0);
    expect(run.report?.findings.map(({ excuse }) => excuse?.by)).toEqual(['suppression']);
    expect(said(run)).toContain(`1 suppression added by this pull request: \`${rule}\``);
    expect(run.log).toContain('1 finding suppressed in the models');
    expect(run.summary).toContain('suppression added by this pull request');
  });

  it('can be written as a key, for JSON', () => {
    const entry = `suppress:\n  - {rule: ${rule}, at: threats/tls-downgrade, because: decided in May}\n`;
    expect(attack({ name: '', brings: { [MODEL_FILE]: undated + entry }, alone: true }).code).toBe(0);
    const past = entry.replace('May}', 'May, until: 2026-11-01}');
    expect(attack({ name: '', brings: { [MODEL_FILE]: undated + past }, alone: true }).code).toBe(1);
  });
});

describe("an organisation's policy", () => {
  const judged = (control: string, policy: string, inside = false) => {
    const origin = createRepository();
    origin.write({ ...SHOP, [CONTROL_FILE]: control, ...(inside ? { 'policy/p.yaml': policy } : {}) });
    const before = origin.commit('base', { date: '2026-11-02' });
    origin.branch('feature');
    origin.write(RED);
    const head = origin.commit('change', { date: '2026-11-20' });
    const workspace = origin.clone({ ref: 'refs/heads/feature' }).path;
    mkdirSync(join(workspace, 'policy'), { recursive: true });
    writeFileSync(join(workspace, 'policy/p.yaml'), policy);
    const inputs = { policy: 'policy/p.yaml' };
    return runAction({ workspace, event: 'pull_request', payload: pullRequest(before, head), inputs });
  };

  it('counts where the control file is looser, and says so', () => {
    const run = judged(`${CONTROL}mode: observe\n`, 'version: 1\n');
    expect(run.code).toBe(1);
    expect(said(run)).toContain('does not permit `mode` `enforce` → `observe`; `enforce` counts');
    expect(judged(`${CONTROL}mode: observe\n`, 'version: 1\noverridable: [mode]\n').code).toBe(0);
    expect(judged(CONTROL, 'version: 1\nmode: observe\n').code).toBe(0);
    expect(judged(`${CONTROL}mode: enforce\n`, 'version: 1\nmode: observe\n').code).toBe(1);
  });

  it('is refused with mistakes, and as a file of the repository that it judges', () => {
    const broken = judged(CONTROL, 'version: 1\nmode: maybe\n');
    expect(broken.code).toBe(2);
    expect(broken.log).toContain('the policy `policy/p.yaml` has mistakes');
    const own = judged(CONTROL, 'version: 1\n', true);
    expect(own.code).toBe(2);
    expect(own.log).toContain('belongs to the repository that it judges');
  });
});
