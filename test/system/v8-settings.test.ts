import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { root } from '../run.ts';
import { v8Flags, usualBudget } from '../../src/system/v8-settings.ts';

const settings = v8Flags(process.version);

describe.runIf(settings.length > 0)('The settings of V8', () => {
  const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });

  test.runIf(process.version.startsWith('v20.'))(
    'usualBudget: V8 knows the flag, with the value that is multiplied',
    () => {
      expect(options).toContain(`default: --interrupt-budget=${usualBudget}\n`);
    },
  );

  test.each(settings.map((flag) => flag.replace(/^--(?:no-)?|=.*/g, '')))('V8 knows --%s', (name) => {
    expect(options).toContain(`\n  --${name} (`);
  });

  test('leave Node the code that it carries for what a report loads of it', async () => {
    const settings = join(root, 'node_modules/.cache/v8-settings.test.mjs');
    await build({
      entryPoints: [join(root, 'src/system/v8-settings.ts')],
      outfile: settings,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const script = `
      const { internalBinding } = require('internal/test/binding');
      import(${JSON.stringify(pathToFileURL(settings).href)}).then(({ suitShortRuns }) => {
        suitShortRuns();
        for (const name of ['child_process', 'crypto', 'fs/promises', 'net', 'worker_threads']) require(name);
        console.log([...internalBinding('builtins').getCacheUsage().compiledWithoutCache].join(' '));
      });`;
    const words = ['--no-warnings', '--expose-internals', '-e', script];
    expect(execFileSync(process.execPath, words, { encoding: 'utf8' })).toBe('\n');
  });
});

test.each([
  ['v20.12.0', 4],
  ['v22.1.0', 0],
  ['v24.0.0', 0],
])('on %s, %i are set', (version, count) => {
  expect(v8Flags(version)).toHaveLength(count);
});
