import { posix } from 'node:path';
import { readEntries, type PathChange } from './path-changes.ts';
import { runGit } from './run-git.ts';

/** Files of a folder beyond which the original of a copy is not looked for; a command of Windows has room for their names. */
export const mostSiblings = 200;

/**
 * Finds the file that one added by a commit was copied from, as git recognizes copies: one of the same type in the same
 * folder, which stayed. Null where there is none, or git cannot tell.
 */
export async function originalOf(folder: string, added: PathChange, path: string): Promise<string | null> {
  const [parent] = added.parents;
  if (parent === undefined) return null;
  const siblings = await siblingsOf(folder, parent, path);
  if (siblings.length === 0 || siblings.length > mostSiblings) return null;
  const format = ['-r', '-C', '--find-copies-harder', '--raw', '--no-abbrev', '-z', '--no-ext-diff', '--no-textconv'];
  const answer = await runGit(folder, ['diff-tree', ...format, parent, added.commit, '--', path, ...siblings]);
  if (answer.fault !== null) return null;
  const { entries } = readEntries(new TextDecoder().decode(answer.bytes).split('\0'), 0);
  return entries.find((entry) => entry.kind === 'C' && entry.path === path)?.from ?? null;
}

async function siblingsOf(folder: string, commit: string, path: string): Promise<readonly string[]> {
  const parent = posix.dirname(path);
  const where = parent === '.' ? [] : ['--', `${parent}/`];
  const answer = await runGit(folder, ['ls-tree', '-z', '--full-tree', '--name-only', commit, ...where]);
  if (answer.fault !== null) return [];
  const names = new TextDecoder().decode(answer.bytes).split('\0');
  return names.filter((name) => name !== '' && name !== path && posix.extname(name) === posix.extname(path));
}
