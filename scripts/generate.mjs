// Generates what the sources import from `src/generated/`: the validators and types of the schemas, the compiled
// tables of `rules/`. Nothing here is committed; the bundles in `dist/` contain it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { compileArchitecture } from './compile-architecture.mjs';
import { compileLibrary } from './compile-library.mjs';
import { compileTactics, compileTaxonomies } from './compile-taxonomies.mjs';

const out = 'src/generated';
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/taxonomies.json`, compileTaxonomies());
writeFileSync(`${out}/tactics.json`, compileTactics());

const schemas = new Map(
  [
    'threat-model',
    'control-file',
    'decision',
    'baseline',
    'policy',
    'threat-library',
    'own-rule',
    'upstream-lock',
  ].map(name => [name, JSON.parse(readFileSync(`schema/${name}.schema.json`, 'utf8'))]),
);

const pages = rulePages();
const rules = schemas.get('control-file').properties.rules;
rules.additionalProperties = false;
rules.properties = Object.fromEntries(
  (await ruleOptions()).map(({ id, options }) => [id, settingOf(options)]),
);
// Rules of the repository's own, which have no options.
rules.patternProperties = { '^custom/[a-z][a-z0-9-]*$': settingOf() };

const ajv = new Ajv2020({
  allErrors: false,
  code: { source: true, esm: true, lines: true },
  strictRequired: false,
  strictTypes: false,
});
addFormats.default(ajv, ['date']);
ajv.addVocabulary(['x-says', 'x-one-of']);
for (const schema of schemas.values()) ajv.addSchema(schema);

const exportsOf = Object.fromEntries(
  [...schemas].map(([name, schema]) => [name.replace(/-(.)/g, (_, c) => c.toUpperCase()), schema.$id]),
);
// Ajv's ESM output still calls `require` for its runtime helpers: imports are what bundlers and Node can load.
const requires = /require\("([^"]+)"\)/g;
const code = standaloneCode.default(ajv, exportsOf);
const modules = [...new Set([...code.matchAll(requires)].map(match => match[1]))];
const importable = path => (path.startsWith('ajv/') || path.startsWith('ajv-formats/') ? `${path}.js` : path);
// A loader that unwraps `default` itself (vite) gives what `require` gives under `default` in Node.
const interop = 'const interop = module => (module.default?.__esModule ? module.default : module);';
const imports = modules.map((path, i) => `import * as module${i} from '${importable(path)}';`).join('\n');
const body = code.replace(requires, (_, path) => `interop(module${modules.indexOf(path)})`);
writeFileSync(`${out}/validators.js`, `${imports}\n${interop}\n${body}\n`);
writeFileSync(
  `${out}/validators.d.ts`,
  [
    "import type { ErrorObject } from 'ajv';",
    'export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }',
    ...Object.keys(exportsOf).map(name => `export const ${name}: Validator;`),
    '',
  ].join('\n'),
);
writeFileSync(
  `${out}/schemas.json`,
  JSON.stringify(
    Object.fromEntries([...schemas].map(([, schema]) => [schema.$id.split('/').at(-1), schema])),
  ),
);

for (const [name, schema] of schemas) {
  // A policy is read as a control file; only its validator is its own.
  if (name === 'policy') continue;
  const text = JSON.stringify(schema).replaceAll('threat-model.json#', '#');
  const merged = JSON.parse(text);
  merged.$defs = { ...schemas.get('threat-model').$defs, ...merged.$defs };
  const title = name.replace(/(^|-)(.)/g, (_, __, c) => c.toUpperCase());
  merged.title = title;
  const types = await compile(merged, title, {
    bannerComment: '/* Generated from schema/. Do not edit. */',
    unreachableDefinitions: false,
    strictIndexSignatures: true,
    format: false,
  });
  writeFileSync(`${out}/${name}.ts`, types);
}

writeFileSync(`${out}/architecture.json`, compileArchitecture());
writeFileSync(`${out}/library.json`, compileLibrary());
writeFileSync(`${out}/pages.json`, JSON.stringify(pages));

/** The rules with the schemas of their options. They are pure: of what is generated here they need the taxonomies alone. */
async function ruleOptions() {
  const { outputFiles } = await build({
    entryPoints: ['rules/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  return (await import(url)).RULES;
}

/** What the control file may say of a rule: a level, or an object with level and the rule's own options. */
function settingOf(options) {
  const level = { $ref: '#/$defs/level' };
  return {
    type: ['string', 'object'],
    if: { type: 'string' },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
    then: level,
    else: { properties: { level, ...options?.properties }, additionalProperties: false },
  };
}

/** Every rule's page, by id: what `threatlint explain` prints. */
function rulePages() {
  const pages = {};
  for (const group of readdirSync('rules', { withFileTypes: true })) {
    if (!group.isDirectory() || ['architecture', 'library', 'taxonomies'].includes(group.name)) continue;
    for (const rule of readdirSync(`rules/${group.name}`)) {
      pages[`${group.name}/${rule}`] = readFileSync(`rules/${group.name}/${rule}/README.md`, 'utf8');
    }
  }
  return pages;
}
