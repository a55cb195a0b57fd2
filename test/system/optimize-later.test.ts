import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { optimizeLater, usualBudget } from '../../src/system/optimize-later.ts';

test.runIf(process.version.startsWith('v20.'))(
  'usualBudget: V8 knows the flag, with the value that is multiplied',
  () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    expect(options).toContain(`default: --interrupt-budget=${usualBudget}\n`);
  },
);

test.each(['v20.12.0', 'v22.1.0', 'v24.0.0'])('nothing is thrown on %s', (version) => {
  expect(() => optimizeLater(version)).not.toThrow();
});
