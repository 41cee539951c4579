#!/usr/bin/env node
// Shows what threatlint says about this example: first as it is, then after a pull request that should not pass.
// Works in a temporary copy with a git repository of its own; your checkout stays untouched.
//
//   node examples/three-tier-aws/try.mjs [--keep]

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TODAY = '2026-11-23';
const BASE_DATE = '2026-11-02T09:00:00Z';
const CHANGE_DATE = '2026-11-23T09:00:00Z';

const example = dirname(fileURLToPath(import.meta.url));
const cli = join(example, '..', '..', 'dist', 'cli.js');

/** The pull request: what a hurried colleague might send, one entry a mistake. */
const badChange = [
  {
    title: 'The database accepts connections from everywhere',
    file: 'infra/security-groups.tf',
    find: 'resource "aws_security_group" "endpoints" {',
    replace: `resource "aws_vpc_security_group_ingress_rule" "db_reporting" {
  security_group_id = aws_security_group.db.id
  description       = "Reporting tool"
  ip_protocol       = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_security_group" "endpoints" {`,
  },
  {
    title: 'A new bucket that anyone may read',
    file: 'infra/storage.tf',
    find: 'resource "aws_s3_bucket_public_access_block" "uploads" {',
    replace: `resource "aws_s3_bucket" "exports" {
  bucket = "acme-checkout-exports"
}

resource "aws_s3_bucket_policy" "exports" {
  bucket = aws_s3_bucket.exports.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "PublicRead"
        Effect    = "Allow"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "\${aws_s3_bucket.exports.arn}/*"
      },
    ]
  })
}

resource "aws_s3_bucket_public_access_block" "uploads" {`,
  },
  {
    title: 'The audit trail is switched off',
    file: 'infra/audit.tf',
    find: '  enable_logging                = true',
    replace: '  enable_logging                = false',
  },
  {
    title: 'The application may do anything with every bucket',
    file: 'infra/app.tf',
    find: `        Sid      = "Uploads"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = "\${aws_s3_bucket.uploads.arn}/purchase-orders/*"`,
    replace: `        Sid      = "Uploads"
        Effect   = "Allow"
        Action   = "s3:*"
        Resource = "*"`,
  },
  {
    title: 'A mitigation loses its date',
    file: 'threat-model/checkout.yaml',
    find: 'publish the key at the parent, owner: noor, due: 2027-02-26,',
    replace: 'publish the key at the parent, owner: noor,',
  },
  {
    title: 'A misspelt criticality',
    file: 'threat-model/operators.yaml',
    find: 'criticality: high\n',
    replace: 'criticality: hihg\n',
  },
  {
    title: 'A flow to an element that is not there',
    file: 'threat-model/operators.yaml',
    find: '  record: {from: shell, to: session-log,',
    replace: '  record: {from: shell, to: session-archive,',
  },
];

function stop(message, remedy) {
  console.error(`${message}\n${remedy}`);
  process.exit(2);
}

function git(folder, date, ...args) {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.startsWith('GIT_')) delete env[name];
  const own = [
    ['user.name', 'threatlint example'],
    ['user.email', 'example@example.com'],
    ['init.defaultBranch', 'main'],
    ['core.autocrlf', 'false'],
    ['core.hooksPath', devNull],
    ['commit.gpgSign', 'false'],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const run = spawnSync('git', [...own, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...env,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    },
  });
  if (run.error)
    throw new Error(`git could not be started: ${run.error.message}. Install git and try again.`);
  if (run.status !== 0) throw new Error(`git ${args.join(' ')} failed:\n${run.stderr}`);
  return run.stdout.trim();
}

function commit(folder, date, message) {
  git(folder, date, 'add', '--all');
  git(folder, date, 'commit', '--quiet', '--message', message);
  return git(folder, date, 'rev-parse', 'HEAD');
}

function edit(folder, { file, find, replace }) {
  const path = join(folder, file);
  const parts = readFileSync(path, 'utf8').replaceAll('\r\n', '\n').split(find);
  if (parts.length !== 2) {
    throw new Error(`${file} holds this text ${parts.length - 1} times, not once; adapt try.mjs:\n${find}`);
  }
  writeFileSync(path, parts.join(replace));
}

/** Runs the linter in the copy, lets it print, and returns its exit code. */
function check(folder, base) {
  const args = ['check', '--base', base, '--today', TODAY];
  console.log(`$ threatlint ${args.join(' ')}\n`);
  const env = { ...process.env };
  // Makes Node read certificates at every start; the linter opens no connection.
  delete env.NODE_EXTRA_CA_CERTS;
  const run = spawnSync(process.execPath, [cli, ...args], { cwd: folder, env, stdio: 'inherit' });
  if (run.error) throw run.error;
  return run.status ?? `none: ended by ${run.signal}`;
}

function heading(text) {
  console.log(`\n=== ${text}\n`);
}

function demonstrate(folder) {
  for (const part of ['infra', 'access', 'docs', 'threat-model']) {
    cpSync(join(example, part), join(folder, part), { recursive: true });
  }
  git(folder, BASE_DATE, 'init', '--quiet');
  const base = commit(folder, BASE_DATE, 'Checkout with its threat model');

  heading('1. The example as it is: the model and the architecture agree (expected: clean, exit 0)');
  const before = check(folder, base);

  git(folder, CHANGE_DATE, 'checkout', '--quiet', '-b', 'reporting');
  for (const mistake of badChange) edit(folder, mistake);
  commit(folder, CHANGE_DATE, 'Give the reporting tool what it needs');

  heading('2. A pull request that should not pass (expected: findings, exit 1)');
  console.log('It makes these mistakes:');
  for (const { title, file } of badChange) console.log(`  - ${title} (${file})`);
  console.log();
  const after = check(folder, base);

  return [
    { what: 'the unchanged example is clean', wanted: 0, found: before },
    { what: 'the bad change has findings', wanted: 1, found: after },
  ];
}

const options = process.argv.slice(2);
const unknown = options.find(option => option !== '--keep');
if (unknown !== undefined) stop(`Unknown option ${unknown}.`, 'Usage: node try.mjs [--keep]');
if (!existsSync(cli)) {
  stop(`${cli} does not exist.`, 'Run `npm ci && npm run build` in the root of the repository.');
}

const keep = options.includes('--keep');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'threatlint-example-')));
try {
  const expectations = demonstrate(folder);
  heading('Result');
  for (const { what, wanted, found } of expectations) {
    const verdict = found === wanted ? 'as expected' : `NOT as expected: exit code ${found}, not ${wanted}`;
    console.log(`${what}: ${verdict}`);
  }
  process.exitCode = expectations.every(({ wanted, found }) => wanted === found) ? 0 : 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
} finally {
  if (keep) console.log(`\nKept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
