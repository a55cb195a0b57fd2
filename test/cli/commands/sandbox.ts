import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { dirname, join } from 'node:path';
import { main } from '../../../src/cli/program.ts';
import { root, type Run } from '../../run.ts';
import { commitOf, initialize, runGit, writeCommits, type Commit } from './repository.ts';

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
  /** Makes the folder a repository whose branch is main. */
  readonly init: () => void;
  /** Commits everything, at noon (UTC) of that day, or at that moment; git is run when something asks for the folder. */
  readonly commit: (moment: string) => void;
  readonly remove: () => void;
}

/** Makes an empty project. */
export function makeSandbox(): Sandbox {
  const folder = mkdtempSync(join(tmpdir(), 'audit-status-'));
  symlinkSync(join(root, 'templates'), join(folder, 'templates'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  const pending: Commit[] = [];
  const finish = (): void => writeCommits(folder, pending.splice(0));
  const gitAt = (moment: string, ...words: readonly string[]): string => {
    finish();
    return runGit(folder, words, moment);
  };
  const git = (...words: readonly string[]): string => gitAt('2031-01-01', ...words);
  return {
    get folder() {
      finish();
      return folder;
    },
    git,
    gitAt,
    init: () => initialize(folder),
    run: async (words, below = '.', stdin = '') => {
      finish();
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
    commit: (moment) => {
      const commit = commitOf(folder, moment, uncommitted);
      if (commit !== null) pending.push(commit);
      else {
        git('add', '--all', '--', ...uncommitted.map((name) => `:!${name}`));
        gitAt(moment, 'commit', '--quiet', '--allow-empty', '--message', moment);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What every project has, and none commits. */
const uncommitted = ['templates', 'package.json'];

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
