import { resolve } from 'node:path';
import { glob } from 'tinyglobby';

/** Returns the files that fit a pattern such as `posts/**\/*.md`, meant from a folder, in the order of their paths. */
export async function expandPattern(pattern: string, folder: string): Promise<readonly string[]> {
  const found = await glob(pattern, {
    cwd: folder,
    absolute: true,
    expandDirectories: false,
    ignore: '**/node_modules/**',
  });
  return found.map((path) => resolve(path)).toSorted();
}
