import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RepoPath, Source } from '../../src/core/source.ts';
import type { Tree, TreeEntry } from '../../src/core/tree.ts';

const BUFFER = 1 << 30;
const LARGEST = 1_000_000;

/** A clone in the measurement's folder: trees and texts by commit, cached by object id. */
export class Clone {
  private readonly texts = new Map<string, Source | undefined>();

  private constructor(readonly folder: string) {}

  /** `DIR/owner+name/` or `DIR/owner+name/repo`, bare or not. Absent where there is none. */
  static open(root: string, repo: string): Clone | undefined {
    const base = join(root, repo.replace('/', '+'));
    for (const folder of [base, join(base, 'repo'), join(base, '.git'), join(base, 'repo', '.git')]) {
      if (existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects'))) return new Clone(folder);
    }
    return undefined;
  }

  private git(args: readonly string[], input?: string): Buffer {
    return execFileSync('git', ['--git-dir', this.folder, ...args], {
      maxBuffer: BUFFER,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
    });
  }

  tree(commit: string): Tree {
    const entries = new Map<RepoPath, TreeEntry>();
    for (const line of this.git(['ls-tree', '-r', '-z', commit]).toString('utf8').split('\0')) {
      const match = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line);
      const [, mode, , oid, path] = match ?? [];
      if (oid === undefined || path === undefined) continue;
      entries.set(path, {
        path,
        oid,
        kind: mode === '160000' ? 'submodule' : mode === '120000' ? 'symlink' : 'file',
      });
    }
    return { entries };
  }

  /** The texts of these files; what is missing, binary or too large is left out. */
  read(tree: Tree, paths: readonly RepoPath[]): Map<RepoPath, Source> {
    const wanted = paths.flatMap(path => {
      const entry = tree.entries.get(path);
      return entry?.kind === 'file' ? [{ path, oid: entry.oid }] : [];
    });
    const missing = wanted.filter(one => !this.texts.has(`${one.oid} ${one.path}`));
    this.load(missing);
    const found = new Map<RepoPath, Source>();
    for (const { path, oid } of wanted) {
      const source = this.texts.get(`${oid} ${path}`);
      if (source !== undefined) found.set(path, source);
    }
    return found;
  }

  private load(wanted: readonly { path: RepoPath; oid: string }[]): void {
    if (wanted.length === 0) return;
    const out = this.git(['cat-file', '--batch'], `${wanted.map(one => one.oid).join('\n')}\n`);
    let position = 0;
    for (const { path, oid } of wanted) {
      const end = out.indexOf(10, position);
      const [, type, size] = out.toString('utf8', position, end).split(' ');
      position = end + 1;
      const length = type === 'blob' ? Number(size) : -1;
      const body = length < 0 ? undefined : out.subarray(position, position + length);
      position += Math.max(length + 1, 0);
      const usable = body !== undefined && length <= LARGEST && !body.includes(0);
      this.texts.set(`${oid} ${path}`, usable ? { path, oid, text: body.toString('utf8') } : undefined);
    }
  }

  /** The lines that a commit adds and removes in these files. */
  changedLines(parent: string, commit: string, paths: readonly string[]): string[] {
    const out = this.git(['diff', '-U0', '--no-color', parent, commit, '--', ...paths]).toString('utf8');
    return out.split('\n').filter(line => /^[-+](?![-+]{2} )/.test(line));
  }
}
