import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import texts from '../../src/generated/library.json';
import { builtIn } from '../../src/suggest/library.ts';
import { identify } from '../../src/taxonomies/identify.ts';
import { validate } from '../../src/validation/validate.ts';
import { doc } from './models-support.ts';

const LIBRARY = builtIn(texts);
const FOLDER = 'rules/library';
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'));

describe('the threat library', () => {
  it.each(FILES.filter(name => name !== 'technologies.yaml'))(
    '%s has the form of the schema, and at most 33 patterns',
    name => {
      const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
      expect(validate('threatLibrary', doc(text, `threat-model/library/${name}`))).toEqual([]);
      expect(Object.keys(parse(text).patterns).length).toBeLessThanOrEqual(33);
    },
  );

  it.each(LIBRARY.patterns.map(pattern => [pattern.id, pattern] as const))(
    '%s names what exists',
    (_, pattern) => {
      for (const reference of pattern.refs) {
        const found = identify(reference);
        expect(found, reference).toMatchObject({
          is: 'known',
          entry: expect.not.objectContaining({ gone: expect.anything() }),
        });
      }
      expect(pattern.stride.length + pattern.linddun.length).toBeGreaterThan(0);
      expect(pattern.stride.length).toBeLessThanOrEqual(2);
      expect(pattern.terms.length).toBeGreaterThan(0);
      const { on } = pattern;
      const globs = [on.element, on.flow?.from, on.flow?.to, on.reaches, on['reached-by'], on.beside].flatMap(
        list => list ?? [],
      );
      for (const glob of globs) {
        const known =
          LIBRARY.classes.has(glob) || ['process', 'store', 'external'].includes(glob) || /[/*]/.test(glob);
        expect(known, `${glob} is neither a class, a kind nor a technology`).toBe(true);
      }
    },
  );

  it('fills every slot of its sentences', () => {
    for (const { what } of LIBRARY.patterns) {
      expect(
        what.match(/\{[^}]*\}/g)?.every(slot => /^\{(it|from|to|identity|data)\}$/.test(slot)) ?? true,
      ).toBe(true);
    }
  });
});
