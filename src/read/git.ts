import { UserError } from '../errors.ts';
import { placeOf, type GitPlace } from './git-place.ts';
import { readChanges } from './path-changes.ts';
import type { RevisionName } from './revision-name.ts';
import { runGit } from './run-git.ts';

/** A file as some commit has it. */
export interface Committed extends GitPlace {
  readonly bytes: Uint8Array;
  /** When the branch got this state of it: ISO 8601 in UTC, to the second; null where git cannot tell. */
  readonly instant: string | null;
}

/**
 * Reads a file of a commit, its path as seen from the folder or else from the root of the repository. Nothing is
 * checked out or fetched. Throws `UserError`.
 */
export async function readCommitted(folder: string, name: RevisionName, limit: number): Promise<Committed> {
  const shown = `${name.revision}:${name.path}`;
  const place = await placeOf(folder, name, shown);
  if (place.blob === null) throw new UserError(`${shown}: the path does not exist in ${name.revision}`);
  const bytes = await readBlob(folder, place.blob, shown, limit);
  return { ...place, bytes, instant: await instantOf(place, shown) };
}

/** Reads the content of a blob. Throws `UserError`. */
export async function readBlob(folder: string, blob: string, shown: string, limit: number): Promise<Uint8Array> {
  const answer = await runGit(folder, ['cat-file', 'blob', blob], limit);
  if (answer.fault !== null) throw new UserError(`${shown}: ${answer.fault.sentence}`);
  return answer.bytes;
}

/** Tells when the branch of a commit got the state of a file that the commit has. */
async function instantOf({ folder, commit, path }: GitPlace, shown: string): Promise<string | null> {
  const [latest] = await readChanges(folder, ['-1', commit], path, shown);
  return latest?.instant ?? null;
}
