import { expect, it } from 'vitest';
import { type CliRun, runCli } from '../support/cli.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { MODEL, SHOP, TERRAFORM } from '../support/shop.ts';

const EVIDENCED = MODEL.replace(
  'done: 2026-10-01',
  'done: 2026-10-01, evidence: {code: aws_db_instance.orders, storage_encrypted: true}',
);

function shop(): TestRepository {
  const repository = createRepository();
  repository.write({ ...SHOP, 'threat-model/shop.yaml': EVIDENCED });
  repository.commit('shop', { date: '2026-11-02' });
  return repository;
}

function check(repository: TestRepository): CliRun {
  return runCli(['--base', 'main', '--today', '2026-11-23'], { cwd: repository.path });
}

it('a pull request that breaks evidence names the threat that it reopens', () => {
  const repository = shop();
  expect(check(repository).code).toBe(0);
  const path = 'infra/main.tf';
  repository.write({
    [path]: TERRAFORM.replace(/storage_encrypted( +)= true/, 'storage_encrypted$1= false'),
  });
  const run = check(repository);
  expect(run.code).toBe(1);
  expect(run.stdout).toContain(
    '`storage_encrypted` of `aws_db_instance.orders` is `false` and not `true`: threat `tls-downgrade` is open again',
  );
});

it('an element whose component a pull request removes fails it; a file that cannot be read is not assessed', () => {
  const repository = shop();
  const without = TERRAFORM.replace('resource "aws_ecs_service" "app" {\n  name = "app"\n}\n', '');
  repository.write({ 'infra/main.tf': without });
  const run = check(repository);
  expect(run.code).toBe(1);
  expect(run.stdout).toContain(
    '`code` of `app` names `aws_ecs_service.app`, which this pull request removes',
  );
  repository.write({ 'infra/broken.tf': 'resource "aws_sqs_queue" {{{\n' });
  const unread = check(repository);
  expect(unread.stdout).not.toContain('which this pull request removes');
  expect(unread.code).toBe(3);
});
