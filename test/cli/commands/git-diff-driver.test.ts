import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../run.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

let box: Sandbox;
const titles = ['Barrel lid opens without a key', 'Truck scale wraps below zero'] as const;
const rows = (...statuses: readonly string[]): string =>
  post(
    null,
    statuses.map((status, at) => [at + 1, titles[at] ?? '', status]),
  );

beforeAll(() => {
  box = makeSandbox();
  box.init();
  box.write('.gitattributes', 'posts/*.md diff=audit-status\n');
  box.git('config', 'diff.audit-status.command', `node ${join(root, 'scripts/start.mjs')} git-diff-driver`);
  box.write('posts/ä b.md', rows('Open', 'Open'));
  box.write('posts/notes.md', 'Some notes.\n');
  box.write('other.txt', 'x\n');
  box.commit('2031-01-01');
});
afterAll(() => box.remove());

/** What `git diff` shows in a pipe. */
function gitDiff(...words: readonly string[]): string {
  return execFileSync('git', ['-C', box.folder, 'diff', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('git diff shows findings instead of rows, and other files as ever', () => {
  box.write('posts/ä b.md', rows('Fixed in 1.2', 'Open'));
  box.write('other.txt', 'y\n');
  const shown = gitDiff();
  expect(shown).toContain(
    'posts/ä b.md\n1 resolved; 2 → 1 open\n  Resolved: 1 Barrel lid opens without a key: Fix needed → Fixed\n      Status: “Open” → “Fixed in 1.2”\n(git diff --no-ext-diff shows the lines)\n',
  );
  expect(shown).toContain('-x\n+y\n');
  expect(shown).not.toContain('\u001b');
});

test('a post that is new, and one that is gone', () => {
  box.write('posts/new.md', rows('Open'));
  box.git('add', '--intent-to-add', 'posts/new.md');
  expect(gitDiff('--', 'posts/new.md')).toBe('posts/new.md\nnew post: 1 finding, 1 open\n');
  expect(gitDiff('-R', '--', 'posts/new.md')).toBe('posts/new.md\npost removed: 1 finding, 1 open\n');
});

test('of a file without findings, its lines', () => {
  box.write('posts/notes.md', 'Other notes.\n');
  const shown = gitDiff('--', 'posts/notes.md');
  expect(shown).toContain('posts/notes.md: no findings found');
  expect(shown).toContain('-Some notes.\n+Other notes.\n');
});

test('a renamed post', () => {
  box.git('add', '--all', '--', 'posts');
  box.git('commit', '--quiet', '--message', 'x');
  box.git('mv', 'posts/ä b.md', 'posts/c.md');
  box.write('posts/c.md', rows('Fixed in 1.2', 'Fixed'));
  expect(gitDiff('HEAD', '--find-renames=30%', '--', 'posts')).toContain('1 resolved; 1 → 0 open');
});

test.each([
  [['git-diff-driver', 'p.md'], 'p.md: not merged\n'],
  [['git-diff-driver', 'p.md', '/dev/null', '.', '.', '/dev/null', '.', '.'], 'p.md\nnothing before, nothing after\n'],
  [['git-diff-driver', 'p.md', 'no', '.', '.', 'where', '.', '.'], 'p.md: does not exist\n'],
])('%j never ends git diff', async (words, said) => {
  const { exit, stdout } = await box.run(words);
  expect(stdout).toBe(said);
  expect(exit).toBe(0);
});

test('nor does a bad option', async () => {
  expect((await box.run(['git-diff-driver', '--nonsense'])).exit).toBe(0);
});
