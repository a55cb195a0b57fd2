import { afterEach, describe, expect, test } from 'vitest';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const german = 'columns:\n  status: [Stand]\nstatuses:\n  fixed: [behoben]\n  fix-needed: [offen]\n';
const text = '| ID | Title | Stand |\n| - | - | - |\n| Q-1 | Barrel lid | behoben |\n| Q-2 | Truck scale | offen |\n';

/** A post with a configuration beside it, and a folder beside the repository. */
function repository(): Sandbox {
  const box = makeSandbox();
  boxes.push(box);
  box.write('repo/posts/audit-status.config.yaml', german);
  box.write('repo/posts/a.md', `# Orchard\n\n${text}`);
  box.write('outside/x.txt', '');
  box.git('init', '--quiet', 'repo');
  box.git('-C', 'repo', 'add', '--all');
  box.git('-C', 'repo', 'commit', '--quiet', '--message', 'x');
  return box;
}

describe('a post is read by the configuration of its place, wherever the command is typed', () => {
  test.each<[string, (path: string) => readonly string[], string]>([
    ['diff with a revision', (path) => ['diff', `HEAD:${path}`, path], 'Nothing changed; 1 → 1 open'],
    ['diff of two revisions', (path) => ['diff', `HEAD:${path}`, `HEAD:${path}`], 'Nothing changed; 1 → 1 open'],
    ['diff alone', (path) => ['diff', path], 'Nothing changed; 1 → 1 open'],
    ['history', (path) => ['history', path], '1 of 2 findings open'],
    ['report', (path) => ['report', path, '--since', `HEAD:${path}`], '2 findings, 1 settled, 1 not'],
  ])('%s', async (_, words, said) => {
    const box = repository();
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
    const box = repository();
    const { stdout } = await box.run([command, path, '--out', `${box.folder}/out`, '--format', 'json'], 'outside');
    expect(stdout).toContain(said);
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
