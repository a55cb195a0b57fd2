import { lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { systemMessage, UserError } from '../errors.ts';

/** A file to be written. */
export interface Artifact {
  readonly path: string;
  /** How it is named to the user. */
  readonly shown: string;
  readonly content: string | Uint8Array;
}

/**
 * Makes sure of a folder before any work is done for it, and clears away what a killed run left half written there.
 * Throws `UserError` where files cannot be written into it.
 */
export function prepareFolder(folder: string, shown: string): void {
  try {
    makeFolder(folder);
    const probe = join(folder, `.write-test-${process.pid}`);
    mkdirSync(probe);
    rmSync(probe, { recursive: true });
  } catch (error) {
    const what = exists(folder) && !statSync(folder).isDirectory() ? 'is a file; name a folder' : systemMessage(error);
    throw what === null ? error : new UserError(`${shown}: ${what}; choose another folder with --out`);
  }
  sweep(folder);
}

/** Makes a folder and those above it; Node's own way of doing so never ends below /proc. */
function makeFolder(folder: string): void {
  if (exists(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have been faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Refuses to write over what is read, through a symbolic link, or onto what is no file. */
export function checkTarget({ path, shown }: Pick<Artifact, 'path' | 'shown'>, inputs: readonly string[]): void {
  if (!exists(path)) return;
  const stats = lstatSync(path);
  if (stats.isSymbolicLink())
    throw new UserError(`${shown}: is a symbolic link; remove it, or choose another folder with --out`);
  if (!stats.isFile()) throw new UserError(`${shown}: is not a file; remove it, or choose another folder with --out`);
  if (realPathsOf(inputs).has(realpathSync(path)))
    throw new UserError(`${shown}: is the input itself; choose another folder with --out`);
}

/** Where inputs really lie; asked once for a list, which may be long and is the same for every target. */
function realPathsOf(inputs: readonly string[]): ReadonlySet<string> {
  const known = realPaths.get(inputs);
  if (known !== undefined) return known;
  const paths = new Set(inputs.filter(exists).map((input) => realpathSync(input)));
  realPaths.set(inputs, paths);
  return paths;
}

const realPaths = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Writes a file whole or not at all: beside its place first, then renamed. Throws `UserError`. */
export async function writeArtifact(artifact: Artifact, inputs: readonly string[]): Promise<void> {
  const { path, shown, content } = artifact;
  checkTarget(artifact, inputs);
  try {
    await writeFileAtomic(
      path,
      typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      // Reports can be made again: not worth waiting for the disk, which takes longer than all else.
      { mode: 0o666 & ~process.umask(), fsync: false },
    );
  } catch (error) {
    const what = systemMessage(error);
    throw what === null ? error : new UserError(`${shown}: ${what}; what was there before is unchanged`);
  }
}

/** A name that is safe for a file on every system, and leaves room for suffixes. */
export function safeName(name: string): string {
  // What must not be in a name anywhere.
  const clean = name.replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-').replace(/^[.\s-]+(?=.)|[.\s]+$/g, '');
  let short = '';
  for (const character of clean) {
    if (Buffer.byteLength(short + character) > 180) break;
    short += character;
  }
  return short === '' ? 'report' : short;
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** The names write-file-atomic gives to files that are not finished yet: the file's own, and a number. */
const unfinished = /\.(?:json|md|html|pdf|csv|sarif|txt)\.\d{4,10}$/;

/** Another run may be writing right now: only what is older than this, in milliseconds, was left behind. */
const stale = 60_000;

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!unfinished.test(name)) continue;
    const age = Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > stale) rmSync(join(folder, name), { force: true });
  }
}
