import { Option, type Command } from '../commander.ts';
import { resolve } from 'node:path';
import type { Reading } from '../../pipeline/snapshot.ts';
import { defaultLimit } from '../../read/source.ts';
import type { StandardInput } from '../../read/standard-input.ts';
import type { Context } from './context.ts';
import { parseNumber } from './option-values.ts';

/** The options of everything that reads posts. */
export interface SourceOptions {
  readonly config?: string;
  readonly maxSize: number;
}

/** Adds the options of everything that reads posts. */
export function addSourceOptions(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'configuration file (default: audit-status.config.yaml, in the folder of the post or above it)',
    )
    .addOption(
      new Option('--max-size <MiB>', 'largest source to read').argParser(parseNumber).default(defaultLimit / mebibyte),
    );
}

/** Bytes; sizes of options are given in these. */
const mebibyte = 1024 * 1024;

/** Returns the most bytes of a source. */
export function limitOf({ maxSize }: SourceOptions): number {
  return maxSize * mebibyte;
}

/** Returns how sources are read. `stdin`: what `-` means, if it means anything. */
export function readingOf(options: SourceOptions, { folder, terminal }: Context, stdin?: StandardInput): Reading {
  const { config } = options;
  const onForeign = (shown: string): void =>
    terminal.warn(`warning: ${shown}: belongs to another user, so it is not used; to use it, name it with --config`);
  const reading = { folder, limit: limitOf(options), onForeign, stdin };
  return config === undefined ? reading : { ...reading, config: resolve(folder, config) };
}
