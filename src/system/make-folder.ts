import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and its parents, each with `mode` less the umask. Throws what the operating system reports. Node’s own
 * recursive `mkdir` is not used: below `/proc`, where nothing can be made, it never returns.
 */
export function makeFolder(folder: string, mode = 0o777): void {
  if (exists(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Returns whether there is anything at a path, be it a symbolic link that leads nowhere. */
export function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
