import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isTemporaryName } from './temporary-file.ts';

/** One renaming that a run is about to do, in the folder where its journal lies. Digests are SHA-256, in hex. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  /** Of the new content. */
  readonly digest: string;
  /** Of the content that is replaced; null where there is none. */
  readonly earlier: string | null;
}

/** In bytes: more than the renamings of a report ever need. */
export const largestJournal = 65_536;

/** Returns a path for a journal that nobody can predict. */
export function journalPath(folder: string): string {
  return join(folder, `.audit-status-${randomBytes(16).toString('hex')}.journal`);
}

/** Returns whether a file is a journal, by its name. */
export function isJournalName(name: string): boolean {
  return /^\.audit-status-[0-9a-f]{32}\.journal$/.test(name);
}

/** Returns the text of a journal. */
export function formatJournal(renamings: readonly Renaming[]): string {
  return `${JSON.stringify({ version: 1, renamings })}\n`;
}

/**
 * Returns what a journal holds; null where it is not one of ours. Nothing outside its folder can be named in it, nor a file
 * that this program did not make as the source of a renaming.
 */
export function parseJournal(text: string): readonly Renaming[] | null {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['renamings'])) return null;
  const renamings: readonly unknown[] = value['renamings'];
  if (!renamings.every(isRenaming)) return null;
  return isEachOnce(renamings.map(({ from }) => from)) && isEachOnce(renamings.map(({ to }) => to)) ? renamings : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRenaming(value: unknown): value is Renaming {
  if (!isObject(value)) return false;
  const { from, to, digest, earlier } = value;
  const isOurs = typeof from === 'string' && isTemporaryName(from);
  return isOurs && isTarget(to) && isDigest(digest) && (earlier === null || isDigest(earlier));
}

/** The name of a file, not hidden, and no path, neither here nor on Windows. */
function isTarget(value: unknown): value is string {
  return typeof value === 'string' && /^[^./\\:\0][^/\\:\0]*$/.test(value);
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

function isEachOnce(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
