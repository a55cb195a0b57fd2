import { linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { exists } from '../system/make-folder.ts';
import { digestOfFile } from './file-digest.ts';
import { temporaryPath } from './temporary-file.ts';

/** A finished file, the path that it gets, and the SHA-256 of its content, in hex. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly digest: string;
}

/** The earlier content of a path: under another name, or there was none; `lost` where it cannot be kept. */
type Earlier = { readonly kept: string } | 'none' | 'lost';

/** What failed, and which paths hold new content all the same, since their earlier content could not be kept. */
export interface FailedReplacement {
  readonly error: unknown;
  readonly at: Replacement;
  readonly replaced: readonly Replacement[];
}

/**
 * Renames all files at once, or none: where one cannot be renamed, those before it get their earlier content back.
 * Nothing else is done between the first and the last renaming; a run that is killed there has left its journal.
 * Returns null, or what failed.
 */
export function replaceFiles(files: readonly Replacement[]): FailedReplacement | null {
  const earlier = files.map(({ to }) => keepEarlier(to));
  try {
    const { done, error } = renameAll(files);
    const failed = files[done];
    if (failed === undefined) return null;
    const replaced = files.slice(0, done).filter(({ to }, at) => !restore(to, earlier[at] ?? 'lost'));
    return { error, at: failed, replaced };
  } finally {
    for (const one of earlier) if (typeof one === 'object') rmSync(one.kept, { force: true });
  }
}

function renameAll(files: readonly Replacement[]): { readonly done: number; readonly error: unknown } {
  let done = 0;
  try {
    for (const file of files) {
      renameOnce(file);
      done += 1;
    }
    return { done, error: null };
  } catch (error) {
    return { done, error };
  }
}

/** Another run that found the journal of this one may have taken it for a killed one, and have done the same. */
function renameOnce({ from, to, digest }: Replacement): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (exists(from) || digestOfFile(to) !== digest) throw error;
  }
}

/** Gives a file a second name. Some file systems have no such names, and some files are not this user’s. */
function keepEarlier(path: string): Earlier {
  if (!exists(path)) return 'none';
  const kept = temporaryPath(dirname(path));
  try {
    linkSync(path, kept);
    return { kept };
  } catch {
    return 'lost';
  }
}

function restore(path: string, earlier: Earlier): boolean {
  if (earlier === 'lost') return false;
  try {
    if (earlier === 'none') rmSync(path);
    else renameSync(earlier.kept, path);
    return true;
  } catch {
    return false;
  }
}
