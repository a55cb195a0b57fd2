import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../run.ts';
import { makeSandbox, post, type Sandbox } from './sandbox.ts';

const text = post('2031-01-01', [
  [1, 'Weak hash', 'Fixed'],
  [2, 'Open port', 'Open'],
]);
const texts = ['--format', 'md,html,json'];
let sandbox: Sandbox;
const at = (path: string): string => join(sandbox.folder, path);

beforeAll(() => {
  sandbox = makeSandbox();
  sandbox.write('post.md', text);
});
afterAll(() => sandbox.remove());

/** A run that must fail, with one sentence and nothing of the inside. */
async function refused(...words: readonly string[]): Promise<string> {
  const { exit, stdout, stderr } = await sandbox.run(['report', ...texts, ...words]);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).not.toMatch(/\n\s+at /);
  return stderr;
}

describe('Inputs', () => {
  test('that are not there', async () => expect(await refused('none.md')).toBe('none.md: does not exist\n'));

  test('a folder, though it is named like a post', async () => {
    mkdirSync(at('folder.md'));
    expect(await refused('folder.md')).toBe(
      'There is no post in folder.md/: put one there, or name one: report path/to/post.md\n',
    );
  });

  test('a loop of symbolic links', async () => {
    symlinkSync('b.md', at('a.md'));
    symlinkSync('a.md', at('b.md'));
    expect(await refused('a.md')).toBe('a.md: is a loop of symbolic links\n');
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to', async () => {
    execFileSync('mkfifo', [at('pipe.md')]);
    expect(await refused('pipe.md')).toBe('pipe.md: is not a regular file\n');
  });

  test.skipIf(process.platform === 'win32')('a device', async () => {
    expect(await refused('/dev/zero')).toContain('is not a regular file');
  });

  test('larger than the limit', async () => {
    expect(await refused('--max-size', '0.0001', 'post.md')).toContain(
      'is larger than 0 MiB; raise the limit with --max-size',
    );
  });

  test('not text, or text in another encoding', async () => {
    writeFileSync(at('utf16.md'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    writeFileSync(at('latin.md'), Buffer.from('| Title | Status |\n|---|---|\n| caf\u00e9 | Fixed |\n', 'latin1'));
    writeFileSync(at('image.md'), Buffer.from([0x89, 0x50, 0x4e, 0x47, ...Array<number>(64).fill(0)]));
    expect(await refused('utf16.md')).toBe('utf16.md: is UTF-16 text; save it as UTF-8\n');
    expect(await refused('latin.md')).toBe('latin.md: is not UTF-8 text (line 3); save it as UTF-8\n');
    expect(await refused('image.md')).toContain('image.md: is not text');
  });

  test('that may only be read are only read', async () => {
    sandbox.write('locked.md', text);
    chmodSync(at('locked.md'), 0o444);
    const { exit } = await sandbox.run(['report', ...texts, '--out', 'locked', 'locked.md']);
    expect([exit, sandbox.read('locked.md')]).toEqual([0, text]);
  });

  test('one that cannot be read leaves the others alone', async () => {
    const { exit, stderr } = await sandbox.run(['report', ...texts, '--out', 'mixed', 'none.md', 'post.md']);
    expect([exit, stderr.split('\n')[0]]).toEqual([1, 'none.md: does not exist']);
    expect(readdirSync(at('mixed'))).toEqual(['post.html', 'post.json', 'post.md']);
  });
});

describe('Outputs', () => {
  test('to a file instead of a folder', async () => {
    sandbox.write('file', '');
    expect(await refused('--out', 'file', 'post.md')).toContain('file: is a file; name a folder');
  });

  test('to a folder below a file', async () => {
    expect(await refused('--out', 'post.md/out', 'post.md')).toContain('has a parent that is not a folder');
  });

  test('to a name that is too long', async () => {
    expect(await refused('--out', 'x'.repeat(300), 'post.md')).toContain('has a name that is too long');
  });

  test.skipIf(process.platform !== 'linux')('to where nobody may write', async () => {
    expect(await refused('--out', '/proc/audit-status', 'post.md')).toMatch(/choose another folder with --out\n$/);
  });

  test('onto the input itself', async () => {
    expect(await refused('--out', '.', 'post.md')).toContain('post.md: is the input itself');
    expect(sandbox.read('post.md')).toBe(text);
  });

  test('through a symbolic link', async () => {
    sandbox.write('precious.txt', 'precious');
    mkdirSync(at('linked'));
    symlinkSync(at('precious.txt'), at('linked/post.json'));
    expect(await refused('--out', 'linked', 'post.md')).toContain('post.json: is a symbolic link');
    expect([sandbox.read('precious.txt'), readdirSync(at('linked'))]).toEqual(['precious', ['post.json']]);
  });

  test('two runs at once leave whole files, and nothing else', async () => {
    const runs = [1, 2, 3].map(() => sandbox.run(['report', ...texts, '--out', 'twice', 'post.md']));
    expect((await Promise.all(runs)).map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(readdirSync(at('twice'))).toEqual(['post.html', 'post.json', 'post.md']);
    expect(JSON.parse(sandbox.read('twice/post.json'))).toMatchObject({ summary: { total: 2 } });
  });
});

describe('Browsers', () => {
  test('none: the other files are written, and the exit says that one is missing', async () => {
    const words = ['--format', 'pdf,json', '--browser', 'absent', '--out', 'unprinted', 'post.md'];
    const { exit, stderr } = await sandbox.run(['report', ...words]);
    expect([exit, readdirSync(at('unprinted'))]).toEqual([1, ['post.json']]);
    expect(stderr).toContain('no PDF: ');
  });

  test.skipIf(process.platform === 'win32')('one that dies at once: its last words are given', async () => {
    writeFileSync(at('dying'), '#!/bin/sh\necho "cannot open display" >&2\nexit 3\n', { mode: 0o755 });
    const words = ['--format', 'pdf,json', '--browser', 'dying', '--out', 'unprinted', 'post.md'];
    const { exit, stderr } = await sandbox.run(['report', ...words]);
    expect(exit).toBe(1);
    expect(stderr).toMatch(/no PDF: .*cannot open display/);
  });
});

describe.skipIf(process.platform === 'win32')('The process', () => {
  /** Starts the program as users do. */
  const start = (...words: readonly string[]): ReturnType<typeof spawn> =>
    spawn(process.execPath, [join(root, 'scripts/start.mjs'), 'report', ...texts, ...words], {
      cwd: sandbox.folder,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  test('whose reader goes away ends without a complaint', async () => {
    const child = start('--out', 'piped', 'post.md');
    let complaints = '';
    child.stderr?.on('data', (data: Buffer) => (complaints += data.toString()));
    child.stdout?.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect([code, complaints]).toEqual([0, '']);
    expect(existsSync(at('piped/post.json'))).toBe(true);
    expect(() => void JSON.parse(readFileSync(at('piped/post.json'), 'utf8'))).not.toThrow();
  });
});
