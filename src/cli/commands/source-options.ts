import { Option, type Command } from '../commander.ts';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Reading } from '../../pipeline/snapshot.ts';
import { defaultLimit } from '../../read/source.ts';
import { type Context, shownPath } from './context.ts';
import { printLinks } from './print-links.ts';
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

const mebibyte = 1024 * 1024;

/** Returns how sources are read. */
export function readingOf({ config, maxSize }: SourceOptions, { folder, terminal }: Context): Reading {
  const onForeign = (shown: string): void =>
    terminal.complain(
      `warning: ${shown}: belongs to another user, so it is not used; to use it, name it with --config`,
    );
  const reading = { folder, limit: maxSize * mebibyte, onForeign };
  return config === undefined ? reading : { ...reading, config: resolve(folder, config) };
}

/** A file to read, and how the user calls it. */
export interface Input {
  readonly path: string;
  readonly shown: string;
}

/** Returns the files that were named, those in folders that were named, or those in `input/`. Throws `UserError`. */
export function inputsOf(paths: readonly string[], command: string, context: Context): readonly Input[] {
  const { root, folder } = context;
  const files =
    paths.length === 0
      ? postsIn(join(root, 'input'), command)
      : paths.flatMap((path) => filesOf(path, folder, command));
  printLinks(files, context);
  return files.map((path) => ({ path, shown: shownPath(context, path) }));
}

function filesOf(word: string, folder: string, command: string): readonly string[] {
  if (/^https?:\/\//i.test(word))
    throw new UserError(`${word}: is an address, and nothing is fetched; save it first, as in: curl -O ${word}`);
  const path = resolve(folder, word);
  if (!existsSync(path) && /[*?[]/.test(word))
    throw new UserError(
      `${word}: no file has that name; a pattern has to be expanded by the shell, so leave out its quotes`,
    );
  return existsSync(path) && statSync(path).isDirectory() ? postsIn(path, command) : [path];
}

/** Returns the posts in a folder, by name. Throws `UserError` where there is none. */
export function postsIn(folder: string, command: string): string[] {
  const posts = list(folder).filter((name) => /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(name));
  if (posts.length === 0)
    throw new UserError(
      `There is no post in ${folder.split('/').at(-1) ?? ''}/: put one there, or name one: ${command} path/to/post.md`,
    );
  return posts.map((name) => join(folder, name));
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
