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
    // Folders that decide what a report says; with --coverage alone.
    coverage: {
      include: ['src/{parse,analyze,domain}/**/*.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: {
        'src/parse/**': { lines: 95 },
        'src/analyze/**': { lines: 95 },
        'src/domain/**': { lines: 95 },
      },
    },
  },
});
