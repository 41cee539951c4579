import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHANGE_CLASSES, type Change } from '../../src/core/architecture.ts';
import { changesBetween } from './architecture-trees.ts';

const ROOT = new URL('../fixtures/architecture/terraform/', import.meta.url);

function read(name: string, file: string): Record<string, string> {
  return { 'infra/main.tf': readFileSync(new URL(`${name}/${file}.tf`, ROOT), 'utf8') };
}

function worth(changes: readonly Change[]): Change[] {
  return changes.filter(change => change.weight !== 'low');
}

describe('a change of each class in Terraform, and its harmless twin', () => {
  it('has a pair for every class', () => {
    expect(readdirSync(ROOT).sort()).toEqual([...CHANGE_CLASSES].sort());
  });

  for (const name of CHANGE_CLASSES) {
    it(`${name}: the change is seen, at a place at head or (removed) at base`, async () => {
      const { changes } = await changesBetween(read(name, 'base'), read(name, 'change'));
      const found = worth(changes).filter(change => change.classes.includes(name));
      expect(found.length, JSON.stringify(changes.map(change => change.sentence))).toBeGreaterThan(0);
      for (const change of found) {
        expect(change.at.source.path).toBe('infra/main.tf');
        expect(change.at.end).toBeGreaterThan(change.at.start);
        expect(change.at.end).toBeLessThanOrEqual(change.at.source.text.length);
      }
    });

    it(`${name}: the harmless twin is silent`, async () => {
      const { changes } = await changesBetween(read(name, 'base'), read(name, 'harmless'));
      expect(worth(changes).map(change => change.sentence)).toEqual([]);
    });
  }
});
