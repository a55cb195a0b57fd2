import { defineConfig } from 'vitest/config';
import { precompiledTemplates } from './precompiled-templates.ts';

export default defineConfig({
  plugins: [precompiledTemplates()],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/slow/**', '**/node_modules/**'],
    setupFiles: ['test/vitest.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // What a worker has loaded serves all files it runs: nothing in the sources keeps state between calls.
    isolate: false,
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
