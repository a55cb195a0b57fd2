import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/program.ts';
import { root, run as runHere } from '../../run.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const post = readFileSync(join(root, 'test/fixtures/reports/plain/2031-03-01-harbour-audit.md'), 'utf8');
const later = post.replace('| In progress |', '| Fixed |');
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = makeSandbox();
});

afterEach(() => sandbox.remove());

/** The files that were there before any command. */
const own = new Set(['package.json', 'templates']);
const made = (): readonly string[] => readdirSync(sandbox.folder).filter((name) => !own.has(name));

describe('standard input', () => {
  test('is a post called stdin', async () => {
    const { exit, stderr } = await sandbox.run(['report', '-', '--format', 'json'], '.', post);
    expect(exit).toBe(0);
    expect(readdirSync(join(sandbox.folder, 'output'))).toEqual(['stdin.json']);
    expect(JSON.parse(sandbox.read('output/stdin.json')).snapshot.source).toBe('stdin');
    expect(stderr).toMatch(/^stdin:\d+:\d+: warning: /);
  });

  test('has the name, the day and the configuration of the file it stands for', async () => {
    sandbox.write('posts/audit-status.config.yaml', 'silenced: [status-missing]\n');
    const words = ['report', '-', '--stdin-name', 'posts/2031-03-01-harbour-audit.md', '--format', 'json'];
    const { exit, stderr } = await sandbox.run(words, '.', post);
    expect([exit, stderr]).toEqual([0, '']);
    const { snapshot } = JSON.parse(sandbox.read('output/2031-03-01-harbour-audit.json'));
    expect([snapshot.source, snapshot.date]).toEqual(['2031-03-01-harbour-audit.md', '2031-03-01']);
  });

  test('is linted', async () => {
    const { exit, stdout } = await sandbox.run(['lint', '-', '--strict'], '.', post);
    expect(exit).toBe(1);
    expect(stdout).toContain('[status-missing]\nstdin: 0 errors, 1 warning, 0 remarks\n');
  });

  test.each([
    [
      'a fetched issue',
      JSON.stringify({ title: 'Audit', body: post, url: 'https://github.com/a/b/issues/1' }),
      'Audit',
    ],
    ['a saved report', '', 'Harbour'],
  ])('may be %s', async (_, text, title) => {
    const saved =
      text === '' ? (await sandbox.run(['report', '-', '--format', 'json', '--out', '-'], '.', post)).stdout : text;
    const { exit, stdout } = await sandbox.run(['report', '-', '--format', 'json', '--out', '-'], '.', saved);
    expect(exit).toBe(0);
    expect(JSON.parse(stdout).snapshot.title).toContain(title);
  });

  test('is one side of a comparison', async () => {
    sandbox.write('2031-06-01-harbour-audit.md', later);
    const words = ['diff', '-', '2031-06-01-harbour-audit.md', '--format', 'summary'];
    const { exit, stdout } = await sandbox.run(words, '.', post);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^stdin → 2031-06-01-harbour-audit\.md: 1 resolved/);
  });

  test('is held against the last committed version of the file it stands for', async () => {
    sandbox.init();
    sandbox.write('post.md', post);
    sandbox.commit('2031-03-01');
    const { stdout } = await sandbox.run(['diff', '-', '--stdin-name', 'post.md', '--format', 'summary'], '.', later);
    expect(stdout).toMatch(/^HEAD:post\.md → post\.md: 1 resolved/);
  });

  test('beside the file of the same name is read for itself', async () => {
    sandbox.write('post.md', later);
    const words = ['diff', '-', 'post.md', '--stdin-name', 'post.md', '--format', 'summary'];
    expect((await sandbox.run(words, '.', post)).stdout).toMatch(/: 1 resolved/);
  });

  test('serves as the snapshot before', async () => {
    sandbox.write('post.md', later);
    const words = ['report', 'post.md', '--since', '-', '--format', 'summary', '--out', '-'];
    expect((await sandbox.run(words, '.', post)).stdout).toMatch(/Since .*1 resolved/);
  });

  test.each([
    [['report', '-'], '', 'standard input: is empty'],
    [['report', '-'], 'prose', 'stdin: no findings found'],
    [
      ['report', '-', '--max-size', '0.0001'],
      post,
      'standard input: is larger than 0 MiB; raise the limit with --max-size',
    ],
    [['diff', '-', '-'], post, 'Standard input can be read only once'],
    [['report', 'a.md', '--stdin-name', 'b.md'], '', '--stdin-name says what standard input stands for: name it as -'],
    [['history', '-'], post, 'history does not read standard input: name a file (one that is called - is ./-)'],
    [['evidence', '-'], post, 'evidence does not read standard input'],
  ])('%j is refused in a sentence', async (words, text, sentence) => {
    const { exit, stdout, stderr } = await sandbox.run(
      words.concat(words[0] === 'report' ? ['--format', 'md'] : []),
      '.',
      text,
    );
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  test('a file that is called - has to be named as one', async () => {
    sandbox.write('-', post);
    const { exit } = await sandbox.run(['report', './-', '--format', 'md']);
    expect([exit, readdirSync(join(sandbox.folder, 'output'))]).toEqual([0, ['-.md']]);
  });
});

describe('standard output', () => {
  test.each(['md', 'html', 'json', 'summary', 'matrix', 'badge', 'oscal-poam'])(
    'holds the %s as the file has it, and nothing else',
    async (format) => {
      sandbox.write('2031-03-01-harbour-audit.md', post);
      const { exit, stdout, stderr } = await sandbox.run([
        'report',
        '2031-03-01-harbour-audit.md',
        '--format',
        format,
        '--out',
        '-',
      ]);
      expect(exit).toBe(0);
      expect(stderr).toMatch(/^2031-03-01-harbour-audit\.md:\d+:\d+: warning: .*\n$/);
      expect(made()).toEqual(['2031-03-01-harbour-audit.md']);
      await sandbox.run(['report', '2031-03-01-harbour-audit.md', '--format', format]);
      const [name = ''] = readdirSync(join(sandbox.folder, 'output'));
      expect(stdout).toBe(sandbox.read(join('output', name)));
    },
  );

  test('has the changes in few words, without a file, where only the summary is wanted', async () => {
    sandbox.write('a.md', post);
    sandbox.write('b.md', later);
    const { exit, stdout } = await sandbox.run(['diff', 'a.md', 'b.md', '--format', 'summary']);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/^a\.md → b\.md: 1 resolved.*\n {2}Resolved: .*: In progress → Fixed\n$/);
    expect(made()).toEqual(['a.md', 'b.md']);
    await sandbox.run(['diff', 'a.md', 'b.md', '--format', 'summary', '--out', 'changes']);
    expect(sandbox.read('changes/a..b.diff.summary.txt')).toBe(stdout);
  });

  test.each([
    [['report', 'a.md'], '--out - writes one document: name its format, as in --format md'],
    [['report', 'a.md', '--format', 'md,json'], '--out - writes one document: name its format'],
    [
      ['report', 'a.md', '--format', 'csv'],
      '--out - writes one document, and csv is 2: findings.csv, remaining-work.csv',
    ],
    [
      ['report', 'a.md', 'b.md', '--format', 'md'],
      '--out - writes one document, and this makes 2: name one input, or a folder',
    ],
    [['report', 'a.md', '--format', 'md', '--check'], '--check compares files: name their folder with --out'],
    [['evidence', 'a.md'], '--out names a folder here'],
  ])('%j is refused', async (words, sentence) => {
    sandbox.write('a.md', post);
    sandbox.write('b.md', post);
    const { exit, stdout, stderr } = await sandbox.run([...words, '--out', '-']);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(existsSync(join(sandbox.folder, '-'))).toBe(false);
  });

  test('is no terminal where a PDF is to be printed', async () => {
    const path = join(root, 'test/fixtures/reports/plain/2031-03-01-harbour-audit.md');
    let stderr = '';
    const exit = await main(['report', path, '--format', 'pdf', '--out', '-'], {
      stdin: () => {
        throw new Error('not asked for');
      },
      stdout: { isTTY: true, write: () => {} },
      stderr: { write: (text) => (stderr += String(text)) },
      folder: sandbox.folder,
      root,
      environment: {},
    });
    expect([exit, stderr]).toEqual([
      2,
      'A terminal cannot show a PDF: redirect it into a file, as in --out - > report.pdf\n',
    ]);
  });

  test('holds no line that a CI service takes for a command', async () => {
    const hostile = `${post}\n\n\`\`\`\n::error::taken\n##[group]taken\n\`\`\`\n`.replace(
      '| Open |',
      '| Open ##[error]taken |',
    );
    for (const format of ['md', 'html', 'summary', 'matrix', 'json']) {
      const { stdout } = await runHere(['report', '-', '--format', format, '--out', '-'], {
        folder: sandbox.folder,
        stdin: hostile,
      });
      expect(stdout).not.toMatch(/^\s*::\w+::|##\[/m);
    }
  });
});
