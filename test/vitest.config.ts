import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/vitest.setup.ts'],
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', '**/node_modules/**'],
    testTimeout: 60_000,
    maxWorkers: 2,
    hookTimeout: 60_000,
    // A golden file is updated on request alone.
    env: { NO_COLOR: '1' },
  },
});
