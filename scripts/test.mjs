// Builds what the tests run, brings the second Node where it exists, and runs all tests.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', ...options });
  if (error) console.error(error.message);
  return status ?? 1;
}

const npm = process.env.npm_execpath;
const built = run(process.execPath, ['scripts/generate.mjs']) || run(process.execPath, ['scripts/build.mjs']);
if (built !== 0) process.exit(built);

// Node 24, the Action's runtime, is a package of the tests alone: no user ever installs it.
if (!existsSync('test/node24/node_modules') && npm !== undefined) {
  const code = run(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--silent'], {
    cwd: 'test/node24',
  });
  if (code !== 0)
    console.error(
      'Node 24 could not be installed for the tests: those that need it will say that they were skipped.',
    );
}

// A certificate bundle in the environment costs every spawned Node 50 ms of its start.
const { NODE_EXTRA_CA_CERTS: _unused, ...env } = process.env;
process.exit(
  run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], { env }),
);
