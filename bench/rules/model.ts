import { readFile } from '../../src/documents/read.ts';
import { checkFiles, type Reading } from '../../src/models/checked.ts';

/** Threats for each element. */
const THREATS = 5;
/** Entries for each file of the model: files of more than 1 MiB are not read. */
const PART = 500;
const CATEGORIES = ['spoofing', 'tampering', 'repudiation', 'information-disclosure', 'denial-of-service'];
const REFS = ['T1528, CWE-287', 'T1086', 'CAPEC-593', 'T9999', 'A01:2021'];

/**
 * One model of `size` elements, as many flows and five times as many threats, in the files of a folder. It has what makes
 * rules slow: an element with every flow, threats of one rank, deep boundaries, long attack trees, and a finding of most kinds.
 */
export function largeModel(size: number): Reading {
  const parts: string[] = [head(size)];
  for (let from = 0; from < size; from += PART) parts.push(part(from, Math.min(size, from + PART), size));
  parts.push(trees(size));
  const encoder = new TextEncoder();
  return checkFiles(
    parts.map((text, i) =>
      readFile({ path: `threat-model/large/part-${i}.yaml`, oid: `${i}`, bytes: encoder.encode(text) }),
    ),
  );
}

function head(size: number): string {
  const lines = [
    'name: Large',
    'criticality: critical',
    'methods: [stride-per-element, stride-per-interaction, linddun, pasta, attack-trees]',
    'data:',
    '  orders: {class: confidential, personal: true}',
    '  unclassified: {personal: true}',
    'boundaries:',
    '  b0: {kind: account}',
  ];
  for (let i = 1; i < size / 10; i++)
    lines.push(`  b${i}: {kind: network, in: b${i % 20 === 0 ? 0 : i - 1}}`);
  lines.push(
    'elements:',
    '  hub: {process: aws/alb, in: b0}',
    'reviews:',
    '  - {date: 2026-09-14, engineering: ana}',
  );
  return `${lines.join('\n')}\n`;
}

function part(from: number, to: number, size: number): string {
  const indexes = Array.from({ length: to - from }, (_, i) => from + i);
  const boundary = (i: number) => `b${i % Math.max(1, Math.floor(size / 10))}`;
  return [
    'elements:',
    ...indexes.map(i => {
      const kind = i % 3 === 0 ? 'store: aws/s3' : 'process: aws/ecs';
      return `  e${i}: {${kind}, in: ${boundary(i)}, runs-as: r${i}, holds: [orders]}`;
    }),
    'identities:',
    ...indexes.map(i => `  r${i}: {kind: role}`),
    'flows:',
    ...indexes.map(i => `  f${i}: {from: hub, to: e${i}, carries: [orders], via: https}`),
    'mitigations:',
    ...indexes.map(i => `  m${i}: {what: Calls are signed, owner: ana, due: 2026-10-01}`),
    'threats:',
    ...indexes.flatMap(i => Array.from({ length: THREATS }, (_, j) => threat(i, j))),
    'dismissed:',
    ...indexes.map(i => `  e${i}: {tampering+repudiation: Not ours}`),
    '',
  ].join('\n');
}

function threat(i: number, j: number): string {
  const target = j === 0 ? `f${i}` : j === 1 ? `[e${i}, hub]` : `e${i}`;
  const risk = j === 4 ? 'high' : `${1 + (i % 5)}x${1 + j}`;
  const response = j === 3 ? '' : `, mitigate: {m${i}: shared}`;
  const rank = 1 + ((i * 7) % 97);
  return `  t${i}-${j}: {at: ${target}, stride: ${CATEGORIES[j]}, what: Somebody does it, refs: [${REFS[j]}], risk: ${risk}, rank: ${rank}${response}}`;
}

function trees(size: number): string {
  const lines = ['attack-trees:'];
  for (let i = 0; i < size / 10; i++) {
    const next = i + 1 < size / 10 ? `{what: Go on, tree: a${i + 1}}` : '{what: Ask, open: true}';
    lines.push(
      `  a${i}: {goal: Goal ${i}, threats: [t${i}-0], any: {on: ${i % 10 === 9 ? '{what: Stop, accepted: Enough}' : next}, in: {what: Get in, mitigated-by: m${i}}, out: {what: Get out, all: {x: {what: X, kill-chain: exploitation, open: true}, y: {what: Y, kill-chain: delivery, open: true}}}}}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
