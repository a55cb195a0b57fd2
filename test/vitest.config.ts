import { defineConfig } from 'vitest/config';
import { precompiledTemplates } from './precompiled-templates.ts';

/** Tests that replace modules, for which these have to be loaded anew. */
const replacing = ['test/cli/commands/opens.test.ts'];

const common = {
  setupFiles: ['test/vitest.setup.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A golden file is updated on request alone.
  env: { NO_COLOR: '1' },
};

const plugins = [precompiledTemplates()];

export default defineConfig({
  test: {
    maxWorkers: 2,
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
    projects: [
      {
        plugins,
        test: {
          ...common,
          name: 'files',
          include: ['test/**/*.test.ts'],
          exclude: ['test/slow/**', '**/node_modules/**', ...replacing],
          // What a worker has loaded serves all files it runs: nothing in the sources keeps state between calls.
          isolate: false,
        },
      },
      { plugins, test: { ...common, name: 'modules replaced', include: replacing } },
    ],
  },
});
