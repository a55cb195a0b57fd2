import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

/** A file's path within the repository that holds it, with slashes; its name alone where it is in none. */
export function repositoryPath(path: string): string {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, path).split(sep).join('/');
    if (folder === dirname(folder)) return basename(path);
  }
}
