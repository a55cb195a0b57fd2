import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeSandbox, post } from './sandbox.ts';

/** The names of the files that are opened until the test ends. */
function watchOpening(): readonly string[] {
  const opened: string[] = [];
  const { openSync } = fs;
  const replaceBy = (open: typeof openSync): void => {
    fs.openSync = open;
    syncBuiltinESMExports();
  };
  replaceBy((path, ...rest) => {
    opened.push(basename(String(path)));
    return openSync(path, ...rest);
  });
  onTestFinished(() => replaceBy(openSync));
  return opened;
}

test.each([
  ['report', ['--format', 'md,json']],
  ['lint', []],
])('%s opens each post and the configuration once', async (command, options) => {
  const sandbox = makeSandbox();
  onTestFinished(sandbox.remove);
  const posts = ['2031-01-01-a.md', '2031-02-01-a.md', '2031-03-01-a.md'];
  for (const path of posts) sandbox.write(path, post(null, [[1, 'Gate', 'open']]));
  sandbox.write('audit-status.config.yaml', 'theme:\n  paper: Letter\n');
  const opened = watchOpening();
  expect((await sandbox.run([command, ...posts, ...options])).exit).toBe(0);
  expect(opened.filter((name) => /^2031[^.]*\.md$|\.yaml$/.test(name)).toSorted()).toEqual([
    ...posts,
    'audit-status.config.yaml',
  ]);
});
