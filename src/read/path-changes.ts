import { UserError } from '../errors.ts';
import { askGit } from './run-git.ts';

/** What one commit of a branch did to one path. */
export interface PathChange {
  readonly commit: string;
  /** Of the commit; ISO 8601 in UTC, to the second. */
  readonly instant: string;
  /** Names of its parents: the first is the branch, any other was merged. */
  readonly parents: readonly string[];
  /** As git names it: `A` added, `M` modified, `D` deleted, `T` turned into another type of file. */
  readonly kind: string;
  /** The name of the content after it; null where the path is gone. */
  readonly blob: string | null;
}

/** One entry of git's raw format: a path (of a rename both), and what became of it. */
export interface RawEntry {
  readonly kind: string;
  readonly blob: string;
  readonly path: string;
  /** Where it was before; null but for renames and copies. */
  readonly from: string | null;
}

/**
 * Lists what the commits of a branch did to a path, newest first, merges as one change against their first parent.
 * `range`: revisions and options of `git log`. Throws `UserError`.
 */
export async function readChanges(
  folder: string,
  range: readonly string[],
  path: string,
  shown: string,
): Promise<readonly PathChange[]> {
  const format = ['--raw', '--no-abbrev', '--no-renames', '-z', '--format=%H %ct %P'];
  const safety = ['--no-color', '--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-notes'];
  const words = ['log', '--first-parent', '-m', ...format, ...safety, ...range, '--', path];
  const fields = (await askGit(folder, words, shown)).split('\0');
  const changes: PathChange[] = [];
  // Each commit is one field of a fixed form, then for each path two fields, whatever the path holds.
  for (let at = 0; at + 1 < fields.length;) {
    const head = headOf(fields[at] ?? '', shown);
    const { entries, next } = readEntries(fields, at + 1);
    at = next;
    const entry = entries.find((one) => one.path === path);
    if (entry === undefined && entries.length > 0) throw new UserError(`${shown}: is a directory; name a file in it`);
    if (entry === undefined) continue;
    changes.push({ ...head, kind: entry.kind, blob: entry.kind === 'D' ? null : entry.blob });
  }
  return changes;
}

/** Tells when a commit was made: ISO 8601 in UTC, to the second. Throws `UserError`. */
export async function readInstant(folder: string, commit: string, shown: string): Promise<string> {
  const words = ['log', '-1', '--no-patch', '--no-color', '--no-show-signature', '--format=%H %ct', commit];
  return headOf(await askGit(folder, words, shown), shown).instant;
}

/** Reads entries of the raw format, separated by NUL, from a field on; `next` is the first field that is none of theirs. */
export function readEntries(
  fields: readonly string[],
  start: number,
): { readonly entries: readonly RawEntry[]; readonly next: number } {
  const entries: RawEntry[] = [];
  let at = start;
  for (;;) {
    const [, blob, kind] = /^\n?:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/.exec(fields[at] ?? '') ?? [];
    const [path, target] = fields.slice(at + 1, at + 3);
    if (blob === undefined || kind === undefined || path === undefined) return { entries, next: at };
    const two = kind === 'R' || kind === 'C';
    entries.push({ kind, blob, path: two ? (target ?? '') : path, from: two ? path : null });
    at += two ? 3 : 2;
  }
}

/** Reads `<commit> <seconds since 1970> <parents>`. */
function headOf(field: string, shown: string): Pick<PathChange, 'commit' | 'instant' | 'parents'> {
  const [commit = '', seconds = '', ...parents] = field.trim().split(' ');
  const time = new Date(Number(seconds) * 1000);
  if (!/^[0-9a-f]{40,64}$/.test(commit) || seconds === '' || Number.isNaN(time.getTime()))
    throw new UserError(
      `${shown}: git gave a list of commits that cannot be read (${JSON.stringify(field.slice(0, 60))})`,
    );
  return { commit, instant: time.toISOString().replace('.000Z', 'Z'), parents: parents.filter((one) => one !== '') };
}
