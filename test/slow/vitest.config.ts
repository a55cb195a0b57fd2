import { defineConfig } from 'vitest/config';
import { precompiledTemplates } from '../precompiled-templates.ts';

export default defineConfig({
  plugins: [precompiledTemplates()],
  test: {
    setupFiles: ['test/vitest.setup.ts'],
    // Properties and pages again, with all their runs and cases.
    include: [
      'test/slow/**/*.test.ts',
      'test/fuzz/**/*.test.ts',
      'test/markdown/*.test.ts',
      'test/determinism.test.ts',
      'test/evidence/evidence.test.ts',
      'test/parse/bounds.test.ts',
      'test/parse/definitions.test.ts',
      'test/parse/places-without-findings.test.ts',
      'test/print/corrections.test.ts',
      'test/print/print.test.ts',
      'test/render/saved-injection.test.ts',
      'test/parse/oracle.test.ts',
      'test/cli/commands/rules-of-sides.test.ts',
      'test/cli/commands/writing.test.ts',
      'test/analyze/compare/laws.test.ts',
      'test/cli/commands/pages.test.ts',
      'test/render/html.test.ts',
    ],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    env: { NO_COLOR: '1', ALL_RUNS: '1' },
  },
});
