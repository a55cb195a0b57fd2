import { afterEach, describe, expect, test } from 'vitest';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const boxes: Sandbox[] = [];
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

const text =
  '# Orchard audit\n\n| ID | Title | Status |\n| - | - | - |\n' +
  '| Q-1 | Barrel lid, see [the plan](../plans/lid.md) | fixed, see [#9](/pulls/9) |\n' +
  '| Q-2 | Truck scale, see [below](#scale) | open, never [elsewhere](//other.example/x) |\n';

function box(): Sandbox {
  const made = makeSandbox();
  boxes.push(made);
  return made;
}

const formats = ['--format', 'md,html,json,matrix'];

describe('relative links', () => {
  test('lead to where the configuration says, also from a saved report', async () => {
    const made = box();
    made.write('posts/a.md', text);
    made.write('posts/audit-status.config.yaml', 'base: https://example.org/posts/2031/\n');
    await made.run(['report', 'posts/a.md', '--out', 'out', ...formats]);
    await made.run(['report', 'out/a.json', '--out', 'anew', ...formats]);
    for (const name of ['a.md', 'a.html']) {
      expect(made.read(`out/${name}`)).toContain('https://example.org/posts/plans/lid.md');
      expect(made.read(`out/${name}`)).toContain('https://example.org/pulls/9');
      expect(made.read(`out/${name}`)).toContain('https://example.org/posts/2031/#scale');
      expect(made.read(`anew/${name}`)).toBe(made.read(`out/${name}`));
    }
    expect(made.read('out/a.matrix.md')).toContain('(https://example.org/pulls/9)');
    expect(made.read('out/a.html')).not.toMatch(/href="[^"]*other\.example/);
    expect(made.read('out/a.md')).toContain('Relative links are resolved against');
  });

  test('lead to where the post was published where the configuration names nothing', async () => {
    const made = box();
    made.write('a.md', `---\ntitle: Orchard audit\ncanonical_url: https://example.org/blog/a\n---\n${text}`);
    const { stderr } = await made.run(['report', 'a.md', '--out', 'out', ...formats]);
    expect(made.read('out/a.md')).toContain('https://example.org/plans/lid.md');
    expect(stderr).not.toContain('relative-links');
  });

  test('are counted where nothing says where they lead, also under headings and in lists', async () => {
    const made = box();
    made.write('a.md', text);
    made.write(
      'b.md',
      '# Security audit of the press\n\n## [H-01] Lid opens, see [a](a.md)\n\n**Severity:** High\n\n**Status:** Fixed in [b](b.md)\n\n## [H-02] Scale wraps\n\n**Severity:** Low\n\nNot carried over: [c](c.md).\n',
    );
    const { stdout, stderr } = await made.run(['report', 'a.md', 'b.md', '--out', 'out', ...formats]);
    expect(stdout + stderr).toContain('a.md:5:9: info: 3 links are relative');
    expect(stdout + stderr).toContain('b.md:3:26: info: 2 links are relative');
  });
});

test('posts of one run that lie in several folders are each read by the configuration of their own', async () => {
  const made = box();
  const post = (status: string): string =>
    `# Orchard\n\n| ID | Title | Status |\n| - | - | - |\n| Q-1 | Lid | ${status} |\n`;
  made.write('german/audit-status.config.yaml', 'statuses: { fixed: [behoben] }\n');
  made.write('german/a.md', post('behoben'));
  made.write('dutch/audit-status.config.yaml', 'statuses: { fixed: [opgelost] }\n');
  made.write('dutch/b.md', post('opgelost'));
  made.write('plain/c.md', post('behoben'));
  const words = [
    'report',
    'german/a.md',
    'dutch/b.md',
    'plain/c.md',
    '--out',
    'out',
    '--format',
    'json',
    '--jobs',
    '3',
  ];
  const { stdout } = await made.run(words);
  expect(stdout).toMatch(/a\.md: 1 finding, 1 settled/);
  expect(stdout).toMatch(/b\.md: 1 finding, 1 settled/);
  expect(stdout).toMatch(/c\.md: 1 finding, 0 settled/);
  expect(made.read('out/a.json')).toContain('The status “behoben” is read as “Fixed” (audit-status.config.yaml)');
  expect(made.read('out/a.json')).not.toContain('opgelost');
});
