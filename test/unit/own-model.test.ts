import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/models/checked.ts';
import { page, read } from './docs-support.ts';

const PATHS = readdirSync('threat-model').map(name => `threat-model/${name}`);
const { models } = checkFiles(PATHS.map(path => read(path, page(path))));

describe('our own threat models', () => {
  it('are two, judged by all rules', () => {
    expect(models.map(({ id }) => id).sort()).toEqual(['gate', 'release']);
    expect(page('threat-model/threatlint.yaml')).toContain('preset: strict\n');
  });

  it('point to evidence for whatever is said to be done', () => {
    for (const model of models) {
      const all = [
        ...model.mitigations,
        ...model.threats.flatMap(({ responses }) => responses.flatMap(each => each.mitigations)),
      ];
      for (const { id, done, evidence } of all) {
        if (done !== undefined) expect(evidence?.contains, `${model.id} ${id}`).toBeTypeOf('string');
      }
    }
  });
});
