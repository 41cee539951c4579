import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/taxonomies/identify.ts';
import { KINDS } from '../../src/taxonomies/kinds.ts';
import { tableOf } from '../../src/taxonomies/tables.ts';
import { matrixOf, tacticsOf, tacticsOfMatrix } from '../../src/taxonomies/tactics.ts';

function short(text: string): string {
  const found = identify(text);
  switch (found.is) {
    case 'known':
      return `${found.kind.noun} ${found.id}`;
    case 'unknown':
      return `${found.newer ? 'newer' : 'no'} ${found.kind.noun}`;
    case 'malformed':
      return `malformed ${found.kind.noun}: ${found.meant}`;
    case 'ambiguous':
      return found.editions.join(' or ');
    case 'other':
      return 'other';
  }
}

describe('an identifier is known by its form and its table', () => {
  test.each([
    ['T1190', 'ATT&CK technique T1190'],
    ['T1552.005', 'ATT&CK technique T1552.005'],
    ['T0886', 'ATT&CK technique T0886'],
    ['TA0001', 'ATT&CK tactic TA0001'],
    ['M1032', 'ATT&CK mitigation M1032'],
    ['AML.T0051.001', 'ATLAS technique AML.T0051.001'],
    ['AML.TA0005', 'ATLAS tactic AML.TA0005'],
    ['AML.M0015', 'ATLAS mitigation AML.M0015'],
    ['CAPEC-98', 'CAPEC pattern CAPEC-98'],
    ['CWE-89', 'CWE weakness CWE-89'],
    ['D3-AA', 'D3FEND technique D3-AA'],
    ['AC-6(1)', 'NIST SP 800-53 control AC-6(1)'],
    ['AC-06(01)', 'NIST SP 800-53 control AC-6(1)'],
    ['LLM06:2025', 'OWASP list item LLM06:2025'],
    ['A1:2017', 'OWASP list item A1:2017'],
    ['A01:2025', 'OWASP list item A01:2025'],
    ['CICD-SEC-4', 'OWASP CI/CD risk CICD-SEC-4'],
    ['T6', 'OWASP agentic threat or skill risk T6'],
    ['AST03', 'OWASP agentic threat or skill risk AST03'],
  ])('%s', (text, found) => {
    expect(short(text)).toBe(found);
  });
});

describe('one that no table holds is newer than it, or is none', () => {
  test.each([
    ['T1999', 'newer ATT&CK technique'],
    ['T1557.099', 'newer ATT&CK technique'],
    ['T1999.001', 'newer ATT&CK technique'],
    ['T1190.001', 'newer ATT&CK technique'],
    ['T1002.001', 'newer ATT&CK technique'],
    ['T0999', 'newer ATT&CK technique'],
    ['T0001', 'no ATT&CK technique'],
    ['AML.T0999', 'newer ATLAS technique'],
    ['CAPEC-9999', 'newer CAPEC pattern'],
    ['CAPEC-361', 'no CAPEC pattern'],
    ['CWE-9999', 'newer CWE weakness'],
    ['D3-ZZZ', 'newer D3FEND technique'],
    ['AC-99', 'newer NIST SP 800-53 control'],
    ['A01:2031', 'newer OWASP list item'],
    ['A01:2020', 'no OWASP list item'],
    ['A11:2025', 'no OWASP list item'],
    ['CICD-SEC-11', 'newer OWASP CI/CD risk'],
  ])('%s', (text, found) => {
    expect(short(text)).toBe(found);
  });
});

describe('one that is written another way is told how to write it', () => {
  test.each([
    ['t1190', 'malformed ATT&CK technique: T1190'],
    ['attack.t1552.005', 'malformed ATT&CK technique: T1552.005'],
    ['T1552/005', 'malformed ATT&CK technique: T1552.005'],
    ['T1552.5', 'malformed ATT&CK technique: T1552.005'],
    ['T1190 Exploit Public-Facing Application', 'malformed ATT&CK technique: T1190'],
    ['MITRE ATT&CK: T1190', 'malformed ATT&CK technique: T1190'],
    ['T11900', 'malformed ATT&CK technique: T1190'],
    ['AML-T0051', 'malformed ATLAS technique: AML.T0051'],
    ['CAPEC620', 'malformed CAPEC pattern: CAPEC-620'],
    ['CPAEC-620', 'malformed CAPEC pattern: CAPEC-620'],
    ['capec-0620', 'malformed CAPEC pattern: CAPEC-620'],
    ['CWE 757', 'malformed CWE weakness: CWE-757'],
    ['CWE-757: Selection of a weaker algorithm', 'malformed CWE weakness: CWE-757'],
    ['cwe-79', 'malformed CWE weakness: CWE-79'],
    ['D3FEND:D3-MFA', 'malformed D3FEND technique: D3-MFA'],
    ['ac-2.1', 'malformed NIST SP 800-53 control: AC-2(1)'],
    ['NIST SP 800-53 AC-2', 'malformed NIST SP 800-53 control: AC-2'],
    ['A1:2021', 'malformed OWASP list item: A01:2021'],
    ['LLM6:2025', 'malformed OWASP list item: LLM06:2025'],
    ['OWASP LLM06-2025', 'malformed OWASP list item: LLM06:2025'],
    ['CICD-SEC-04', 'malformed OWASP CI/CD risk: CICD-SEC-4'],
  ])('%s', (text, found) => {
    expect(short(text)).toBe(found);
  });
});

test.each([
  ['LLM06', 'LLM06:2026 or LLM06:2025 or LLM06:2023'],
  ['LLM6', 'LLM06:2026 or LLM06:2025 or LLM06:2023'],
  ['OWASP A01', 'A01:2025 or A01:2021 or A1:2017'],
  ['API1', 'API1:2023 or API1:2019'],
  ['API10', 'API10:2023 or API10:2019'],
])('%s needs an edition', (text, editions) => {
  expect(short(text)).toBe(editions);
});

test.each([
  'CVE-2021-44228',
  'https://attack.mitre.org/techniques/T1190/',
  'https://cwe.mitre.org/data/definitions/89.html',
  'RFC 9700',
  'SHOP-208',
  'DD.4.2',
  'P1',
  'C3',
  'M1',
  'ISO 27001 A.5.1',
  'GHSA-jfh8-c2jp-5v3q',
  '',
])('%j is left to others', text => {
  expect(short(text)).toBe('other');
});

test('every id of every table is well formed and known, and what took its place is live', () => {
  for (const file of readdirSync('rules/taxonomies')) {
    const { entries, licence, tables } = JSON.parse(readFileSync(`rules/taxonomies/${file}`, 'utf8'));
    expect(licence).not.toBe('');
    expect(tables.length).toBeGreaterThan(0);
    for (const id of Object.keys(entries)) {
      const found = identify(id);
      expect(found.is === 'known' && found.id, id).toBe(id);
      if (found.is !== 'known') continue;
      for (const now of found.entry.now)
        expect(tableOf(found.kind.table).get(now), `${id}: ${now}`).toBeDefined();
    }
  }
});

test('every technique of ATT&CK that is not withdrawn serves tactics that are known', () => {
  for (const name of ['attack', 'atlas'] as const) {
    for (const [id, { gone }] of tableOf(name)) {
      if (gone !== undefined || !/^(?:AML\.)?T\d/.test(id)) continue;
      // ATLAS has techniques whose tactics are not published in a form that could be read.
      if (name === 'attack') expect(tacticsOf(id), id).not.toEqual([]);
      for (const tactic of tacticsOf(id))
        expect(tacticsOfMatrix(matrixOf(tactic) ?? '').map(t => t.id)).toContain(tactic);
    }
  }
  expect(tacticsOf('T1528')).toEqual(['TA0006']);
  expect(tacticsOf('toString')).toEqual([]);
});

test('every kind has a sample that is known', () => {
  for (const kind of KINDS) {
    const found = identify(kind.sample);
    expect(found.is === 'known' && found.kind).toBe(kind);
  }
});

test('long and hostile texts take no time', () => {
  const start = performance.now();
  for (const text of [
    'mitre '.repeat(5000),
    'T1190'.repeat(5000),
    `CWE-${'1'.repeat(50_000)}`,
    `CWE-79 ${' \n'.repeat(20_000)}x`,
  ]) {
    identify(text);
  }
  expect(performance.now() - start).toBeLessThan(500);
});
