import { expect } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';

/** What findings must have besides their messages: each its own fingerprint, whom it is about, and what to do. */
export function expectWhole(findings: readonly Finding[]): void {
  const fingerprints = findings.map(({ fingerprint }) => fingerprint);
  expect(new Set(fingerprints).size, 'two findings have one fingerprint').toBe(fingerprints.length);
  for (const { message, remedy, subject, related, snippet } of findings) {
    expect(message).toMatch(/^\S[\s\S]*\S$/);
    expect(remedy, message).toMatch(/^[A-Z`][\s\S]*[.?:]$/);
    expect(remedy, message).not.toMatch(/ {2}|``|, [,;]| [,;]/);
    expect(subject, message).not.toMatch(/^$|\/\//);
    for (const place of related ?? []) expect(place.message, message).toMatch(/\S/);
    if (snippet === undefined) continue;
    expect(snippet.path, message).toMatch(/\S/);
    expect(snippet.text, message).toMatch(/\S[\s\S]*\n/);
  }
}
