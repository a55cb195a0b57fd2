import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HistoryReport } from '../../src/domain/model.ts';
import { makeSandbox, post, type Row, type Sandbox } from '../cli/commands/sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const box of boxes.splice(0)) box.remove();
});

const open: readonly Row[] = [
  [1, 'Barrel lid opens without a key', 'Open'],
  [2, 'Truck scale wraps below zero', 'Open'],
];
const settled: readonly Row[] = open.map(([number, title]) => [number, title, 'Fixed']);

function repository(): Sandbox {
  const box = makeSandbox();
  boxes.push(box);
  box.init();
  return box;
}

/** A post that was renamed between its two states. */
function renamedPost(): Sandbox {
  const box = repository();
  box.write('posts/old.md', post(null, open));
  box.commit('2031-01-01');
  box.git('mv', 'posts/old.md', 'posts/a.md');
  box.commit('2031-01-11');
  box.write('posts/a.md', post(null, settled));
  box.commit('2031-01-21');
  return box;
}

async function history(box: Sandbox, word: string): Promise<HistoryReport> {
  const { stdout, stderr } = await box.run(['history', word, '--out', 'out', '--format', 'json']);
  const name = /wrote (.*)\n/.exec(stdout)?.[1];
  if (name === undefined) throw new Error(stderr);
  return JSON.parse(box.read(name)) as HistoryReport;
}

/** Puts a program called git before the real one; `commands` says what it does for a word of its command line. */
function fakeGit(box: Sandbox, folder: string, script: string): void {
  const path = join(box.folder, folder);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(path, 'git'), 0o755);
  vi.stubEnv('PATH', `${path}${delimiter}${process.env['PATH'] ?? ''}`);
}

describe('settings of git change nothing', () => {
  test.each<[string, string]>([
    ['log.showRoot', 'false'],
    ['log.showSignature', 'true'],
    ['log.diffMerges', 'off'],
    ['log.follow', 'true'],
    ['log.date', 'relative'],
    ['diff.relative', 'true'],
    ['diff.orderFile', 'nowhere'],
    ['diff.renames', 'false'],
    ['diff.renameLimit', '1'],
    ['diff.noPrefix', 'true'],
    ['diff.external', 'false'],
    ['color.ui', 'always'],
    ['color.diff', 'always'],
    ['core.abbrev', '4'],
    ['core.quotePath', 'true'],
    ['core.pager', 'false'],
    ['core.fsmonitor', 'touch started'],
    ['format.pretty', 'oneline'],
    ['i18n.logOutputEncoding', 'UTF-16'],
  ])('%s = %s', async (name, value) => {
    const box = renamedPost();
    const without = await history(box, 'posts/a.md');
    box.git('config', name, value);
    expect(await history(box, 'posts/a.md')).toEqual(without);
    expect(without.snapshots.map(({ summary }) => summary.unsettled)).toEqual([2, 2, 0]);
  });

  test.each([
    ['GIT_GLOB_PATHSPECS', '1'],
    ['GIT_ICASE_PATHSPECS', '1'],
    ['GIT_EXTERNAL_DIFF', 'false'],
    ['GIT_PAGER', 'false'],
    ['GIT_DIFF_OPTS', '--nonsense'],
  ])('nor does %s in the environment', async (name, value) => {
    const box = renamedPost();
    const without = await history(box, 'posts/a.md');
    vi.stubEnv(name, value);
    expect(await history(box, 'posts/a.md')).toEqual(without);
  });

  test('nor do replaced objects', async () => {
    const box = renamedPost();
    const without = await history(box, 'posts/a.md');
    box.git('replace', 'HEAD', 'HEAD~1');
    expect(await history(box, 'posts/a.md')).toEqual(without);
  });
});

test('no name of a file makes a commit of its own', async () => {
  const box = repository();
  box.write('blob.md', post(null, settled));
  box.commit('2031-01-01');
  const blob = box.git('rev-parse', 'HEAD:blob.md').trim();
  const forged = 'deadbeef'.repeat(5);
  const names = [
    `a\u0001${forged} 1999-12-31`,
    `: x x ${blob} M`,
    `${forged} 946684800 ${forged}`,
    `\n:100644 100644 ${forged} ${blob} M`,
    `:100644 100644 ${forged} ${blob} M`,
  ];
  box.write('p0.md', post(null, open));
  box.commit('2031-01-02');
  let last = 'p0.md';
  for (const [at, name] of [...names, 'p.md'].entries()) {
    box.git('mv', last, name);
    box.commit(`2031-02-0${at + 1}`);
    last = name;
  }
  const { snapshots } = await history(box, 'p.md');
  expect(snapshots).toHaveLength(1 + names.length + 1);
  expect(snapshots.map(({ revision }) => revision)).not.toContain(forged);
  expect(snapshots.map(({ summary }) => summary.unsettled)).toEqual(snapshots.map(() => 2));
});

describe('what git cannot do is said in its words, with the way out', () => {
  test.each<[string, string, string]>([
    [
      'a fault of any kind',
      'echo "fatal: the disk is on holiday" >&2; exit 128',
      'p.md: git could not read it (the disk is on holiday)',
    ],
    [
      'a repository of another user',
      'printf "fatal: detected dubious ownership in repository at \'/srv\'\\nTo add an exception for this directory, call:\\n\\n\\tgit config --global --add safe.directory /srv\\n" >&2; exit 128',
      "p.md: git could not read it (detected dubious ownership in repository at '/srv'): if you trust that repository, run git config --global --add safe.directory /srv",
    ],
    [
      'an object that a partial clone lacks',
      'echo "fatal: could not fetch 42f2 from promisor remote" >&2; exit 128',
      'p.md: git could not read it (could not fetch 42f2 from promisor remote): an object is not here, as in a partial clone; git fetch --refetch --no-filter gets all of them',
    ],
    ['no answer at all', 'exit 3', 'p.md: git could not read it'],
  ])('%s', async (_, script, sentence) => {
    const box = repository();
    box.write('p.md', post(null, open));
    box.commit('2031-01-01');
    fakeGit(box, 'bin', script);
    const { exit, stderr } = await box.run(['history', 'p.md', '--out', 'out', '--format', 'json']);
    expect(stderr).toBe(`${sentence}\n`);
    expect(exit).toBe(2);
  });

  test('a list of commits that fails is no empty list', async () => {
    const box = repository();
    box.write('p.md', post(null, open));
    box.commit('2031-01-01');
    fakeGit(
      box,
      'bin',
      'case "$*" in *" log "*) echo "fatal: unable to read 42f2" >&2; exit 128;; esac; PATH=${PATH#*:} exec git "$@"',
    );
    const { stderr } = await box.run(['history', 'p.md', '--out', 'out', '--format', 'json']);
    expect(stderr).toBe('p.md: git could not read it (unable to read 42f2)\n');
  });

  test('where renames cannot be looked for, the rest of the history is told, and that', async () => {
    const box = renamedPost();
    fakeGit(
      box,
      'bin',
      'case "$*" in *" diff-tree "*) echo "fatal: unable to read 42f2" >&2; exit 128;; esac; PATH=${PATH#*:} exec git "$@"',
    );
    const { snapshots, diagnostics } = await history(box, 'posts/a.md');
    expect(snapshots.map(({ summary }) => summary.unsettled)).toEqual([2, 0]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['history-incomplete']);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'posts/a.md: earlier names before 2031-01-11 were not looked for: git could not read it (unable to read 42f2).',
    ]);
  });

  test('a partial clone names what it lacks', async () => {
    const box = renamedPost();
    box.git('config', 'uploadpack.allowFilter', 'true');
    box.git('clone', '--quiet', '--bare', '--filter=blob:none', `file://${box.folder}`, 'partial.git');
    const { exit, stderr } = await box.run(
      ['history', 'main:posts/a.md', '--out', 'out', '--format', 'json'],
      'partial.git',
    );
    expect(stderr).toContain('git fetch --refetch --no-filter gets all of them');
    expect(exit).toBe(2);
  });
});

test('git is not taken from the packages of a project', async () => {
  const box = renamedPost();
  fakeGit(box, 'node_modules/.bin', 'exit 1');
  expect((await history(box, 'posts/a.md')).snapshots).toHaveLength(3);
});

describe('a revision and a path are told apart', () => {
  test.each([
    ['HEAD^{/2031-01-11: typed}:posts/a.md', 'HEAD^{/2031-01-11: typed}'],
    ['main@{2031-08-15 12:00:00}:posts/a.md', 'main@{2031-08-15 12:00:00}'],
  ])('%s', async (word, revision) => {
    const box = repository();
    box.write('posts/a.md', post(null, open));
    box.git('add', '--all', '--', 'posts');
    box.git('commit', '--quiet', '--message', '2031-01-11: typed');
    const { stdout, exit } = await box.run(['diff', word, 'posts/a.md', '--out', 'out', '--format', 'json']);
    expect(stdout).toContain(`${revision}:posts/a.md → posts/a.md: Nothing changed`);
    expect(exit).toBe(0);
  });

  test('a path that means two files is refused, with both names', async () => {
    const box = repository();
    box.write('q/c.md', post(null, open));
    box.write('z/q/c.md', post(null, settled));
    box.commit('2031-01-01');
    const words = (word: string): readonly string[] => ['diff', word, 'q/c.md', '--out', '../out', '--format', 'json'];
    const { exit, stderr } = await box.run(words('HEAD:q/c.md'), 'z');
    expect(stderr).toBe(
      'HEAD:q/c.md: means both z/q/c.md and q/c.md in the repository; write HEAD:./q/c.md or HEAD:../q/c.md\n',
    );
    expect(exit).toBe(2);
    expect((await box.run(words('HEAD:./q/c.md'), 'z')).stdout).toContain('Nothing changed');
    expect((await box.run(words('HEAD:../q/c.md'), 'z')).stdout).toContain('2 resolved');
  });

  test('names of files and sources have twelve digits of a commit', async () => {
    const box = renamedPost();
    const head = box.git('rev-parse', 'HEAD').trim();
    const { stdout } = await box.run([
      'diff',
      `${head}~1:posts/a.md`,
      `${head}:posts/a.md`,
      '--out',
      'out',
      '--format',
      'json',
    ]);
    const short = head.slice(0, 12);
    expect(stdout).toContain(`wrote out/a@${short}~1..a@${short}.diff.json`);
    expect(stdout).toContain(`${short}~1:posts/a.md → ${short}:posts/a.md: 2 resolved`);
  });
});
