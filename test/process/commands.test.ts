import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { MODEL, MODEL_WITH_BUCKET, NEW_BUCKET, OPEN_DATABASE, SHOP, TERRAFORM } from '../support/shop.ts';

function shop(): TestRepository {
  const repository = createRepository();
  repository.write(SHOP);
  repository.commit('base', { date: '2026-11-02' });
  return repository;
}

describe('threatlint diff', () => {
  it('tells the files on disk from HEAD, in architecture and models', () => {
    const { path, write } = shop();
    write({ 'infra/main.tf': NEW_BUCKET, 'threat-model/shop.yaml': MODEL_WITH_BUCKET });
    const { stdout, stderr, code } = runCli(['diff'], { cwd: path });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '+ `aws_s3_bucket.exports` is a new data store\n      new-datastore; certain; infra/main.tf:',
    );
    expect(stdout).toContain('models: 1 change\n  + shop/elements/exports\n');
  });

  it('compares two commits, as JSON', () => {
    const repository = shop();
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    repository.commit('open', { date: '2026-11-03' });
    const { stdout, code } = runCli(['diff', 'HEAD~1', 'HEAD', '--format', 'json'], { cwd: repository.path });
    expect(code).toBe(0);
    const { version, changes, models } = JSON.parse(stdout);
    expect(version).toBe(1);
    expect(models).toEqual([]);
    expect(changes[0]).toMatchObject({
      classes: ['new-exposure'],
      confidence: 'certain',
      removed: false,
      path: 'infra/main.tf',
    });
  });

  it('says nothing of a formatted file, and of comments and order in a model', () => {
    const { path, write } = shop();
    write({
      'infra/main.tf': `# shop\n${TERRAFORM}`,
      'threat-model/shop.yaml': `# shop\n${MODEL.replace('name: Shop\nowner: acme/shop', 'owner: acme/shop\nname: Shop')}`,
    });
    expect(runCli(['diff'], { cwd: path }).stdout).toBe('architecture: 0 changes\nmodels: 0 changes\n');
  });

  it('is not clean where a file cannot be read', () => {
    const { path, write } = shop();
    write({ 'infra/main.tf': 'resource "aws_lb" "main" {\n' });
    const { stdout, code } = runCli(['diff'], { cwd: path });
    expect(code).toBe(3);
    expect(stdout).toContain('not assessed: ');
  });
});

describe('threatlint inventory', () => {
  it('lists what is deployed with the entity that stands for it', () => {
    const { path, write } = shop();
    write({ 'infra/main.tf': NEW_BUCKET });
    const { stdout, code } = runCli(['inventory'], { cwd: path });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^terraform:infra#aws_db_instance\.orders +store +shop\/db$/m);
    expect(stdout).toMatch(/^terraform:infra#aws_s3_bucket\.exports +store +-$/m);
    expect(stdout).toContain('4 of 5 components are in a model (80 %)\n');
  });

  it('counts a wildcard', () => {
    const { path, write } = shop();
    const wild = MODEL.replace(
      'code: aws_db_instance.orders',
      "code: [aws_db_instance.orders, 'aws_s3_bucket.*']",
    );
    write({ 'infra/main.tf': NEW_BUCKET, 'threat-model/shop.yaml': wild });
    expect(runCli(['inventory'], { cwd: path }).stdout).toContain('5 of 5 components');
  });
});

describe('threatlint replay', () => {
  it('says what the gate would have said of the past, a merge by what it brought', () => {
    const repository = shop();
    repository.branch('feature');
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    repository.commit('open', { date: '2026-11-03' });
    repository.checkout('main');
    repository.write({ 'README.md': 'shop\n' });
    repository.commit('readme', { date: '2026-11-04' });
    repository.merge('feature', { date: '2026-11-05' });
    repository.write({
      'infra/main.tf': `${OPEN_DATABASE}${NEW_BUCKET.slice(TERRAFORM.length)}`,
      'threat-model/shop.yaml': MODEL_WITH_BUCKET,
    });
    repository.commit('bucket with model', { date: '2026-11-06' });
    const { stdout, code } = runCli(['replay', '--since', '2026-11-03'], { cwd: repository.path });
    expect(code).toBe(0);
    expect(stdout).toContain('Since 2026-11-03, the gate would have blocked 1 of 3 commits.\n');
    expect(stdout).toMatch(/^[0-9a-f]{12} {2}2026-11-05\n {4}`aws_security_group\.db` now accepts tcp 5432/m);
    expect(stdout).toContain(
      '2 commits changed files that describe the architecture; 1 of them changed a model.\n',
    );
  });
});

describe('threatlint init', () => {
  it('writes files that are valid, count as no model, and are never overwritten', () => {
    const repository = createRepository();
    repository.write({ 'infra/main.tf': TERRAFORM });
    repository.commit('base', { date: '2026-11-02' });
    const first = runCli(['init', '--today', '2026-11-23'], { cwd: repository.path });
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('wrote   threat-model/threatlint.yaml\nwrote   threat-model/infra.yaml\n');
    const model = readFileSync(join(repository.path, 'threat-model/infra.yaml'), 'utf8');
    expect(model).toContain('generated: true, store: aws/rds, in: aws, code: aws_db_instance.orders');
    repository.commit('init', { date: '2026-11-03' });
    expect(runCli(['--today', '2026-11-23'], { cwd: repository.path }).code).toBe(0);
    repository.write({ 'infra/main.tf': OPEN_DATABASE });
    const judged = runCli(['--base', 'HEAD', '--today', '2026-11-23'], { cwd: repository.path });
    expect(judged.stdout).toContain('no model speaks for `infra`');
    const again = runCli(['init', '--today', '2026-11-23'], { cwd: repository.path });
    expect(again.stdout).toContain('kept    threat-model/threatlint.yaml: it is there already\n');
    expect(readFileSync(join(repository.path, 'threat-model/infra.yaml'), 'utf8')).toBe(model);
  });
});
