import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { allRuns } from '../../all-runs.ts';
import { commitOf, initialize, writeCommits } from './repository.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const german = 'columns:\n  status: [Stand]\nstatuses:\n  fixed: [behoben]\n  fix-needed: [offen]\n';
const text = '| ID | Title | Stand |\n| - | - | - |\n| Q-1 | Barrel lid | behoben |\n| Q-2 | Truck scale | offen |\n';

/** A post with a configuration beside it, and a folder beside the repository. */
function repository(): Sandbox {
  const box = unchanging();
  boxes.push(box);
  return box;
}

/** The same, for tests that write nothing into the repository. */
function unchanging(): Sandbox {
  const box = makeSandbox();
  box.write('repo/posts/audit-status.config.yaml', german);
  box.write('repo/posts/a.md', `# Orchard\n\n${text}`);
  box.write('outside/x.txt', '');
  const repo = join(box.folder, 'repo');
  initialize(repo);
  const commit = commitOf(repo, '2031-01-01', []);
  writeCommits(repo, commit === null ? [] : [commit]);
  return box;
}

describe('a post is read by the configuration of its place, wherever the command is typed', () => {
  const box = unchanging();
  afterAll(() => box.remove());

  test.each<[string, (path: string) => readonly string[], string]>([
    ['diff with a revision', (path) => ['diff', `HEAD:${path}`, path], 'Nothing changed; 1 → 1 open'],
    ['diff of two revisions', (path) => ['diff', `HEAD:${path}`, `HEAD:${path}`], 'Nothing changed; 1 → 1 open'],
    ['diff alone', (path) => ['diff', path], 'Nothing changed; 1 → 1 open'],
    ['history', (path) => ['history', path], '1 of 2 findings open'],
    ['report', (path) => ['report', path, '--since', `HEAD:${path}`], '2 findings, 1 settled, 1 not'],
  ])('%s', async (_, words, said) => {
    const outputs: string[] = [];
    for (const [below, path] of [
      ['repo', 'posts/a.md'],
      ['repo/posts', 'a.md'],
    ] as const) {
      const out = `${box.folder}/out-${outputs.length}`;
      const { stdout, stderr } = await box.run([...words(path), '--out', out, '--format', 'json'], below);
      expect(`${stdout}${stderr}`).toContain(said);
      const name = /out-\d\/(.*\.json)/.exec(stdout)?.[1] ?? '';
      outputs.push(box.read(`out-${outputs.length}/${name}`));
    }
    expect(outputs[1]).toBe(outputs[0]);
  });

  test.each([
    ['diff', '../repo/posts/a.md', 'Nothing changed; 1 → 1 open'],
    ['history', '../repo/posts/a.md', '1 of 2 findings open'],
  ])('%s of a post elsewhere', async (command, path, said) => {
    const { stdout } = await box.run([command, path, '--out', `${box.folder}/out`, '--format', 'json'], 'outside');
    expect(stdout).toContain(said);
  });
});

describe('without a work tree, by the configuration that the commit holds', () => {
  function bare(): Sandbox {
    const box = repository();
    box.git('clone', '--quiet', '--bare', 'repo', 'bare.git');
    // One where the command is typed is of something else.
    box.write('bare.git/audit-status.config.yaml', 'statuses: { accepted: [behoben] }\n');
    return box;
  }
  const json = ['--format', 'json', '--out'];

  test.runIf(allRuns)('diff, and history of a name, of a revision and of several', async () => {
    const box = bare();
    const out = `${box.folder}/out`;
    const [one, two] = ['HEAD:posts/a.md', 'HEAD~0:posts/a.md'];
    const diff = await box.run(['diff', one, two, ...json, out], 'bare.git');
    expect(`${diff.stdout}${diff.stderr}`).toContain('Nothing changed; 1 → 1 open');
    expect(diff.stderr).toBe('');
    for (const words of [['posts/a.md'], [one], [one, two]]) {
      const { stdout } = await box.run(['history', ...words, ...json, out], 'bare.git');
      expect(stdout).toMatch(/1 (?:→ 1 open )?of 2 findings/);
    }
  });

  test('that of the newer side for both, with its path and not that of the machine', async () => {
    const box = repository();
    box.write('repo/posts/audit-status.config.yaml', german.replace('behoben', 'erledigt'));
    box.write('repo/posts/a.md', `# Orchard\n\n${text.replace('behoben', 'erledigt')}`);
    box.git('-C', 'repo', 'commit', '--quiet', '--all', '--message', 'y');
    box.git('clone', '--quiet', '--bare', 'repo', 'bare.git');
    const out = `${box.folder}/out`;
    const { stdout } = await box.run(['diff', 'HEAD~1:posts/a.md', 'HEAD:posts/a.md', ...json, out], 'bare.git');
    expect(stdout).toContain('1 resolved; 2 → 1 open');
    const history = await box.run(['history', 'HEAD~1:posts/a.md', ...json, out], 'bare.git');
    expect(history.stdout).toContain('1 of 2 findings open');
  });

  test('and a fault in it is named with its commit and line', async () => {
    const box = repository();
    box.write('repo/posts/audit-status.config.yaml', 'colums: {}\n');
    box.git('-C', 'repo', 'commit', '--quiet', '--all', '--message', 'y');
    box.git('clone', '--quiet', '--bare', 'repo', 'bare.git');
    const { stderr, exit } = await box.run(['history', 'posts/a.md', ...json, `${box.folder}/out`], 'bare.git');
    expect(exit).toBe(2);
    expect(stderr).toMatch(/[0-9a-f]{12}:posts\/audit-status\.config\.yaml:1:1: “colums” is no key of the file/);
  });

  test.runIf(allRuns)('where a folder is not checked out, and where there is none of it any more', async () => {
    const box = repository();
    box.git('-C', 'repo', 'mv', 'posts', 'moved');
    box.git('-C', 'repo', 'commit', '--quiet', '--all', '--message', 'y');
    const out = `${box.folder}/out`;
    const diff = await box.run(['diff', 'HEAD~1:posts/a.md', 'HEAD~1:posts/a.md', ...json, out], 'repo');
    expect(diff.stdout).toContain('Nothing changed; 1 → 1 open');
    const moved = await box.run(['diff', 'HEAD~1:posts/a.md', 'moved/a.md', ...json, out], 'repo');
    expect(moved.stdout).toContain('Nothing changed; 1 → 1 open');
  });

  test('a symbolic link is none', async () => {
    const box = repository();
    box.write('repo/posts/elsewhere.yaml', german);
    box.git('-C', 'repo', 'rm', '--quiet', 'posts/audit-status.config.yaml');
    symlinkSync('elsewhere.yaml', `${box.folder}/repo/posts/audit-status.config.yaml`);
    box.git('-C', 'repo', 'add', '--all');
    box.git('-C', 'repo', 'commit', '--quiet', '--message', 'y');
    box.git('clone', '--quiet', '--bare', 'repo', 'bare.git');
    const { stdout, stderr } = await box.run(['history', 'posts/a.md', ...json, `${box.folder}/out`], 'bare.git');
    expect(`${stdout}${stderr}`).not.toContain('1 of 2 findings open');
  });
});

describe('both sides are read by the rules of the newer one', () => {
  test('which is said where the older has a configuration of its own', async () => {
    const box = repository();
    box.write('repo/older/audit-status.config.yaml', german.replace('fixed: [behoben]', 'fixed: [erledigt]'));
    box.write('repo/older/a.md', `# Orchard\n\n${text}`);
    const words = ['diff', 'repo/older/a.md', 'repo/posts/a.md', '--out', 'out', '--format', 'json'];
    const { stdout, stderr, exit } = await box.run(words);
    expect(stdout).toContain('Nothing changed; 1 → 1 open');
    expect(stderr).toContain(
      'warning: a.md was read with the configuration of a.md, not with older/audit-status.config.yaml beside it. [rules-differ]',
    );
    expect(exit).toBe(0);
  });

  test('and a saved report that was read by others says so', async () => {
    const box = repository();
    box.write('plain/a.md', `# Orchard\n\n${text.replace('Stand', 'Status')}`);
    await box.run(['report', 'plain/a.md', '--out', 'saved', '--format', 'json']);
    const { stderr } = await box.run(['diff', 'saved/a.json', 'repo/posts/a.md', '--out', 'out', '--format', 'json']);
    expect(stderr).toContain('a.md and a.md were read with different configurations');
  });
});
