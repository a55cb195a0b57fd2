import { randomBytes } from 'node:crypto';
import { lstatSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** Returns a path in `folder` that nobody can predict: a link planted in advance never has its name. */
export function temporaryPath(folder: string): string {
  return join(folder, `.audit-status-${randomBytes(16).toString('hex')}.tmp`);
}

/** Returns whether a file is a temporary one of this program, by its name. */
export function isTemporaryName(name: string): boolean {
  return /^\.audit-status-[0-9a-f]{32}\.tmp$/.test(name);
}

/**
 * Writes a new file. Fails where there is anything at `path`, also a symbolic link, which is not followed; fails unless
 * every byte has arrived on the disk. `mode` is set as it is; null stands for that of any new file.
 */
export async function writeNewFile(path: string, content: string | Uint8Array, mode: number | null): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const file = await open(path, 'wx', mode ?? 0o666);
  try {
    if (mode !== null) await file.chmod(mode);
    await file.writeFile(bytes);
    await flush(file);
    const { size } = await file.stat();
    if (size !== bytes.length) throw shortWrite(size, bytes.length);
  } finally {
    await file.close();
  }
}

/** Network file systems and quotas report a full disk only here. Some file systems cannot flush: that is no fault. */
async function flush(file: FileHandle): Promise<void> {
  try {
    await file.datasync();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EINVAL' && code !== 'ENOSYS' && code !== 'ENOTSUP') throw error;
  }
}

function shortWrite(size: number, wanted: number): Error {
  return Object.assign(new Error(`${size} of ${wanted} bytes were written`), { code: 'EIO' });
}

/** Removes the files among `names` that a killed run left in `folder` an hour ago or more. */
export function sweepAbandoned(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const path = join(folder, name);
    try {
      const stats = lstatSync(path);
      if (stats.isFile() && Date.now() - stats.mtimeMs > temporaryFileAge) rmSync(path);
    } catch {
      // Removed by another run, or not ours to remove.
    }
  }
}

/** In milliseconds: an hour. A temporary file is there for less than a second, unless the disk is very slow. */
export const temporaryFileAge = 3_600_000;
