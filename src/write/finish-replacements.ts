import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exists } from '../system/make-folder.ts';
import { digestOf, digestOfFile, largestFile, readOwn } from './file-digest.ts';
import { isJournalName, largestJournal, parseJournal, type Renaming } from './journal.ts';
import { isTemporaryName, sweepAbandoned } from './temporary-file.ts';

/**
 * Finishes what runs that were killed while they renamed the files of a report have left in `folder`, and removes their
 * temporary files once these are an hour old. Any other file stays. Returns the names of the files that were replaced.
 */
export function finishReplacements(folder: string): readonly string[] {
  const names = namesIn(folder);
  const replaced = names.filter(isJournalName).flatMap((name) => finish(folder, name));
  sweepAbandoned(
    folder,
    names.filter((name) => isTemporaryName(name) || isJournalName(name)),
  );
  return replaced;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Done is what is left to do only where a part is done already and nothing has changed since. Where nothing is done yet, the
 * earlier files stand, and the run may still be alive; what has changed since is the user’s.
 */
function finish(folder: string, name: string): readonly string[] {
  const journal = join(folder, name);
  const renamings = parseJournal(readOwn(journal, largestJournal)?.toString() ?? '') ?? [];
  const states = renamings.map((renaming) => stateOf(folder, renaming));
  if (!states.includes('done') || states.includes('changed')) return [];
  const pending = renamings.filter((_, at) => states[at] === 'pending');
  const replaced = pending.filter(({ from, to }) => isRenamed(join(folder, from), join(folder, to)));
  if (replaced.length === pending.length) rmSync(journal, { force: true });
  return replaced.map(({ to }) => to);
}

function stateOf(folder: string, { from, to, digest, earlier }: Renaming): 'done' | 'pending' | 'changed' {
  const [source, target] = [join(folder, from), join(folder, to)];
  if (!exists(source)) return digestOfFile(target) === digest ? 'done' : 'changed';
  const isEarlier = earlier === null ? !exists(target) : digestOfFile(target) === earlier;
  const content = isEarlier ? readOwn(source, largestFile) : null;
  return content !== null && digestOf(content) === digest ? 'pending' : 'changed';
}

function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    // Another run was faster, or it is not ours to do.
    return false;
  }
}
