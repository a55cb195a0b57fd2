import { UserError } from '../errors.ts';
import { originalOf } from './git-copies.ts';
import type { GitPlace } from './git-place.ts';
import { originOf } from './git-renames.ts';
import { readChanges } from './path-changes.ts';

/** A file as a branch had it from one commit on. */
export interface Version {
  readonly commit: string;
  /** When the branch got it: the time of the commit, or of the merge that brought it; ISO 8601 in UTC, to the second. */
  readonly instant: string;
  /** Where the file was from then on. */
  readonly path: string;
  /** The name of its content; null where the commit removed it. */
  readonly blob: string | null;
}

/** The versions of a file on a branch, and what is to be known of how they were found. */
export interface BranchCourse {
  /** Oldest first. */
  readonly versions: readonly Version[];
  /** Why earlier names of the file could not be looked for, in git's words; null where they were. */
  readonly renamesUnread: string | null;
  /** A file that was removed by the commit that added this one, unlike it: perhaps the same post, written anew. */
  readonly replaced: string | null;
  /** A file that stayed, and that the first version is a copy of; its course is another. */
  readonly copied: string | null;
}

/**
 * Lists the states of a file that a branch really had, from the commit of `place` back along first parents: what was
 * merged counts once, with its merge. Earlier names are followed, also those given on a branch that was merged; copies
 * are not. Throws `UserError`, also where no commit holds the file.
 */
export async function courseOf(place: GitPlace, shown: string): Promise<BranchCourse> {
  const course = await follow(place.folder, place.commit, place.path, shown);
  if (course.versions.length === 0) throw new UserError(`${shown}: no commit holds it`);
  return { ...course, versions: course.versions.toReversed() };
}

/** Lists the versions newest first, one name of the file after another. */
async function follow(folder: string, from: string, path: string, shown: string): Promise<BranchCourse> {
  const versions: Version[] = [];
  const changes = await readChanges(folder, [from], path, shown);
  for (const change of changes) {
    const { commit, instant, blob, kind } = change;
    versions.push({ commit, instant, path, blob });
    if (kind !== 'A') continue;
    const origin = await originOf(folder, change, path, shown);
    const [parent] = change.parents;
    if (origin.from !== null && parent !== undefined) {
      const earlier = await follow(folder, parent, origin.from, shown);
      return { ...earlier, versions: [...versions, ...earlier.versions] };
    }
    if (change !== changes.at(-1)) continue;
    const { unread: renamesUnread, replaced } = origin;
    return { versions, renamesUnread, replaced, copied: await originalOf(folder, change, path) };
  }
  return { versions, renamesUnread: null, replaced: null, copied: null };
}
