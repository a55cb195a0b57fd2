import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { BrowserChoice } from './print/index.ts';
import { defaultLimit, UserError } from './read.ts';
import { formats, type FormatName } from './report.ts';
import { runReport } from './run-report.ts';
import { openTerminal, type Streams, type Terminal } from './terminal.ts';

/** What a run of the program can see of its surroundings. */
export interface Surroundings extends Streams {
  /** Where the command was typed. */
  readonly folder: string;
  /** Where `input`, `output` and `templates` lie. */
  readonly root: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

/** Exit codes: all written; written with errors or not complete; nothing written. */
export type ExitCode = 0 | 1 | 2;

/** Runs the program with the words of a command line. Never throws for what a user can put right. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const terminal = openTerminal(surroundings, words.includes('--quiet'));
  const forgotten = forgottenDashes(words, surroundings.environment);
  if (forgotten !== null) {
    terminal.complain(forgotten);
    return 2;
  }
  let exit: ExitCode = 0;
  const program = describeProgram(surroundings, terminal, (code) => (exit = code));
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UserError)) throw error;
    terminal.complain(error.message);
    return 2;
  }
}

interface ReportOptions {
  readonly out?: string;
  readonly format: readonly FormatName[];
  readonly paper: 'A4' | 'Letter';
  readonly browser?: string;
  readonly preferSystemBrowser?: true;
  readonly sandbox: boolean;
  readonly timeout: number;
  readonly maxSize: number;
  readonly strict?: true;
}

function describeProgram(surroundings: Surroundings, terminal: Terminal, done: (code: ExitCode) => void): Command {
  const program = new Command('audit-status')
    .description('Turns published security-audit findings into status reports.')
    .version(versionOf(surroundings.root), '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => surroundings.stdout.write(text), writeErr: (text) => surroundings.stderr.write(text) });
  program
    .command('report')
    .description('Read posts (Markdown, by default everything in input/) and write their status reports.')
    .argument('[paths...]', 'posts to read')
    .option('--out <folder>', 'folder to write to (default: output/)')
    .option('--format <list>', `formats, parted by commas: ${formats.join(', ')}`, parseFormats, [...formats])
    .addOption(new Option('--paper <size>', 'paper of the PDF').choices(['A4', 'Letter']).default('A4'))
    .option('--browser <path>', 'the browser that prints the PDF (also: PUPPETEER_EXECUTABLE_PATH)')
    .option('--prefer-system-browser', 'print with an installed browser where there is one, not the embedded Chromium')
    .option('--no-sandbox', 'print without Chromium’s sandbox (always so for root)')
    .option('--timeout <seconds>', 'longest time for one PDF', parseNumber, 120)
    .option('--max-size <MiB>', 'largest post to read', parseNumber, defaultLimit / 1024 / 1024)
    .option('--strict', 'let warnings count as errors')
    .option('--quiet', 'say nothing but warnings and errors')
    .action(async (paths: readonly string[], options: ReportOptions) => {
      const { root, folder } = surroundings;
      const named = (path: string): string => relative(folder, path) || '.';
      const out = options.out === undefined ? join(root, 'output') : resolve(folder, options.out);
      const inputs = paths.length === 0 ? postsIn(join(root, 'input')) : paths.map((path) => resolve(folder, path));
      done(
        await runReport({
          inputs: inputs.map((path) => ({ path, shown: named(path) })),
          folder: out,
          shownFolder: named(out),
          templates: [join(root, 'templates')],
          formats: options.format,
          paper: options.paper,
          browser: browserChoice(options, folder),
          timeoutSeconds: options.timeout,
          limit: options.maxSize * 1024 * 1024,
          strict: options.strict === true,
          terminal,
        }),
      );
    });
  return program;
}

function browserChoice(options: ReportOptions, folder: string): BrowserChoice {
  return {
    executable: options.browser === undefined ? null : resolve(folder, options.browser),
    prefer: options.preferSystemBrowser === true ? 'system' : 'embedded',
    sandbox: options.sandbox ? null : false,
  };
}

function postsIn(folder: string): string[] {
  const posts = list(folder).filter((name) => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name));
  if (posts.length === 0) throw new UserError(`There is no post in ${folder.split('/').at(-1) ?? ''}/: put one there, or name one: report path/to/post.md`);
  return posts.map((name) => join(folder, name));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function parseFormats(value: string): readonly FormatName[] {
  const wanted = value.split(',').map((name) => name.trim().toLowerCase());
  const unknown = wanted.find((name) => !formats.some((known) => known === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`«${unknown}» is not a format; there are ${formats.join(', ')}.`);
  return formats.filter((name) => wanted.includes(name));
}

function parseNumber(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError(`«${value}» is not a number above 0.`);
  return number;
}

/** npm keeps options for itself that stand before `--`, and leaves a trace of them in the environment. */
function forgottenDashes(words: readonly string[], environment: Surroundings['environment']): string | null {
  if (environment['npm_lifecycle_event'] === undefined) return null;
  const taken = ['format', 'out', 'paper', 'strict', 'browser', 'fail_on', 'templates', 'check', 'since', 'jobs'].filter((name) => environment[`npm_config_${name}`] !== undefined);
  const [first] = taken;
  if (first === undefined) return null;
  const option = `--${first.replaceAll('_', '-')}`;
  return `npm took ${option} for itself: write a -- before the options, as in: npm run ${environment['npm_lifecycle_event']} -- ${option} …${words.length > 1 ? ` ${words.slice(1).join(' ')}` : ''}`;
}

function versionOf(root: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '';
}
