import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runGit } from '../../src/read/run-git.ts';
import { commitOf, initialize, writeCommits } from '../cli/commands/repository.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-git-'));
  initialize(folder);
  writeFileSync(join(folder, 'a.md'), 'x'.repeat(100));
  const commit = commitOf(folder, '2031-01-01', []);
  writeCommits(folder, commit === null ? [] : [commit]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('largestList, here 100 bytes: a longer answer of git is refused', async () => {
  const ask = (limit: number) => runGit(folder, ['show', 'HEAD:a.md'], limit);
  expect(await ask(100)).toEqual({ bytes: Buffer.from('x'.repeat(100)), fault: null });
  expect((await ask(99)).fault).toMatchObject({ silent: false });
});

test('timeLimit, here a tenth of a second: git is ended where it gives no answer', async () => {
  // It waits for questions, of which there are none.
  const { fault } = await runGit(folder, ['cat-file', '--batch'], 100, 0.1);
  expect(fault?.sentence).toBe('git gave no answer within 0.1 seconds');
  expect((await runGit(folder, ['show', 'HEAD:a.md'], 100, 60)).fault).toBeNull();
});
