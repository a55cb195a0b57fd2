import { createHash } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Makes an empty folder for this run only, `<prefix><process id>-<place>-<random>`, and marks it as in use from then on. */
export function makeTemporaryFolder(parent: string, prefix: string): string {
  const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-${placeOfProcess() ?? 'unknown'}-`));
  const mark = setInterval(() => {
    if (!touch(folder)) clearInterval(mark);
  }, markedEvery);
  mark.unref();
  return folder;
}

/**
 * Removes what `makeTemporaryFolder` made in runs that have ended without doing so. Where a run’s process id says nothing,
 * as in another container that shares the folder, its folder goes when it has not been in use for an hour.
 */
export function sweepTemporaryFolders(parent: string, prefix: string): void {
  const here = placeOfProcess();
  for (const name of namesIn(parent).filter((one) => one.startsWith(prefix))) {
    const [, pid, place] = /^(\d+)-(?:([0-9a-f]{8})-)?/.exec(name.slice(prefix.length)) ?? [];
    const folder = join(parent, name);
    if (pid === undefined || !isOurs(folder)) continue;
    const isKnown = here !== null && place === here;
    if (isKnown ? !isAlive(Number(pid)) : unusedFor(folder) > temporaryFolderAge) removeFolder(folder);
  }
}

/** Removes a folder with all it holds; what cannot be removed stays for the next sweep. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // A process that is still dying may hold a file: not worth failing a finished print for.
  }
}

/** Marks a folder as in use just now; returns whether that could be done. */
export function touch(folder: string): boolean {
  try {
    const now = new Date();
    utimesSync(folder, now, now);
    return true;
  } catch {
    return false;
  }
}

/** Returns for how many milliseconds a folder has not been marked as in use; 0 where that cannot be told. */
export function unusedFor(folder: string): number {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

/** Returns whether there is a real folder (not a link to one) of this user. */
export function isOurs(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === (process.getuid?.() ?? stat.uid);
  } catch {
    return false;
  }
}

/** Returns the names in a folder, none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In milliseconds: ten minutes, so that a folder in use is marked several times before it counts as abandoned. */
const markedEvery = 600_000;

/** In milliseconds: an hour. */
const temporaryFolderAge = 3_600_000;

/**
 * Identifies the processes among which a process id means one process: those of one machine since it was started, and of
 * one container. Null where that cannot be told.
 */
function placeOfProcess(): string | null {
  try {
    const isLinux = process.platform === 'linux';
    const boot = isLinux ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') : '';
    const container = isLinux ? readlinkSync('/proc/self/ns/pid') : '';
    return createHash('sha256').update([hostname(), boot, container].join('\n')).digest('hex').slice(0, 8);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else’s.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
