import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../run.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const post = readFileSync(join(root, 'test/fixtures/reports/plain/2031-03-01-harbour-audit.md'), 'utf8');
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = makeSandbox();
  sandbox.write('a.md', post);
  sandbox.write('posts/b.md', post);
  sandbox.write('posts/c/index.md', post);
  sandbox.write('posts/2031/d/e.md', post);
  sandbox.write('posts/README.md', '# About\n');
  sandbox.write('other.json', '{"name":"x"}\n');
});

afterEach(() => sandbox.remove());

describe('what is mistyped is answered with what helps', () => {
  test.each([
    [
      'report https://example.org/post.md',
      'is an address, and nothing is fetched; save it first, as in: curl -O https://example.org/post.md',
    ],
    ['lint HTTPS://example.org/post.md', 'is an address'],
    ['diff https://example.org/post.md a.md', 'is an address'],
    ['diff a.md https://example.org/post.md', 'is an address'],
    ['history https://example.org/post.md', 'is an address'],
    ['evidence https://example.org/post.md', 'is an address'],
    ['report nothing/*.md', 'nothing/*.md: no file fits this pattern'],
    [
      'report posts/2031',
      "There is no post in 2031/ itself, and 1 below it: name a pattern, as in: report 'posts/2031/**/*.md'",
    ],
    ['lint', 'There is no post in input/: put one there, or name one: lint path/to/post.md'],
    ['report other.json --format md', 'other.json: is not a report of this program'],
    ['report a.md --paper A44', '“A44” is not a paper size; did you mean A4?'],
    ['report a.md --format mdd', '“mdd” is not a format; did you mean md?'],
    ['report a.md --format md,sumary', '“sumary” is not a format; did you mean summary?'],
    ['lint a.md --format jsn', '“jsn” is not a format of lint; did you mean json?'],
    ['diff a.md posts/b.md --fail-on reopned', '“reopned” is not a kind of change; did you mean reopened?'],
    ['diff a.md posts/b.md --format csv', '“csv” is not a format; known are md, html, pdf, json, summary'],
    ['report a.md --strct', "unknown option '--strct'\n(Did you mean --strict?)"],
    ['reprot a.md', "unknown command 'reprot'\n(Did you mean report?)"],
    ['help nope', "unknown command 'nope'"],
    ['help histry', "unknown command 'histry'\n(Did you mean history?)"],
    ['report a.md --out /dev/stdout --format md', '/dev/stdout: is no folder; for standard output, write --out -'],
  ])('%s', async (line, sentence) => {
    const { exit, stdout, stderr } = await sandbox.run(line.split(' '));
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  test('help names a command, or all', async () => {
    expect((await sandbox.run(['help', 'lint'])).stdout).toContain('Usage: audit-status lint');
    expect((await sandbox.run(['help'])).stdout).toContain('Usage: audit-status [options]');
  });
});

describe('help', () => {
  const commands = ['report', 'diff', 'history', 'lint', 'evidence', 'index', 'git-diff-driver'] as const;

  /** The options with their texts, and the width at which all of these begin. */
  const helpOf = async (command: string): Promise<Map<string, string>> => {
    const { stdout } = await sandbox.run([command, '--help']);
    const [, options = ''] = stdout.split('\nOptions:\n');
    const unwrapped = options.replaceAll(/\n {3,}(?!-)/g, ' ');
    return new Map(
      [...unwrapped.matchAll(/^ {2}(-.*?) {2,}(.*)$/gm)].map(([, flags = '', text = '']) => [flags, text]),
    );
  };

  test.each(commands)('of %s: options are named alike, in plain clauses', async (command) => {
    const help = await helpOf(command);
    expect([...help.keys()].at(-1)).toBe('-h, --help');
    if (help.has('-q, --quiet')) expect([...help.keys()].at(-2)).toBe('-q, --quiet');
    for (const text of help.values()) {
      expect(text).toMatch(/^(?!.*\(default: (?:\[|"))[a-zA-Z].*[^.]$/);
    }
  });

  test('an option of several commands has one text, but for the formats', async () => {
    const texts = new Map<string, Set<string>>();
    for (const command of commands)
      for (const [flags, text] of await helpOf(command))
        texts.set(flags, new Set([...(texts.get(flags) ?? []), text.replace(/formats: .*? \(/, 'formats: … (')]));
    const several = [...texts].filter(([, { size }]) => size > 1).map(([flags]) => flags);
    // A folder of reports or that of the post; a PDF or a post; something is left out in each case.
    expect(several).toEqual(['-o, --out <folder>', '--timeout <seconds>', '--print-config']);
  });
});

describe('what is read', () => {
  const files = async (...words: string[]): Promise<readonly string[]> => {
    const { stdout } = await sandbox.run(['lint', ...words]);
    return [...stdout.matchAll(/^(\S+): \d+ errors/gm)].map(([, name = '']) => name);
  };

  test('of a folder: its posts, and the index of folders in it; what lies deeper is mentioned', async () => {
    expect(await files('posts')).toEqual(['posts/b.md', 'posts/c/index.md']);
    const { stderr } = await sandbox.run(['lint', 'posts/']);
    expect(stderr).toBe("posts: 1 more in folders below it; to read all, name a pattern: 'posts/**/*.md'\n");
  });

  test('of a pattern: what fits it, in the order of the paths, but what programs have put there', async () => {
    sandbox.write('node_modules/x/f.md', post);
    expect(await files('**/[b-f]*.md')).toEqual(['posts/2031/d/e.md', 'posts/b.md']);
    expect(await files('posts/{b,c/index}.md', 'a.md')).toEqual(['posts/b.md', 'posts/c/index.md', 'a.md']);
  });

  test('a file whose name looks like a pattern, as it is', async () => {
    sandbox.write('[a].md', post);
    expect(await files('[a].md')).toEqual(['[a].md']);
  });

  test('what is named twice, once', async () => {
    expect(await files('a.md', './a.md', '*.md')).toEqual(['a.md']);
  });
});

describe('options as they are used elsewhere', () => {
  test('formats add up, in any case; -o names the folder', async () => {
    const { exit } = await sandbox.run([
      'report',
      'a.md',
      '--format',
      'MD',
      '--format',
      'json',
      '-o',
      'out',
      '-q',
      '--paper',
      'letter',
    ]);
    expect([exit, readdirSync(join(sandbox.folder, 'out'))]).toEqual([0, ['a.json', 'a.md']]);
  });

  test('-V prints the version', async () => {
    expect(await sandbox.run(['-V'])).toEqual(await sandbox.run(['--version']));
  });

  test('-q leaves out counts and what is merely worth knowing', async () => {
    sandbox.write('silent.md', post.replace('#14 | |', '#14 | Open |'));
    const { stdout } = await sandbox.run(['lint', 'a.md', 'silent.md', '-q']);
    expect(stdout).toBe(
      'a.md:17:1: warning: Finding HBR-4 (“Uploads are not scanned”) has no status [status-missing]\n',
    );
  });
});
