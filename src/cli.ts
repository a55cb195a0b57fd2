import { Command, CommanderError } from 'commander';
import type { Context, ExitCode } from './commands/context.ts';
import { addDiffCommand } from './commands/diff.ts';
import { addHistoryCommand } from './commands/history.ts';
import { addLintCommand } from './commands/lint.ts';
import { addReportCommand } from './commands/report.ts';
import { packageVersion } from './package.ts';
import { UserError } from './read/source.ts';
import { openTerminal, type Streams } from './terminal.ts';

/** What a run of the program can see of its surroundings. */
export interface Surroundings extends Streams {
  /** Where the command was typed. */
  readonly folder: string;
  /** Where `input` and `output` lie. */
  readonly root: string;
  readonly environment: { readonly [name: string]: string | undefined };
}

/** Runs the program with the words of a command line. Never throws for what a user can put right. */
export async function main(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { root, folder, environment } = surroundings;
  const terminal = openTerminal(surroundings, words.includes('--quiet'));
  const forgotten = forgottenDashes(words, environment);
  if (forgotten !== null) {
    terminal.complain(forgotten);
    return 2;
  }
  let exit: ExitCode = 0;
  const program = describeProgram(surroundings);
  const print = (text: string): void => void surroundings.stdout.write(text);
  const context: Context = { root, folder, terminal, print, done: (code) => (exit = code) };
  addReportCommand(program, context);
  addDiffCommand(program, context);
  addHistoryCommand(program, context);
  addLintCommand(program, context);
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

function describeProgram({ stdout, stderr }: Surroundings): Command {
  return new Command('audit-status')
    .description('Turns published security-audit findings into status reports.')
    .version(packageVersion(), '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) });
}

/** npm keeps options for itself that stand before `--`, and leaves a trace of them in the environment. */
function forgottenDashes(words: readonly string[], environment: Surroundings['environment']): string | null {
  if (environment['npm_lifecycle_event'] === undefined) return null;
  const first = [
    'format',
    'out',
    'paper',
    'strict',
    'browser',
    'fail_on',
    'templates',
    'check',
    'since',
    'aliases',
    'jobs',
  ].find((name) => environment[`npm_config_${name}`] !== undefined);
  if (first === undefined) return null;
  const option = `--${first.replaceAll('_', '-')}`;
  return `npm took ${option} for itself: write a -- before the options, as in: npm run ${environment['npm_lifecycle_event']} -- ${option} …${words.length > 1 ? ` ${words.slice(1).join(' ')}` : ''}`;
}
