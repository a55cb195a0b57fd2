import type { Command } from '../commander.ts';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { nameOfContent, readStream, type StandardInput } from '../../read/standard-input.ts';
import type { Context } from './context.ts';
import { limitOf, type SourceOptions } from './source-options.ts';

/** The options of what reads standard input. */
export interface StandardInputOptions extends SourceOptions {
  readonly stdinName?: string;
}

/** Adds the options of what reads standard input. */
export function addStandardInputOption(command: Command): Command {
  return command.option(
    '--stdin-name <file>',
    'with - for a post: the file that standard input stands for, whose name and configuration count',
  );
}

/**
 * Reads standard input where one of the words is `-`; undefined where none is. Throws `UserError` where it cannot be read, or
 * is named without being used.
 */
export async function standardInput(
  words: readonly (string | undefined)[],
  options: StandardInputOptions,
  { folder, stdin }: Context,
): Promise<StandardInput | undefined> {
  const { stdinName } = options;
  const uses = words.filter((word) => word === '-').length;
  if (uses > 1) throw new UserError('Standard input can be read only once: name a file for one of the two -');
  if (uses === 0 && stdinName !== undefined)
    throw new UserError('--stdin-name says what standard input stands for: name it as -');
  if (uses === 0) return undefined;
  const bytes = await readStream(stdin(), limitOf(options));
  return { bytes, path: stdinName === undefined ? join(folder, nameOfContent(bytes)) : resolve(folder, stdinName) };
}

/** Throws `UserError` where one of the words is `-`, for commands that have no use of it. */
export function refuseStandardInput(words: readonly (string | undefined)[], command: string): void {
  if (words.includes('-'))
    throw new UserError(`${command} does not read standard input: name a file (one that is called - is ./-)`);
}
