import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../src/core/document.ts';
import { HELP } from '../../src/hosts/cli/help.ts';
import { EXIT_CODES } from '../../src/policy/verdict.ts';
import { FORMATS } from '../../src/report/index.ts';
import { code, document, page, rows, section } from './docs-support.ts';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly propertyNames?: Schema;
}

function schema(name: string): Schema {
  return JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8')) as Schema;
}

const MODEL = schema('threat-model');
const CONTROL = schema('control-file');
const REPORT = schema('report');

/** The words that a value may be, wherever its schema says so. */
function words(value: Schema | undefined): string[] {
  if (value === undefined) return [];
  const name = /#\/\$defs\/(\w+)$/.exec(value.$ref ?? '')?.[1];
  const followed = name === undefined ? undefined : (MODEL.$defs?.[name] ?? CONTROL.$defs?.[name]);
  if (followed?.properties !== undefined) return [];
  return [
    ...(value.enum ?? []),
    ...[followed, value.items, value.then, value.else, value.propertyNames].flatMap(words),
  ];
}

const MODEL_SECTIONS: readonly (readonly [string, Schema | undefined])[] = [
  ['The model', MODEL],
  ['Data', MODEL.$defs?.['dataAsset']],
  ['Boundaries', MODEL.$defs?.['boundary']],
  ['Identities', MODEL.$defs?.['identity']],
  ['Elements', MODEL.$defs?.['element']],
  ['Flows', MODEL.$defs?.['flow']],
  ['Assumptions', MODEL.$defs?.['assumption']],
  ['Threats', MODEL.$defs?.['threat']],
  ['OWASP Risk Rating', MODEL.$defs?.['owaspRisk']],
  ['FAIR', MODEL.$defs?.['fairRisk']],
  ['DREAD', MODEL.$defs?.['dreadRisk']],
  ['Mitigations', MODEL.$defs?.['mitigation']],
  ['Evidence', MODEL.$defs?.['evidence']],
  ['Transfer', MODEL.$defs?.['transfer']],
  ['Accept', MODEL.$defs?.['accept']],
  ['Avoid', MODEL.$defs?.['avoid']],
  ['Attack trees', MODEL.$defs?.['attackTree']],
  ['Out of scope', MODEL.$defs?.['outOfScope']],
  ['Steps of an attack tree', MODEL.$defs?.['attackNode']],
  ['PASTA', MODEL.$defs?.['pasta']],
  ['Reviews', MODEL.$defs?.['review']],
  ['Validations', MODEL.$defs?.['validation']],
  ['Missed threats', MODEL.$defs?.['missedThreat']],
  ['Upstream models', MODEL.$defs?.['upstream']],
  ['The control file', CONTROL],
  ['Staleness', CONTROL.properties?.['staleness']],
  ['Decisions', schema('decision')],
  ['A locked model', schema('upstream-lock').$defs?.['lockedModel']],
];

describe('docs/models.md', () => {
  it.each(MODEL_SECTIONS)('says every field of "%s", and no other', (title, wanted) => {
    const table = rows(section('docs/models.md', title));
    const fields = table.map(([field]) => code(field ?? '')[0]);
    expect(fields).toEqual(Object.keys(wanted?.properties ?? {}));
    const required = table.filter(([, must]) => must === 'required').map(([field]) => code(field ?? '')[0]);
    expect(required).toEqual(fields.filter(field => wanted?.required?.includes(field ?? '')));
    for (const [field, , meaning] of table) {
      const allowed = words(wanted?.properties?.[code(field ?? '')[0] ?? '']);
      expect(code(meaning ?? '')).toEqual(expect.arrayContaining(allowed));
    }
  });

  it('has a section for every kind of entry', () => {
    const known = new Set(MODEL_SECTIONS.map(([, wanted]) => wanted));
    const entries = Object.entries(MODEL.$defs ?? {}).filter(
      ([, { properties }]) => properties !== undefined,
    );
    expect(entries.filter(([, wanted]) => !known.has(wanted)).map(([name]) => name)).toEqual([]);
  });
});

describe('docs/own-rules.md', () => {
  it('says every field of a rule, and no other', () => {
    const wanted = schema('own-rule');
    const table = rows(section('docs/own-rules.md', 'The fields of a rule'));
    const fields = table.map(([field]) => code(field ?? '')[0]);
    expect(fields).toEqual(Object.keys(wanted.properties ?? {}).filter(field => field !== '$schema'));
    const required = table.filter(([, must]) => must === 'required').map(([field]) => code(field ?? '')[0]);
    expect(required).toEqual(wanted.required);
    for (const [field, , meaning] of table) {
      const allowed = wanted.properties?.[code(field ?? '')[0] ?? '']?.enum ?? [];
      expect(code(meaning ?? '')).toEqual(expect.arrayContaining([...allowed]));
    }
  });
});

describe('docs/output.md', () => {
  it.each([
    ['The report', REPORT],
    ['A finding', REPORT.$defs?.['finding']],
    ['What was not assessed', REPORT.$defs?.['gap']],
    ['A change', REPORT.$defs?.['change']],
  ] as const)('says every property of "%s", and no other', (title, wanted) => {
    const place = title === 'A finding' || title === 'A change' ? REPORT.$defs?.['place']?.properties : {};
    const told = rows(section('docs/output.md', title)).flatMap(([names]) => code(names ?? ''));
    expect([...told].sort()).toEqual(Object.keys({ ...wanted?.properties, ...place }).sort());
  });

  it('says every format', () => {
    expect(rows(section('docs/output.md', 'Output')).map(([name]) => code(name ?? '')[0])).toEqual(FORMATS);
    expect(code(section('README.md', 'The command line'))).toEqual(expect.arrayContaining([...FORMATS]));
  });
});

describe('the README', () => {
  it('says every option that the help says', () => {
    const told = code(section('README.md', 'The command line')).map(text => text.split(' ')[0]);
    const options = [...new Set(HELP.match(/--[a-z]+(?:-[a-z]+)*/g))];
    expect(told).toEqual(expect.arrayContaining(options));
    expect(told.filter(text => text?.startsWith('--') && !options.includes(text))).toEqual([]);
    for (const usage of HELP.split('\n').filter(line => line.startsWith('  threatlint '))) {
      expect(page('README.md')).toContain(`\n${usage.trim()}\n`);
    }
  });

  it('says every input and output of the Action', () => {
    const { value } = document('action.yml', page('action.yml'));
    const action = value as JsonObject;
    const names = (key: string) => (isObject(action[key]) ? Object.keys(action[key]) : []);
    const tables = section('README.md', 'The Action').split('| output |');
    expect(rows(tables[0] ?? '').map(([name]) => code(name ?? '')[0])).toEqual(names('inputs'));
    expect(rows(tables[1] ?? '').flatMap(([name]) => code(name ?? ''))).toEqual(names('outputs'));
  });

  it('says the exit codes of the program', () => {
    const told = rows(section('README.md', 'Verdicts and exit codes')).map(([verdict, exit]) => [
      code(verdict ?? '')[0],
      Number(exit),
    ]);
    expect(Object.fromEntries(told)).toEqual(EXIT_CODES);
    const helped = [...HELP.matchAll(/^ {2}(\d) {2}/gm)].map(match => Number(match[1]));
    expect(helped).toEqual(Object.values(EXIT_CODES).sort());
  });

  it('says every dependency with its version', () => {
    const manifest = JSON.parse(page('package.json')) as Record<string, Record<string, string>>;
    const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    const told = rows(section('README.md', 'Dependencies')).map(([name, version]) => [name, version]);
    expect(Object.fromEntries(told)).toEqual(wanted);
    const runtime = JSON.parse(page('test/node24/package.json')) as Record<string, Record<string, string>>;
    for (const version of Object.values(runtime['optionalDependencies'] ?? {}))
      expect(page('README.md')).toContain(version);
  });
});

/** @actions/core would load a client that the bundles leave out: see scripts/build.mjs. */
const withoutHttpClient: Plugin = {
  name: 'core-without-http-client',
  setup({ onResolve }) {
    onResolve({ filter: /^@actions\/http-client/ }, ({ path, importer }) =>
      importer.includes('@actions/core/') ? { path, external: true } : undefined,
    );
  },
};

describe('NOTICE', () => {
  it('names every package that the bundles hold, with its version', async () => {
    const { metafile } = await build({
      entryPoints: { cli: 'src/hosts/cli/main.ts', action: 'src/hosts/action/main.ts' },
      outdir: 'dist',
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      write: false,
      metafile: true,
      plugins: [withoutHttpClient],
    });
    const packages = new Set<string>();
    for (const { inputs } of Object.values(metafile.outputs)) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
        if (folder !== undefined && bytesInOutput > 0) packages.add(folder);
      }
    }
    const wanted = [...packages].map(folder => {
      const { name, version } = JSON.parse(page(`${folder}/package.json`)) as {
        name: string;
        version: string;
      };
      return `${name} ${version}`;
    });
    const told = [...page('NOTICE').matchAll(/^ {2}((?:@[\w-]+\/)?[\w-]+ \d+\.\d+\.\d+)$/gm)].map(
      match => match[1],
    );
    expect(told).toEqual(wanted.sort());
  });
});
