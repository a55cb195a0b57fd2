import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root, run } from '../run.ts';

const post = join(root, 'test/fixtures/reports/plain/2031-03-01-harbour-audit.md');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const typed = (...words: string[]) => run(['report', ...words], { folder });

describe('report', () => {
  test('writes the formats asked for, where it was told to, under the name of the post', async () => {
    const { exit, stdout } = await typed(post, '--out', 'reports', '--format', 'json,md');
    expect(exit).toBe(0);
    expect(readdirSync(join(folder, 'reports'))).toEqual([
      '2031-03-01-harbour-audit.json',
      '2031-03-01-harbour-audit.md',
    ]);
    expect(stdout).toContain('wrote reports/2031-03-01-harbour-audit.json\n');
    expect(stdout).toContain(
      '2031-03-01-harbour-audit.md: 4 findings, 2 settled, 2 not; 0 errors, 1 warning, 0 remarks\n',
    );
  });

  test('takes paths as seen from where they are typed', async () => {
    copyFileSync(post, join(folder, 'post.md'));
    mkdirSync(join(folder, 'below'));
    const { exit } = await run(['report', '../post.md', '--out', '.', '--format', 'json'], {
      folder: join(folder, 'below'),
    });
    expect(exit).toBe(0);
    expect(readdirSync(join(folder, 'below'))).toEqual(['post.json']);
  });

  test('is quiet when told so, but for what is wrong', async () => {
    const { stdout, stderr } = await typed(post, '--out', '.', '--format', 'json', '--quiet');
    expect(stdout).toBe('');
    expect(stderr).toContain('[status-missing]');
  });

  test('lets warnings count as errors when it is strict', async () => {
    expect((await typed(post, '--out', '.', '--format', 'json', '--strict')).exit).toBe(1);
  });

  test('exits 1 where the post has an error, and still writes', async () => {
    const faulty = join(root, 'test/fixtures/reports/every-diagnostic/2031-04-01-lantern-audit.md');
    expect((await typed(faulty, '--out', '.', '--format', 'json')).exit).toBe(1);
    expect(readdirSync(folder)).toEqual(['2031-04-01-lantern-audit.json']);
  });

  test('leaves what is good alone when one of several posts is bad', async () => {
    const { exit, stderr } = await typed('missing.md', post, '--out', '.', '--format', 'json');
    expect(exit).toBe(1);
    expect(stderr).toContain('missing.md: does not exist\n');
    expect(readdirSync(folder)).toEqual(['2031-03-01-harbour-audit.json']);
  });

  test('knows no machine path: the same post from anywhere gives the same bytes', async () => {
    copyFileSync(post, join(folder, '2031-03-01-harbour-audit.md'));
    await typed('2031-03-01-harbour-audit.md', '--out', 'a', '--format', 'md,html,json');
    await run(['report', post, '--out', join(folder, 'b'), '--format', 'md,html,json']);
    for (const name of readdirSync(join(folder, 'a'))) {
      expect(readFileSync(join(folder, 'a', name), 'utf8')).toBe(readFileSync(join(folder, 'b', name), 'utf8'));
    }
  });
});

describe('bad usage gets one sentence and exit 2, and nothing is written', () => {
  const cases: readonly [string, (folder: string) => readonly string[], RegExp][] = [
    ['an unknown format', () => [post, '--format', 'docx'], /“docx” is not a format; known are md/],
    ['an unknown option', () => [post, '--formt', 'md'], /unknown option '--formt'/],
    [
      'a folder as post',
      (at) => [at, '--out', 'o'],
      /There is no post in [\w-]+\/: put one there, or name one: report/,
    ],
    ['an output that is a file', (at) => [post, '--out', join(at, 'file')], /file: is a file; name a folder/],
    [
      'a post without a table',
      (at) => [join(at, 'file'), '--out', 'o', '--format', 'json'],
      /file: no findings found: it is prose, and holds no table/,
    ],
  ];
  test.each(cases)('%s', async (_, words, sentence) => {
    writeFileSync(join(folder, 'file'), 'no table here\n');
    const { exit, stderr } = await typed(...words(folder));
    expect(exit).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder).filter((name) => name !== 'o')).toEqual(['file']);
  });

  test('a saved report is spoken of by the lines of its post', async () => {
    const out = ['--out', 'o', '--format', 'json', '--quiet'];
    const first = await typed(post, ...out);
    const again = await typed(
      join('o', basename(post).replace(/md$/, 'json')),
      '--out',
      'p',
      '--format',
      'json',
      '--quiet',
    );
    expect(again.stderr).toBe(first.stderr.replaceAll(/^\S*\/(?=[^/\s]+\.md:)/gm, ''));
  });

  test.each([
    ['--paper', ['Letter'], { npm_config_paper: 'true' }, 'npm took --paper for itself'],
    ['--context', [], { npm_config_context: 'true' }, 'npm took --context for itself'],
    ['--no-sandbox', [], { npm_config_sandbox: '' }, 'npm took --no-sandbox for itself'],
    ['--format', ['md,html'], {}, 'md,html: does not exist; if it belongs to an option, npm took that for itself'],
  ])('a forgotten -- before %s is noticed', async (option, rest, trace, words) => {
    const environment = { npm_lifecycle_event: 'report', ...trace };
    const { exit, stderr } = await run(['report', ...rest], { folder, environment });
    expect(exit).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).toContain(`write a -- before the options, as in: npm run report -- ${option}`);
  });
});

describe('what was there before is never lost', () => {
  test('the input is not written over', async () => {
    copyFileSync(post, join(folder, 'post.md'));
    const { exit, stderr } = await typed('post.md', '--out', '.', '--format', 'md');
    expect(exit).toBe(2);
    expect(stderr).toContain('post.md: is the input itself');
    expect(readFileSync(join(folder, 'post.md'), 'utf8')).toBe(readFileSync(post, 'utf8'));
  });

  test('nothing is written through a symbolic link', async () => {
    writeFileSync(join(folder, 'canary'), 'canary');
    symlinkSync(join(folder, 'canary'), join(folder, '2031-03-01-harbour-audit.json'));
    const { exit, stderr } = await typed(post, '--out', '.', '--format', 'json');
    expect(exit).toBe(2);
    expect(stderr).toContain('is a symbolic link');
    expect(readFileSync(join(folder, 'canary'), 'utf8')).toBe('canary');
  });
});

test('help says what there is', async () => {
  const { exit, stdout } = await run(['report', '--help']);
  expect(exit).toBe(0);
  for (const option of ['--out', '--format', '--paper', '--browser', '--strict', '--quiet'])
    expect(stdout).toContain(option);
});

test('the version is that of package.json', async () => {
  const { stdout } = await run(['--version']);
  expect(stdout).toBe(
    `${(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version}\n`,
  );
});
