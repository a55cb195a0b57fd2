import { existsSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import type { StandardInput } from '../../read/standard-input.ts';
import { type Context, shownPath } from './context.ts';
import { printLinks } from './print-links.ts';

/** A file to read, and how the user calls it. */
export interface Input {
  readonly path: string;
  readonly shown: string;
  /** What is in it, where that was read already: standard input. */
  readonly bytes?: Uint8Array;
}

/**
 * Returns the files that were named, those in folders that were named, those that fit patterns, or those in `input/`, each
 * once; `-` is `stdin`. Throws `UserError` where there is none.
 */
export async function inputsOf(
  words: readonly string[],
  command: string,
  context: Context,
  stdin?: StandardInput,
): Promise<readonly Input[]> {
  const { root } = context;
  const inputs = new Map<string, Input>();
  const add = (path: string): void => {
    if (!inputs.has(path)) inputs.set(path, { path, shown: shownPath(context, path) });
  };
  if (words.length === 0) for (const path of postsIn(join(root, 'input'), command, context)) add(path);
  for (const word of words) {
    if (word === '-' && stdin !== undefined)
      inputs.set(stdin.path, { ...stdin, shown: shownPath(context, stdin.path) });
    else for (const path of await filesOf(word, command, context)) add(path);
  }
  printLinks([...inputs.keys()], context);
  return [...inputs.values()];
}

/** Throws `UserError` for an address: nothing is fetched. */
export function refuseAddresses(words: readonly string[]): void {
  for (const word of words)
    if (/^https?:\/\//i.test(word))
      throw new UserError(`${word}: is an address, and nothing is fetched; save it first, as in: curl -O ${word}`);
}

async function filesOf(word: string, command: string, context: Context): Promise<readonly string[]> {
  refuseAddresses([word]);
  const { folder } = context;
  const path = resolve(folder, word);
  if (existsSync(path)) return statSync(path).isDirectory() ? postsIn(path, command, context) : [path];
  if (!/[*?[{]/.test(word)) return [path];
  const { expandPattern } = await import('./expand-pattern.ts');
  const found = await expandPattern(word, folder);
  if (found.length === 0) throw new UserError(`${word}: no file fits this pattern`);
  return found;
}

/**
 * Returns the posts in a folder, by name: its Markdown files but `README.md`, and the `index.md` of folders directly in it, as
 * site generators have them. Says where there are more below. Throws `UserError` where there is none.
 */
export function postsIn(folder: string, command: string, context: Context): string[] {
  const names = list(folder);
  const bundles = names.filter((name) => existsSync(join(folder, name, 'index.md')));
  const posts = [...names.filter(isPost), ...bundles.map((name) => join(name, 'index.md'))];
  const deeper = below(folder).filter((path) => isPost(path) && !posts.includes(relative(folder, path))).length;
  const pattern = `'${join(shownPath(context, folder), '**/*.md')}'`;
  if (posts.length === 0)
    throw new UserError(
      deeper > 0
        ? `There is no post in ${basename(folder)}/ itself, and ${deeper} below it: name a pattern, as in: ${command} ${pattern}`
        : `There is no post in ${basename(folder)}/: put one there, or name one: ${command} path/to/post.md`,
    );
  if (deeper > 0)
    context.terminal.note(
      `${shownPath(context, folder)}: ${deeper} more in folders below it; to read all, name a pattern: ${pattern}`,
    );
  return posts.toSorted().map((name) => join(folder, name));
}

function isPost(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name) && !/^readme\./i.test(basename(name));
}

/** The names in a folder that are not hidden; none where it cannot be read. */
function list(folder: string): readonly string[] {
  return entries(folder).map(({ name }) => name);
}

/** The files in all folders below one, but for what programs put there. */
function below(folder: string): readonly string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap(({ name }) => [
      ...list(join(folder, name)).map((file) => join(folder, name, file)),
      ...below(join(folder, name)),
    ]);
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}
