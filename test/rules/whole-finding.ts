import { expect } from 'vitest';
import type { Finding } from '../../src/core/finding.ts';

/** What every finding must have besides its message: whom it is about, what to do, and what its further places show. */
export function expectWhole({ message, remedy, subject, related, snippet }: Finding): void {
  expect(message).toMatch(/^\S[^]*\S$/);
  expect(remedy, message).toMatch(/^[A-Z`][^]*[.?:]$/);
  expect(remedy, message).not.toMatch(/ {2}|``|, [,;]| [,;]|`.`$/);
  expect(subject, message).toMatch(/\S/);
  for (const place of related ?? []) expect(place.message, message).toMatch(/\S/);
  if (snippet !== undefined) {
    expect(snippet.path, message).toMatch(/\S/);
    expect(snippet.text, message).toMatch(/\S[^]*\n/);
  }
}
