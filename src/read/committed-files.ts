import { askGit } from './run-git.ts';

/**
 * Returns which of some paths are regular files in a commit, with the names of their contents. Symbolic links are none.
 * `folder`: where git is asked. Throws `UserError`.
 */
export async function filesAt(
  folder: string,
  commit: string,
  paths: readonly string[],
  shown: string,
): Promise<ReadonlyMap<string, string>> {
  const answer = await askGit(folder, ['ls-tree', '-z', '--full-tree', commit, '--', ...paths], shown);
  const files = new Map<string, string>();
  for (const entry of answer.split('\0')) {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path !== undefined) files.set(path, blob);
  }
  return files;
}
