import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, CommanderError } from './commander.ts';
import type { Context, ExitCode } from './commands/context.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addGitDiffDriverCommand, gitDiffDriver } from './commands/git-diff-driver.ts';
import { addEvidenceCommand } from './commands/evidence.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addIndexCommand } from './commands/index-page.ts';
import { addLintCommand } from './commands/lint.ts';
import { addReportCommand } from './commands/report.ts';
import { packageVersion } from '../package.ts';
import { UserError } from '../errors.ts';
import { openTerminal, printableJson, printableLines, screenOf, type Streams } from './terminal.ts';

/** What a run of the program can see of its surroundings. */
export interface Surroundings extends Streams {
  /** Opens standard input. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Where the command was typed. */
  readonly folder: string;
  /** Where `input` and `output` lie. */
  readonly root: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

/** Runs the program with the words of a command line. Never throws for what a user can put right. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { root, folder, environment, stdout, stdin } = surroundings;
  const terminal = openTerminal(surroundings, words.includes('--quiet') || words.includes('-q'), environment);
  let exit: ExitCode = 0;
  // `git diff` would end with whatever it started.
  const failure = words[0] === gitDiffDriver ? 0 : 2;
  const program = describeProgram(surroundings);
  const print: Context['print'] = (text, kind) => {
    // What was going on before has ended.
    terminal.progress('');
    stdout.write(kind === 'json' ? printableJson(text) : text);
  };
  const context: Context = {
    root,
    folder,
    environment,
    terminal,
    screen: screenOf(stdout, environment),
    isTerminal: stdout.isTTY === true,
    stdin,
    print,
    printBytes: (bytes) => void stdout.write(bytes),
    done: (code) => (exit = code),
  };
  addReportCommand(program, context);
  addDiffCommand(program, context);
  addHistoryCommand(program, context);
  addLintCommand(program, context);
  addGitDiffDriverCommand(program, context);
  addEvidenceCommand(program, context);
  addIndexCommand(program, context);
  const forgotten = forgottenDashes(program, words, surroundings);
  if (forgotten !== null) {
    terminal.warn(forgotten);
    return 2;
  }
  try {
    await program.parseAsync([...askedFor(program, words)], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : failure;
    if (!(error instanceof UserError)) throw error;
    terminal.warn(error.message);
    return failure;
  }
}

/** Commander answers `help` about an unknown command with the help of all: it says more of the command alone. */
function askedFor({ commands }: Command, words: readonly string[]): readonly string[] {
  const [first, command] = words;
  const isUnknown = command !== undefined && ![...commands.map((one) => one.name()), 'help'].includes(command);
  return first === 'help' && isUnknown ? [command] : words;
}

function describeProgram({ stdout, stderr }: Surroundings): Command {
  return new Command('audit-status')
    .description('Turns published security-audit findings into status reports.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(printableLines(text)),
      writeErr: (text) => stderr.write(printableLines(text)),
    });
}

/** npm keeps options for itself that stand before `--`. It leaves a trace of most in the environment; of `--format md`, `md`. */
function forgottenDashes(
  program: Command,
  words: readonly string[],
  { environment, folder }: Surroundings,
): string | null {
  const script = environment['npm_lifecycle_event'];
  // What git hands over are no words that somebody typed.
  if (script === undefined || words[0] === gitDiffDriver) return null;
  const option = program.commands
    .flatMap(({ options }) => options.map(({ long }) => long ?? ''))
    .find((long) => environment[`npm_config_${long.replace(/^--(?:no-)?/, '').replaceAll('-', '_')}`] !== undefined);
  const [, ...rest] = words;
  const stray = rest.find((word) => /^[\w,]+$/.test(word) && !existsSync(resolve(folder, word)));
  const isStray = stray !== undefined && !rest.some((word) => word.startsWith('-'));
  if (option === undefined && !isStray) return null;
  const example = `as in: npm run ${script} -- ${option ?? '--format'} …${rest.length > 0 ? ` ${rest.join(' ')}` : ''}`;
  const what =
    option === undefined ? `${stray}: does not exist; if it belongs to an option, npm took that` : `npm took ${option}`;
  return `${what} for itself: write a -- before the options, ${example}`;
}
