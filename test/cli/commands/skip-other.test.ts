import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = makeSandbox();
  sandbox.write('audit.md', post(null, [[1, 'Gate', 'open']]));
  sandbox.write('news.md', '# The orchard opens\n\nCome and see.\n');
});
afterEach(() => sandbox.remove());

const out = ['--format', 'json', '--out', 'out'];

test.each([
  ['lint', ['audit.md', 'news.md'], 2, 0],
  ['report', ['audit.md', 'news.md', ...out], 1, 0],
  ['diff', ['news.md', 'audit.md', ...out], 2, 0],
  ['diff', ['audit.md', 'news.md', ...out], 2, 2],
])('%s %j: a post without findings is a fault, unless it is to be skipped', async (command, words, plain, skipping) => {
  const fault = await sandbox.run([command, ...words]);
  expect([fault.exit, fault.stderr]).toEqual([plain, expect.stringContaining('news.md: no findings found')]);
  const skipped = await sandbox.run([command, ...words, '--skip-other']);
  expect([skipped.exit, skipped.stderr]).toEqual([skipping, expect.stringContaining('news.md')]);
});
