import { lstatSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { repositoryOf } from '../../read/repository-path.ts';
import type { Context } from './context.ts';

/** Prints where symbolic links lead that lie in no repository: there a link may lead anywhere, and is followed. */
export function printLinks(words: readonly string[], { folder, terminal }: Context): void {
  for (const path of words.map((word) => resolve(folder, word))) {
    const target = targetOf(path);
    if (target !== null && repositoryOf(path) === null && relative(dirname(path), target).startsWith('..'))
      terminal.note(`${relative(folder, path)}: is a symbolic link; ${target} is read`);
  }
}

function targetOf(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
