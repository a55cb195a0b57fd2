import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { sourceName } from './snapshot-names.ts';
import { systemMessage, UserError } from '../errors.ts';
import { leavesRepository } from './repository-path.ts';

/** The bytes of a source as text, and what proves which bytes they were. */
export interface Source {
  /** What the reports call it: the file's name, or `<revision>:<path>`. */
  readonly name: string;
  readonly text: string;
  /** `sha256:` and the digest in hex. */
  readonly digest: string;
  /** What is known of it besides its text, as of an issue that was fetched; front matter is not looked for then. */
  readonly facts?: SourceFacts;
}

/** What a tracker says of a text. */
export interface SourceFacts {
  readonly title: string;
  /** Day and time, as the tracker writes them. */
  readonly date: string | null;
  readonly url: string | null;
  /** `owner/name`. */
  readonly repository: string | null;
}

/** 64 MiB: larger inputs are refused before they are read. */
export const defaultLimit = 64 * 1024 * 1024;

/** Reads one file. Throws `UserError` where it cannot be read, is no text in UTF-8, or is larger than `limit` bytes. */
export function readSource(path: string, shown: string, limit: number = defaultLimit): Source {
  return decodeSource(readBytes(path, shown, limit), sourceName(path), shown);
}

/** Reads the bytes of a regular file of at most `limit` bytes; never waits for a pipe or a device. */
export function readBytes(path: string, shown: string, limit: number = defaultLimit, remedy?: string): Uint8Array {
  const file = attempt(shown, () => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    const stats = attempt(shown, () => fstatSync(file));
    if (attempt(shown, () => leavesRepository(path)))
      throw new UserError(`${shown}: is a symbolic link out of its repository; name the file itself, or copy it`);
    if (stats.isDirectory()) throw new UserError(`${shown}: is a directory; name a file in it`);
    if (!stats.isFile()) throw new UserError(`${shown}: is not a regular file`);
    if (stats.size > limit) throw tooLarge(shown, limit, remedy);
    return attempt(shown, () => readWhole(file, stats.size));
  } finally {
    closeSync(file);
  }
}

/** Says that a source has more than `limit` bytes. */
export function tooLarge(
  shown: string,
  limit: number,
  remedy = 'raise the limit with --max-size if that is meant',
): UserError {
  return new UserError(`${shown}: is larger than ${megabytes(limit)}; ${remedy}`);
}

/** Decodes bytes as UTF-8 and digests them. Throws `UserError` for other encodings and for binary files. */
export function decodeSource(bytes: Uint8Array, name: string, shown: string): Source {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new UserError(`${shown}: is UTF-16 text; save it as UTF-8`);
  const zeros = bytes.subarray(0, 4096).reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > 16) throw new UserError(`${shown}: is not text (or is UTF-16); save it as UTF-8`);
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), digest };
  } catch {
    throw new UserError(`${shown}: is not UTF-8 text (line ${lineOfFirstFault(bytes)}); save it as UTF-8`);
  }
}

function attempt<T>(shown: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = systemMessage(error);
    throw message === null ? error : new UserError(`${shown}: ${message}`);
  }
}

function readWhole(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const count = readSync(file, bytes, at, size - at, null);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

function megabytes(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MiB`;
}

function lineOfFirstFault(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n').length;
}
