// Bundles the two programs into dist/: one file each for what every run needs, and chunks that are loaded when needed.
import { chmodSync, rmSync } from 'node:fs';
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
  plugins: [withoutHttpClient],
  logLevel: 'warning',
});
chmodSync(`${outdir}/cli.js`, 0o755);
