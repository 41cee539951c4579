// Bundles the two programs into dist/: one file each for what every run needs, and chunks that are loaded when needed.
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const outdir = process.argv[2] ?? 'dist';
rmSync(outdir, { recursive: true, force: true });

/** CommonJS packages inside the bundle call `require` for Node's own modules. */
const banner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * @actions/core loads an HTTP client (100 ms) for its OIDC helper, which threatlint does not use. Only there it is
 * replaced by one that says so; @actions/github keeps the real one.
 */
const withoutHttpClient = {
  name: 'core-without-http-client',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@actions\/http-client/ }, ({ path, importer }) =>
      importer.includes('@actions/core/') ? { path, namespace: 'no-http' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'no-http' }, () => ({
      contents: [
        'const refuse = () => { throw new Error("threatlint uses no HTTP through @actions/core"); };',
        'export class HttpClient { constructor() { refuse(); } }',
        'export class BearerCredentialHandler { constructor() { refuse(); } }',
      ].join('\n'),
    }));
  },
};

/**
 * The architecture tables are the larger part of the bundle, and a run needs those of the sources that differ, if any.
 * As text that is parsed when a source is asked for they cost next to nothing; as object literals, some 10 ms a start.
 */
const lazyTables = {
  name: 'lazy-tables',
  setup({ onLoad }) {
    onLoad({ filter: /\/generated\/architecture\.json$/ }, ({ path }) => {
      const tables = Object.entries(JSON.parse(readFileSync(path, 'utf8')));
      const getters = tables.map(([name, table]) => {
        const key = JSON.stringify(name);
        return `get ${key}() { return parsed[${key}] ??= JSON.parse(${JSON.stringify(JSON.stringify(table))}); }`;
      });
      return { contents: `const parsed = {};\nexport default { ${getters.join(',\n')} };` };
    });
  },
};

/**
 * Esbuild makes a chunk for each set of commands that share a module: a dozen more files for `check` to open.
 * Commands that need most of what `check` needs are made to need it all, so that they share one chunk with it.
 */
const oneEngine = {
  name: 'one-engine',
  setup({ onLoad }) {
    onLoad(
      { filter: /\/src\/hosts\/cli\/(diff|inventory|org|replay|review|rules|upstream)\.ts$/ },
      ({ path }) => ({
        contents: `import './check.ts';\n${readFileSync(path, 'utf8')}`,
        loader: 'ts',
      }),
    );
  },
};

await build({
  entryPoints: { cli: 'src/hosts/cli/main.ts', action: 'src/hosts/action/main.ts' },
  outdir,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
  banner: { js: banner },
  plugins: [withoutHttpClient, lazyTables, oneEngine],
  logLevel: 'warning',
});
chmodSync(`${outdir}/cli.js`, 0o755);
