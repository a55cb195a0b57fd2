import { extname } from 'node:path';
import { readChanges, readEntries, type PathChange, type RawEntry } from './path-changes.ts';
import { runGit } from './run-git.ts';

/** Where a file that a commit added comes from. */
export interface Origin {
  /** The name it had before; null where it is new, or that cannot be told. */
  readonly from: string | null;
  /** Why that cannot be told, in git's words; null where it can. */
  readonly unread: string | null;
  /** The one file of its type that the same commit removed, too unlike it to be the same; null for none or several. */
  readonly replaced: string | null;
}

/** Finds what a file was called before the commit that added it, also where a merge brought the renaming. */
export async function originOf(folder: string, added: PathChange, path: string, shown: string): Promise<Origin> {
  const [parent, ...merged] = added.parents;
  if (parent === undefined) return { from: null, unread: null, replaced: null };
  const answer = await diffOf(folder, parent, added.commit);
  if (answer.fault !== null) return { from: null, unread: answer.fault.sentence, replaced: null };
  const { entries } = readEntries(new TextDecoder().decode(answer.bytes).split('\0'), 0);
  const from = renameTo(path, entries) ?? (await fromMerged(folder, parent, merged, path, entries, shown));
  const removed = entries.filter((entry) => entry.kind === 'D' && extname(entry.path) === extname(path));
  const [only] = removed;
  return { from, unread: null, replaced: from === null && removed.length === 1 ? (only?.path ?? null) : null };
}

function diffOf(folder: string, parent: string, commit: string): ReturnType<typeof runGit> {
  const format = ['-r', '-M', '--raw', '--no-abbrev', '-z', '--no-ext-diff', '--no-textconv'];
  return runGit(folder, ['diff-tree', ...format, '--diff-filter=DR', parent, commit]);
}

function renameTo(path: string, entries: readonly RawEntry[]): string | null {
  return entries.find((entry) => entry.kind === 'R' && entry.path === path)?.from ?? null;
}

/** A file renamed and much rewritten in steps is known by its steps, which only the branch that was merged has. */
async function fromMerged(
  folder: string,
  parent: string,
  merged: readonly string[],
  path: string,
  entries: readonly RawEntry[],
  shown: string,
): Promise<string | null> {
  for (const side of merged) {
    const name = await nameWhereSideBegan(folder, parent, side, path, shown);
    if (name !== null && entries.some((entry) => entry.kind === 'D' && entry.path === name)) return name;
  }
  return null;
}

async function nameWhereSideBegan(
  folder: string,
  base: string,
  side: string,
  path: string,
  shown: string,
): Promise<string | null> {
  const changes = await readChanges(folder, [`^${base}`, side], path, shown);
  const added = changes.find(({ kind }) => kind === 'A');
  const [parent] = added?.parents ?? [];
  if (added === undefined || parent === undefined) return added === undefined ? path : null;
  const answer = await diffOf(folder, parent, added.commit);
  if (answer.fault !== null) return null;
  const { entries } = readEntries(new TextDecoder().decode(answer.bytes).split('\0'), 0);
  const from = renameTo(path, entries);
  return from === null ? null : nameWhereSideBegan(folder, base, parent, from, shown);
}
