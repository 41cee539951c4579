import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createRepository, type TestRepository, temporaryFolder } from '../support/repository.ts';
import { MODEL, NEW_BUCKET, SHOP } from '../support/shop.ts';

const FILE = 'threat-model/shop.yaml';
const DAY = ['--today', '2026-11-23'];

function shop(): TestRepository {
  const repository = createRepository();
  repository.write(SHOP);
  repository.commit('base', { date: '2026-10-31' });
  return repository;
}

function text(repository: TestRepository, path = FILE): string {
  return readFileSync(join(repository.path, path), 'utf8');
}

describe('threatlint review', () => {
  it('says what changed since the last review, and walks the questions with what is open', () => {
    const repository = shop();
    repository.write({ 'infra/main.tf': NEW_BUCKET });
    repository.commit('bucket', { date: '2026-11-05', author: 'Ana' });
    repository.write({ 'docs/a.md': 'a\n' });
    repository.commit('elsewhere', { date: '2026-11-06' });
    repository.write({
      [FILE]: MODEL.replace(
        'dismissed:',
        'assumptions:\n  host: {that: AWS patches the host}\ndismissed:',
      ).replace(
        'mitigate:\n      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-10-01}',
        'accept: {by: li, because: cheap, until: 2026-12-24}',
      ),
    });
    const { stdout, stderr, code } = runCli(['review', 'shop', ...DAY], { cwd: repository.path });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain('Since the review of 2026-11-01\n  1 commit in the scope of the model\n');
    expect(stdout).toMatch(/2026-11-05 [0-9a-f]{12} by Ana: infra\/main\.tf\n/);
    expect(stdout).toContain('`aws_s3_bucket.exports` is a new data store');
    expect(stdout).toContain('~ shop/threats/tls-downgrade: accept, mitigate');
    const parts = stdout.split(/^(?=What|Did)/m).slice(1);
    expect(parts.map(part => part.split('?')[0])).toEqual([
      'What are we building',
      'What can go wrong',
      'What are we going to do about it',
      'Did we do a good job',
      'What can go wrong with the mitigations',
    ]);
    expect(parts[0]).toMatch(/exports.*\(infra\/main\.tf:\d+\)/);
    expect(parts[0]).toContain(
      'assumption `host`: AWS patches the host. Does it still hold? (threat-model/shop.yaml:',
    );
    expect(parts[2]).toContain(
      'threat `tls-downgrade` is accepted by `li` until 2026-12-24, 31 days from now',
    );
    expect(stdout).toContain('Nothing is recorded.');
    expect(text(repository)).not.toContain('2026-11-23');
  });

  it('adds the entry behind the others, and changes nothing else', () => {
    const repository = shop();
    const commented = MODEL.replace('reviews:', '# who looked\nreviews: # all of them').replace(
      /li\}\n$/,
      'li} # last\n# end\n',
    );
    repository.write({ [FILE]: commented });
    const told = ['--why', 'change', '--engineering', 'ana', '--security', 'li', '--note', 'Bucket: public'];
    const shown = runCli(['review', 'shop', ...told, ...DAY], { cwd: repository.path });
    const line =
      '  - {date: 2026-11-23, why: change, engineering: ana, security: li, notes: "Bucket: public"}';
    expect(shown.stdout).toContain(`+${line}\n`);
    expect(shown.stdout).toContain('Nothing was written; `--yes` writes this.\n');
    expect(text(repository)).toBe(commented);
    const done = runCli(['review', FILE, ...told, ...DAY, '--yes'], { cwd: repository.path });
    expect(done.stderr).toBe('');
    expect(done.stdout).toContain('wrote threat-model/shop.yaml\n');
    expect(text(repository)).toBe(commented.replace('# last\n', `# last\n${line}\n`));
    expect(readdirSync(join(repository.path, 'threat-model'))).toEqual(['shop.yaml', 'threatlint.yaml']);
  });

  it('begins the list where a model has none, in YAML and JSON', () => {
    const repository = shop();
    const without = MODEL.replace(/reviews:\n.*\n$/, '');
    const json = '{\n  "name": "Bill",\n  "elements": {"a": {"process": "x"}}\n}\n';
    repository.write({ [FILE]: without, 'threat-model/bill.json': json });
    const told = ['--engineering', 'ana', '--yes', ...DAY];
    expect(runCli(['review', 'shop', ...told], { cwd: repository.path }).code).toBe(0);
    expect(text(repository)).toBe(
      `${without}reviews:\n  - {date: 2026-11-23, why: initial, engineering: ana}\n`,
    );
    for (const day of ['2026-11-23', '2026-11-24']) {
      const run = ['review', 'bill', '--engineering', 'ana', '--yes', '--today', day];
      expect(runCli(run, { cwd: repository.path }).stderr).toBe('');
    }
    expect(text(repository, 'threat-model/bill.json')).toBe(
      '{\n  "name": "Bill",\n  "elements": {"a": {"process": "x"}},\n' +
        '  "reviews": [{"date": "2026-11-23", "why": "initial", "engineering": "ana"},' +
        ' {"date": "2026-11-24", "why": "periodic", "engineering": "ana"}]\n}\n',
    );
  });

  it('prints the check-list as Markdown with boxes', () => {
    const { stdout } = runCli(['review', 'shop', '--format', 'markdown', ...DAY], { cwd: shop().path });
    expect(stdout).toMatch(/^## Review of shop\n/);
    expect(stdout).toContain('### What are we building?\n\n- [ ] ');
  });

  it.each([
    [['review', 'shop', '--yes'], 'somebody who took part'],
    [['review', 'shpo', '--engineering', 'ana'], 'The models here are `shop`'],
    [['review', 'shop', '--engineering', 'a b', '--yes'], 'a person or team'],
    [['review', 'shop', '--why', 'fun'], '`--why` cannot be `fun`'],
    [['review'], 'needs a model'],
  ])('%j is refused, and writes nothing', (args, says) => {
    const repository = shop();
    const { code, stderr, stdout } = runCli(args, { cwd: repository.path });
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(text(repository)).toBe(MODEL);
  });

  it('takes a model that came with its review for reviewed as it came', () => {
    const repository = createRepository();
    repository.write(SHOP);
    repository.commit('base', { date: '2026-11-10' });
    repository.write({ 'infra/main.tf': NEW_BUCKET });
    repository.commit('bucket', { date: '2026-11-12' });
    const { stdout, code } = runCli(['review', 'shop', ...DAY], { cwd: repository.path });
    expect(code).toBe(0);
    expect(stdout).toContain('Since the review of 2026-11-01\n  1 commit in the scope of the model\n');
    expect(stdout).toContain('`aws_s3_bucket.exports` is a new data store');
  });

  it('takes what came in with the review, days after its date, for reviewed', () => {
    const repository = shop();
    repository.write({ 'infra/main.tf': NEW_BUCKET });
    repository.commit('bucket', { date: '2026-11-14' });
    repository.write({
      [FILE]: `${MODEL}  - {date: 2026-11-12, why: periodic, engineering: ana, security: li}\n`,
    });
    repository.commit('review', { date: '2026-11-16' });
    const { stdout } = runCli(['review', 'shop', ...DAY], { cwd: repository.path });
    expect(stdout).toContain('Since the review of 2026-11-12\n  0 commits in the scope of the model\n');
  });

  it('says so where the history is cut off and cannot be fetched', () => {
    const repository = shop();
    repository.write({ 'infra/main.tf': NEW_BUCKET });
    repository.commit('bucket', { date: '2026-11-12' });
    const clone = repository.shallowClone();
    clone.git('remote', 'remove', 'origin');
    const { stdout, code } = runCli(['review', 'shop', ...DAY], { cwd: clone.path });
    expect(code).toBe(3);
    expect(stdout).toContain('what changed since then is not known');
  });
});

describe('threatlint fmt', () => {
  const unordered = MODEL.replace('name: Shop\nowner: acme/shop', 'owner: acme/shop\nname: Shop');

  it('writes what is out of order, and then has nothing to do', () => {
    const repository = shop();
    repository.write({ [FILE]: unordered });
    const check = runCli(['fmt', '--check'], { cwd: repository.path });
    expect(check).toMatchObject({ code: 1, stdout: expect.stringContaining(`unordered ${FILE}\n`) });
    expect(text(repository)).toBe(unordered);
    expect(runCli(['fmt', FILE], { cwd: repository.path })).toMatchObject({
      code: 0,
      stdout: `wrote    ${FILE}\n`,
    });
    expect(text(repository)).toBe(MODEL);
    expect(runCli(['fmt', '--check'], { cwd: repository.path })).toMatchObject({ code: 0, stdout: '' });
  });

  it('refuses a file that cannot be read, and formats the others', () => {
    const repository = shop();
    repository.write({ [FILE]: unordered, 'threat-model/bad.yaml': 'name: [\n' });
    const { code, stdout } = runCli(['fmt'], { cwd: repository.path });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^refused {2}threat-model\/bad\.yaml: .+\n/m);
    expect(text(repository)).toBe(MODEL);
  });

  it('writes through no link', () => {
    const repository = shop();
    const outside = join(temporaryFolder(), 'model.yaml');
    symlinkSync(outside, join(repository.path, 'threat-model/link.yaml'));
    const { code, stderr } = runCli(['fmt', 'threat-model/link.yaml'], { cwd: repository.path });
    expect(code).toBe(2);
    expect(stderr).toContain('is a link');
  });
});

describe('threatlint check --fix', () => {
  const broken = MODEL.replace('criticality: high', 'Criticality: hihg')
    .replace('stride: information-disclosure', 'stride: [Information_Disclosure] # S')
    .replace('    mitigate:', '    refs: ["T1066"] # old\n    mitigate:');

  it('shows the difference, then writes it and checks again', () => {
    const repository = shop();
    repository.write({ [FILE]: broken });
    const dry = runCli(['check', '--fix', '--dry-run', ...DAY], { cwd: repository.path });
    expect(dry.stdout).toContain('+criticality: hihg\n');
    expect(text(repository)).toBe(broken);
    const { stdout, code } = runCli(['check', '--fix', ...DAY], { cwd: repository.path });
    expect(stdout).toContain('  Rename `Criticality` to `criticality`\n');
    expect(stdout).toContain('  Write `high` instead of `hihg`\n');
    expect(code).toBe(0);
    const mended = text(repository);
    expect(mended).toContain('criticality: high\n');
    expect(mended).toContain('    stride: [information-disclosure] # S\n');
    expect(mended).toContain('    refs: ["T1027.005"] # old\n');
    const again = runCli(['check', '--fix', ...DAY], { cwd: repository.path });
    expect(again.stdout).toMatch(/^nothing to fix\n/);
  });

  it('leaves what somebody has to decide, and tells what it offers in JSON and SARIF', () => {
    const repository = shop();
    repository.write({ [FILE]: broken.replace('owner: acme/shop', 'ownership: acme/shop') });
    const json = JSON.parse(runCli(['--format', 'json', ...DAY], { cwd: repository.path }).stdout);
    const fixes = json.findings.flatMap(({ fix }: { fix: object | null }) => fix ?? []);
    expect(fixes).toContainEqual({
      title: 'Rename `Criticality` to `criticality`',
      edits: [{ path: FILE, at: ['Criticality'], do: 'rename', to: 'criticality' }],
    });
    const { results } = JSON.parse(runCli(['--format', 'sarif', ...DAY], { cwd: repository.path }).stdout)
      .runs[0];
    const replaced = results.flatMap(
      ({
        fixes = [],
      }: {
        fixes?: { artifactChanges: { replacements: { insertedContent: object }[] }[] }[];
      }) =>
        fixes.flatMap(({ artifactChanges }) => artifactChanges[0]?.replacements[0]?.insertedContent ?? []),
    );
    expect(replaced).toContainEqual({ text: 'criticality' });
    runCli(['--fix', ...DAY], { cwd: repository.path });
    expect(text(repository)).toContain('ownership: acme/shop\n');
  });
});
