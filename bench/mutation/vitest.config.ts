import { defineConfig } from 'vitest/config';

/** The tests that mutants of rules are held against: the examples, each with its own rule alone. */
export default defineConfig({
  test: { include: ['bench/mutation/**/*.test.ts'], exclude: ['**/node_modules/**'], testTimeout: 60_000 },
});
