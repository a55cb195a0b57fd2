import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic } from '../domain/model.ts';
import type { BranchCourse, Version } from '../read/branch-course.ts';
import { isShallow, type GitPlace } from '../read/git-place.ts';

/** Says where the course of a branch is not whole. */
export async function saidOfCourse(
  course: BranchCourse,
  place: GitPlace,
  shown: string,
): Promise<readonly Diagnostic[]> {
  const [first, last] = [course.versions[0], course.versions.at(-1)];
  const since = first?.instant.slice(0, 10) ?? '';
  const said: Diagnostic[] = [];
  if (await isShallow(place.folder, shown)) {
    const message = `${shown}: the clone is shallow, so its history begins on ${since}: git fetch --unshallow gets the rest.`;
    said.push(diagnose('history-shallow', message, null));
  }
  if (course.renamesUnread !== null) {
    const message = `${shown}: earlier names before ${since} were not looked for: ${course.renamesUnread}.`;
    said.push(diagnose('history-incomplete', message, null));
  }
  if (last !== undefined && last.blob !== place.blob) {
    const message = `${shown}: the latest version found, ${last.commit.slice(0, 12)}, is not what ${place.commit.slice(0, 12)} holds.`;
    said.push(diagnose('history-incomplete', message, null));
  }
  if (course.replaced !== null && first !== undefined) {
    const message = `${first.commit.slice(0, 12)} of ${since} added ${first.path} and removed ${course.replaced}, which is too unlike it to be told as the same.`;
    said.push(diagnose('source-replaced', message, null));
  }
  if (course.copied !== null && first !== undefined) {
    const message = `${first.path} was copied from ${course.copied} in ${first.commit.slice(0, 12)} of ${since}; the history of ${course.copied} is not part of it.`;
    said.push(diagnose('source-copied', message, null));
  }
  return said;
}

/** Says that a version has another path than the one before. */
export function renamed(before: Version | undefined, after: Version): readonly Diagnostic[] {
  if (before === undefined || before.path === after.path) return [];
  const message = `${after.path} was ${before.path} before ${after.commit.slice(0, 12)} of ${after.instant.slice(0, 10)}.`;
  return [diagnose('source-renamed', message, null)];
}
