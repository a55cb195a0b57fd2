import { openSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeSandbox, post } from './sandbox.ts';

vi.mock('node:fs', { spy: true });

test.each([
  ['report', ['--format', 'md,json']],
  ['lint', []],
])('%s opens each post and the configuration once', async (command, options) => {
  const sandbox = makeSandbox();
  onTestFinished(sandbox.remove);
  const posts = ['2031-01-01-a.md', '2031-02-01-a.md', '2031-03-01-a.md'];
  for (const path of posts) sandbox.write(path, post(null, [[1, 'Gate', 'open']]));
  sandbox.write('audit-status.config.yaml', 'theme:\n  paper: Letter\n');
  vi.mocked(openSync).mockClear();
  expect((await sandbox.run([command, ...posts, ...options])).exit).toBe(0);
  const opened = vi.mocked(openSync).mock.calls.map(([path]) => basename(String(path)));
  expect(opened.filter((name) => /^2031[^.]*\.md$|\.yaml$/.test(name)).toSorted()).toEqual([
    ...posts,
    'audit-status.config.yaml',
  ]);
});
