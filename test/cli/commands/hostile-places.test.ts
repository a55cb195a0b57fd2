import { chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

const text = post('2031-01-01', [
  [1, 'Weak hash', 'Fixed'],
  [2, 'Open port', 'Open'],
]);
let sandbox: Sandbox;
const at = (path: string): string => join(sandbox.folder, path);
const typed = (words: string) => sandbox.run(words.split(' '));

beforeEach(() => {
  sandbox = makeSandbox();
  sandbox.write('private.md', text);
  sandbox.write('repository/posts/post.md', text);
});
afterEach(() => sandbox.remove());

describe('A link out of the repository of a post', () => {
  beforeEach(() => {
    mkdirSync(at('repository/.git'));
    symlinkSync('../../private.md', at('repository/posts/link.md'));
  });
  const refusal =
    'repository/posts/link.md: is a symbolic link out of its repository; name the file itself, or copy it\n';

  test.each([
    'report --format json --out out repository/posts/link.md',
    'lint repository/posts/link.md',
    'diff repository/posts/link.md repository/posts/post.md --format json --out out',
    'report --context repository/posts/link.md',
  ])('is refused: %s', async (words) => {
    const { exit, stdout, stderr } = await typed(words);
    expect([exit, stderr]).toEqual([2, refusal]);
    expect(stdout).not.toContain('Weak hash');
  });

  test('is left out of a history', async () => {
    const { stderr } = await typed('history repository/posts/link.md repository/posts/post.md --format json --out out');
    expect(stderr).toContain(`link.md is left out: ${refusal.trim()}`);
  });

  test('is refused where a folder on the way is the link', async () => {
    symlinkSync('..', at('repository/up'));
    expect((await typed('lint repository/up/private.md')).stderr).toContain('is a symbolic link out of its repository');
  });

  test('is fine where it stays inside, and where the repository itself is reached through a link', async () => {
    symlinkSync('post.md', at('repository/posts/latest.md'));
    symlinkSync('repository', at('also'));
    for (const path of ['repository/posts/latest.md', 'also/posts/post.md'])
      expect(await typed(`lint ${path}`)).toMatchObject({ exit: 0, stderr: '' });
  });
});

test('A link in no repository is read, and it is said where it leads', async () => {
  mkdirSync(at('downloads'));
  symlinkSync('../private.md', at('downloads/post.md'));
  const { exit, stderr } = await typed('lint downloads/post.md');
  expect([exit, stderr]).toEqual([0, `downloads/post.md: is a symbolic link; ${at('private.md')} is read\n`]);
});

describe('A link in a folder of templates', () => {
  const report = 'report --format html --out out --templates own private.md';

  test.each(['report.css', 'partials/note.html.hbs'])(
    'is refused where it leads out of the folder: %s',
    async (name) => {
      sandbox.write('own/report.css', 'p { color: red }');
      mkdirSync(at('own/partials'));
      sandbox.write('secret.txt', 'the secret');
      rmSync(at(`own/${name}`), { force: true });
      symlinkSync(at('secret.txt'), at(`own/${name}`));
      const { exit, stderr } = await typed(report);
      expect([exit, stderr]).toEqual([
        2,
        `own/${name}: is a symbolic link out of the folder of templates; copy the file into it\n`,
      ]);
    },
  );

  test('is refused where partials/ is one', async () => {
    sandbox.write('own/report.css', '');
    sandbox.write('elsewhere/note.html.hbs', '');
    symlinkSync('../elsewhere', at('own/partials'));
    expect((await typed(report)).stderr).toContain('own/partials: is a symbolic link out of the folder');
  });

  test('is fine where it stays inside, and where the folder itself is one', async () => {
    sandbox.write('styles/plain.css', 'p { color: red }');
    symlinkSync('plain.css', at('styles/report.css'));
    symlinkSync('styles', at('own'));
    expect((await typed(report)).exit).toBe(0);
    expect(sandbox.read('out/private.html')).toContain('p { color: red }');
  });
});

// Only root can give a file to somebody else.
describe.skipIf(process.getuid?.() !== 0)('A configuration of another user', () => {
  const nobody = 65_534;
  const configuration = 'statuses: { fixed: [open] }\n';

  test('above the post is not obeyed, and that is said once', async () => {
    writeFileSync(at('audit-status.config.yaml'), configuration);
    chownSync(at('audit-status.config.yaml'), nobody, nobody);
    sandbox.write('work/2031-01-01-a.md', text);
    sandbox.write('work/2031-02-01-a.md', text);
    const { stdout, stderr } = await typed('report --format json --out out work/2031-01-01-a.md work/2031-02-01-a.md');
    expect(stdout).toContain('2031-01-01-a.md: 2 findings, 1 settled');
    expect(stderr).toBe(
      'warning: audit-status.config.yaml: belongs to another user, so it is not used; to use it, name it with --config\n',
    );
    expect(
      (await typed('report --format json --out out work/2031-01-01-a.md --config audit-status.config.yaml')).stdout,
    ).toContain('2 settled');
  });

  test('does not hide one further up', async () => {
    writeFileSync(at('audit-status.config.yaml'), configuration);
    sandbox.write('work/audit-status.config.yaml', '');
    chownSync(at('work/audit-status.config.yaml'), nobody, nobody);
    sandbox.write('work/post.md', text);
    expect((await typed('report --format json --out out work/post.md')).stdout).toContain('2 settled');
  });

  test('who owns the post’s folder as well is obeyed: root in a container reads the files of somebody else', async () => {
    for (const path of ['repository/posts/audit-status.config.yaml', 'repository/posts']) {
      if (path.endsWith('yaml')) writeFileSync(at(path), configuration);
      chownSync(at(path), nobody, nobody);
    }
    expect(await typed('report --format json --out out repository/posts/post.md')).toMatchObject({
      stdout: expect.stringContaining('2 settled'),
      stderr: '',
    });
  });
});
