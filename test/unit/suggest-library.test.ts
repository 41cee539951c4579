import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import texts from '../../src/generated/library.json';
import { builtIn } from '../../src/suggest/library.ts';
import { identify } from '../../src/taxonomies/identify.ts';
import { validate } from '../../src/validation/validate.ts';
import { doc } from './models-support.ts';

const LIBRARY = builtIn(texts);
const FOLDER = 'rules/library';
const SLOTS = [
  'it',
  'from',
  'to',
  'identity',
  'data',
  'served',
  'source',
  'callers',
  'targets',
  'secret-for',
  'neighbours',
  'authn',
  'via',
  'may',
  'region',
  'account',
];
const FILES = readdirSync(FOLDER).filter(name => name.endsWith('.yaml'));

describe('the threat library', () => {
  it.each(FILES.filter(name => name !== 'technologies.yaml' && name !== 'words.yaml'))(
    '%s has the form of the schema, and at most 33 topics',
    name => {
      const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
      expect(validate('threatLibrary', doc(text, `threat-model/library/${name}`))).toEqual([]);
      const domain = name.replace('.yaml', '');
      const topics = LIBRARY.patterns
        .filter(({ id }) => id.startsWith(`${domain}/`))
        .map(({ topic }) => topic);
      expect(new Set(topics).size).toBeLessThanOrEqual(33);
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
      const globs = [
        on.element,
        on.flow?.from,
        on.flow?.to,
        on.reaches,
        on['reached-by'],
        on.beside,
        on.without,
      ].flatMap(list => list ?? []);
      for (const glob of globs) {
        const known =
          LIBRARY.classes.has(glob) || ['process', 'store', 'external'].includes(glob) || /[/*]/.test(glob);
        expect(known, `${glob} is neither a class, a kind nor a technology`).toBe(true);
      }
    },
  );

  it('fills every slot of its sentences and countermeasures', () => {
    for (const { id, what, mitigate } of LIBRARY.patterns) {
      for (const slot of [what, ...Object.values(mitigate)].join(' ').match(/\{[^}]*\}/g) ?? [])
        expect(SLOTS, `${id} ${slot}`).toContain(slot.slice(1, -1));
    }
  });

  it('says only what its conditions make sure of', () => {
    /** Slots that would be empty words where nothing makes sure of them. */
    const needs: Readonly<Record<string, readonly string[]>> = {
      may: ['privileged'],
      region: ['one-region'],
      neighbours: ['neighbours'],
      'secret-for': ['uses-secret'],
    };
    for (const { id, what, on } of LIBRARY.patterns)
      for (const [slot, conditions] of Object.entries(needs))
        if (what.includes(`{${slot}}`))
          expect(on.when, `${id} {${slot}}`).toEqual(expect.arrayContaining([...conditions]));
  });

  it('keeps names of one vendor out of patterns for several', () => {
    const vendors =
      /IMDSv2|kms:|iam:|aws:|cloudtrail:|service control policy|Entra|contributor of the subscription/;
    for (const { id, what, mitigate } of LIBRARY.patterns)
      if (/^(cloud|web|flows|delivery|kubernetes|llm|devices)\//.test(id))
        expect(`${what} ${Object.values(mitigate).join(' ')}`, id).not.toMatch(vendors);
  });
});
