import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from './repositories.ts';

const PACKAGES = ['ajv-cli@5.0.0', 'ajv-formats@3.0.1', '@stoplight/spectral-cli@6.16.3'];

/** Other linters that check files against a schema, and nothing else: arguments for Node. */
export interface Others {
  readonly ajv: readonly string[];
  readonly spectral: readonly string[];
}

/** Installs them into a folder of the benchmark's own; undefined where no registry can be reached. */
export function others(): Others | undefined {
  const folder = join(cacheFolder(), 'others');
  const bin = join(folder, 'node_modules', '.bin');
  if (!existsSync(join(bin, 'ajv')) || !existsSync(join(bin, 'spectral'))) {
    console.error('installing ajv-cli and spectral, once ...');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
    const { status } = spawnSync('npm', ['install', ...options, ...PACKAGES], {
      cwd: folder,
      stdio: 'ignore',
    });
    if (status !== 0) return undefined;
  }
  const schema = resolve('schema', 'threat-model.schema.json');
  const files = join('threat-model', 'system-*.yaml');
  const ruleset = join(folder, 'ruleset.json');
  writeFileSync(ruleset, JSON.stringify(rulesetOf(JSON.parse(readFileSync(schema, 'utf8')))));
  return {
    ajv: [
      join(bin, 'ajv'),
      'validate',
      '--spec=draft2020',
      '--strict=false',
      '--all-errors',
      '-c',
      join(folder, 'node_modules', 'ajv-formats'),
      '-s',
      schema,
      '-d',
      files,
    ],
    spectral: [join(bin, 'spectral'), 'lint', '--quiet', '--ruleset', ruleset, files],
  };
}

function rulesetOf(schema: unknown): object {
  const options = { schema, dialect: 'draft2020-12', allErrors: true };
  return {
    rules: {
      // biome-ignore lint/suspicious/noThenProperty: Spectral's own word.
      schema: { given: '$', severity: 'error', then: { function: 'schema', functionOptions: options } },
    },
  };
}
