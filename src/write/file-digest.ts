import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** Returns the SHA-256 of a content, in hex. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Returns the SHA-256 of a file of up to `limit` bytes, in hex; null where there is none, where it is a link or a device,
 * or cannot be read.
 */
export function digestOfFile(path: string, limit: number = largestFile): string | null {
  const bytes = readRegular(path, (stats) => stats.size <= limit);
  return bytes === null ? null : digestOf(bytes);
}

/** Returns what a file holds that nobody but this user has made, up to `limit` bytes; null for any other file. */
export function readOwn(path: string, limit: number): Buffer | null {
  return readRegular(path, ({ uid, nlink, size }) => uid === process.getuid?.() && nlink === 1 && size <= limit);
}

/** In bytes: larger files are not read to be compared. Node reads no more than twice that at once. */
export const largestFile = 1024 ** 3;

function readRegular(path: string, isWanted: (stats: Stats) => boolean): Buffer | null {
  try {
    if (!lstatSync(path).isFile()) return null;
    const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      return stats.isFile() && isWanted(stats) ? readFileSync(file) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
