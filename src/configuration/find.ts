import { existsSync, lstatSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What a configuration file is called. */
export const configurationName = 'audit-status.config.yaml';

/**
 * Returns the configuration file for what lies in a folder: there, or above it up to the root of its repository. Those of
 * other users are passed over, and handed to `onForeign`.
 */
export function findConfiguration(folder: string, onForeign: (path: string) => void = () => {}): string | null {
  const first = resolve(folder);
  for (let at = first; ; at = dirname(at)) {
    const path = join(at, configurationName);
    const stats = lstatSync(path, { throwIfNoEntry: false });
    // A symbolic link could lead to any file of the machine, and messages quote what they refuse.
    if (stats?.isFile() === true) {
      if (isObeyed(stats.uid, ownerOf(first), process.getuid?.() ?? null)) return path;
      onForeign(path);
    }
    if (at === dirname(at) || existsSync(join(at, '.git'))) return null;
  }
}

/**
 * Returns whether a configuration file is obeyed: one of this user, of root, or of whoever owns the folder of the post, as
 * in a container that runs as root on the files of somebody else. In a shared folder above, anybody may put one. `user` is
 * null where the system knows no owners.
 */
export function isObeyed(owner: number, folderOwner: number | null, user: number | null): boolean {
  return user === null || [user, 0, folderOwner].includes(owner);
}

function ownerOf(folder: string): number | null {
  return statSync(folder, { throwIfNoEntry: false })?.uid ?? null;
}
