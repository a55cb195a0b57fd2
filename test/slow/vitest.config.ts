import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/vitest.setup.ts'],
    // The properties again, with all their runs.
    include: [
      'test/slow/**/*.test.ts',
      'test/fuzz/**/*.test.ts',
      'test/markdown/*.test.ts',
      'test/parse/oracle.test.ts',
      'test/analyze/compare/laws.test.ts',
    ],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    env: { NO_COLOR: '1', ALL_RUNS: '1' },
  },
});
