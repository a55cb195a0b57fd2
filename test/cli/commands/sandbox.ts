import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/program.ts';
import { root, type Run } from '../../run.ts';

/** A project of its own in a temporary folder, with the templates of this one. */
export interface Sandbox {
  readonly folder: string;
  /** Runs the program there. */
  readonly run: (words: readonly string[], below?: string, stdin?: string) => Promise<Run>;
  readonly write: (path: string, text: string) => string;
  readonly read: (path: string) => string;
  readonly git: (...words: readonly string[]) => string;
  /** Runs git with that time of day as its clock. */
  readonly gitAt: (moment: string, ...words: readonly string[]) => string;
  /** Commits everything, at noon (UTC) of that day, or at that moment. */
  readonly commit: (moment: string) => string;
  readonly remove: () => void;
}

/** Makes an empty project. */
export function makeSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-'));
  symlinkSync(join(root, 'templates'), join(folder, 'templates'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  const git = (...words: readonly string[]): string => runGit(folder, words);
  return {
    folder,
    git,
    run: async (words, below = '.', stdin = '') => {
      let [stdout, stderr] = ['', ''];
      const exit = await main(words, {
        stdin: () => Readable.from([Buffer.from(stdin)]),
        stdout: { write: (content) => (stdout += String(content)) },
        stderr: { write: (content) => (stderr += String(content)) },
        folder: join(folder, below),
        root: folder,
        environment: {},
      });
      return { exit, stdout, stderr };
    },
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      return path;
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    gitAt: (moment, ...words) => runGit(folder, words, momentOf(moment)),
    commit: (moment) => {
      git('add', '--all', '--', ':!templates', ':!package.json');
      runGit(folder, ['commit', '--quiet', '--allow-empty', '--message', moment], momentOf(moment));
      return git('rev-parse', 'HEAD').trim();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function momentOf(moment: string): string {
  return moment.includes('T') ? moment : `${moment}T12:00:00Z`;
}

/** One row of a made-up post: number, title, status. */
export type Row = readonly [number: number, title: string, status: string];

/** A post with one table, of a project that does not exist. */
export function post(date: string | null, rows: readonly Row[]): string {
  const front = date === null ? '' : `---\ntitle: Made up\ndate: ${date}\n---\n\n`;
  const issue = (number: number): string =>
    `[#${100 + number}](https://github.com/orchard-example/orchard/issues/${100 + number})`;
  const lines = rows.map(([number, title, status]) => `| ${number} | ${title} | ${issue(number)} | ${status} |`);
  return `${front}| # | Title | Issue | Status |\n| - | - | - | - |\n${lines.join('\n')}\n`;
}

function runGit(folder: string, words: readonly string[], date = '2031-01-01T12:00:00Z'): string {
  return execFileSync('git', ['-C', folder, '-c', 'commit.gpgsign=false', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    },
  });
}
