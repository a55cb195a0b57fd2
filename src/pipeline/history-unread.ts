import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic, HistoryEnding } from '../domain/model.ts';
import { UserError } from '../errors.ts';
import type { Version } from '../read/branch-course.ts';

/** A version that cannot be read, or holds no findings. */
export interface Unread {
  /** Which of the versions told, from 0. */
  readonly at: number;
  readonly name: string;
  readonly reason: string;
}

/** Reads something; for a `UserError` returns its reason instead, without the name it begins with. */
export async function readOrNull<T>(
  name: string,
  read: () => Promise<T>,
): Promise<{ readonly value: T; readonly reason: '' } | { readonly value: null; readonly reason: string }> {
  try {
    return { value: await read(), reason: '' };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.message.startsWith(`${name}: `) ? error.message.slice(name.length + 2) : error.message;
    return { value: null, reason };
  }
}

/** Tells what follows the latest version that was read; null where nothing does. */
export function endingOf(told: readonly Version[], unread: readonly Unread[]): HistoryEnding | null {
  const newest = told.at(-1);
  if (newest === undefined) return null;
  if (newest.blob === null)
    return { kind: 'deleted', versions: 1, revision: newest.commit, date: newest.instant.slice(0, 10) };
  const run = runsOf(unread).at(-1);
  const first = told[run?.[0]?.at ?? -1];
  if (run === undefined || first === undefined || run.at(-1)?.at !== told.length - 1) return null;
  return { kind: 'unreadable', versions: run.length, revision: first.commit, date: first.instant.slice(0, 10) };
}

/** Says once for each run of versions that they were left out, those at the end first. */
export function saidOfRuns(unread: readonly Unread[], told: readonly Version[]): readonly Diagnostic[] {
  const runs = runsOf(unread);
  const isEnd = (run: readonly Unread[]): boolean => run.at(-1)?.at === told.length - 1;
  return [...runs.filter(isEnd), ...runs.filter((run) => !isEnd(run))].map((run) =>
    diagnose('version-unreadable', sentence(run, told), null),
  );
}

function sentence(run: readonly Unread[], told: readonly Version[]): string {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (run.length === 1) return `${first.name} is left out: ${first.reason}`;
  const [from, to] = [first, last].map(({ at }) => told[at]?.instant.slice(0, 10) ?? '');
  const where = first.at === 0 ? 'first ' : last.at === told.length - 1 ? 'last ' : '';
  return `The ${where}${run.length} of ${told.length} versions from ${from ?? ''} to ${to ?? ''} are left out, ${first.name} to ${last.name}: ${last.reason}`;
}

/** Groups versions that follow one another. */
function runsOf(unread: readonly Unread[]): readonly (readonly Unread[])[] {
  const runs: Unread[][] = [];
  for (const one of unread) {
    const current = runs.at(-1);
    if (current?.at(-1)?.at === one.at - 1) current.push(one);
    else runs.push([one]);
  }
  return runs;
}
