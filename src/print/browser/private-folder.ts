import { accessSync, chmodSync, constants, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/**
 * Gives a folder that nobody else can write to, for what is kept between runs; makes it where needed.
 * Null where neither the user's cache nor the system's temporary folder can hold one.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string | null {
  return cachePlaces(env).find(claim) ?? null;
}

/** Makes an empty folder `<prefix><process id>-<random>`, for this run only. */
export function makeTemporaryFolder(parent: string, prefix: string): string {
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}

/** Removes what `makeTemporaryFolder` made in runs that have ended without doing so. */
export function sweepTemporaryFolders(parent: string, prefix: string): void {
  for (const name of namesIn(parent)) {
    const pid = /^(\d+)-/.exec(name.startsWith(prefix) ? name.slice(prefix.length) : '')?.[1];
    const folder = join(parent, name);
    if (pid !== undefined && !isAlive(Number(pid)) && isOurs(folder)) removeFolder(folder);
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

function cachePlaces(env: NodeJS.ProcessEnv): readonly string[] {
  const home = env['HOME'] === undefined ? null : homedir();
  const bases = [env['XDG_CACHE_HOME'], home === null ? undefined : join(home, '.cache')];
  return [
    ...bases
      .flatMap((base) => (base !== undefined && isAbsolute(base) ? [base] : []))
      .map((base) => join(base, 'audit-status')),
    join(tmpdir(), `audit-status-${process.getuid?.() ?? 'user'}`),
  ];
}

function claim(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Who owns the folder above could swap this one; of the shared temporary folder its sticky bit takes care.
    if (!isOurs(folder) || (dirname(folder) !== tmpdir() && !isOurs(dirname(folder)))) return false;
    chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** True for a real folder (not a link to one) of this user. */
function isOurs(folder: string): boolean {
  try {
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === (process.getuid?.() ?? stat.uid);
  } catch {
    return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
