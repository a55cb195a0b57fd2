import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file's path within the repository that holds it, with slashes; its name alone where it is in none. */
export function repositoryPath(path: string): string {
  const root = repositoryOf(path);
  return root === null ? basename(path) : relative(root, path).split(sep).join('/');
}

/**
 * Returns whether a file leads through symbolic links out of the repository that holds it: whoever can commit such a link
 * could have any file of the machine published. A file in no repository leaves none.
 */
export function leavesRepository(path: string): boolean {
  const root = repositoryOf(path);
  return root !== null && !realpathSync(path).startsWith(join(realpathSync(root), sep));
}

/** Returns the root of the repository that holds a path; null where none does. */
export function repositoryOf(path: string): string | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return null;
  }
}
