import { accessSync, chmodSync, constants, lstatSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { makeFolder } from '../../system/make-folder.ts';
import { isOurs } from './temporary-folder.ts';

/**
 * Gives a folder that nobody else can write to, for what is kept between runs; makes it where needed.
 * Null where neither the user's cache nor the system's temporary folder can hold one.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  return cachePlaces(env).find(claim) ?? null;
}

function cachePlaces(env: NodeJS.ProcessEnv): readonly string[] {
  // A home that is not there is none: root could make it.
  const home = env['HOME'] !== undefined && isFolder(env['HOME']) ? join(env['HOME'], '.cache') : undefined;
  return [
    ...[env['XDG_CACHE_HOME'], home]
      .flatMap((base) => (base !== undefined && isAbsolute(base) ? [base] : []))
      .map((base) => join(base, 'audit-status')),
    join(tmpdir(), `audit-status-${process.getuid?.() ?? 'user'}`),
  ];
}

function claim(folder: string): boolean {
  try {
    makeFolder(folder, 0o700);
    // Who owns the folder above could swap this one; of the shared temporary folder its sticky bit takes care.
    if (!isOurs(folder) || isOpenToOthers(folder) || (dirname(folder) !== tmpdir() && !isOurs(dirname(folder))))
      return false;
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether others may have put something into a folder: what is kept there is run. */
function isOpenToOthers(folder: string): boolean {
  return (lstatSync(folder).mode & 0o022) !== 0;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
