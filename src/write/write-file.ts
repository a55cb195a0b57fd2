import { accessSync, constants, lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemMessage, UserError } from '../errors.ts';
import { exists, makeFolder } from '../system/make-folder.ts';
import { replaceFiles } from './replace-files.ts';
import { sweepTemporaryFiles, temporaryPath, writeNewFile } from './temporary-file.ts';

/** A file to be written. */
export interface Artifact {
  readonly path: string;
  /** How it is named to the user. */
  readonly shown: string;
  readonly content: string | Uint8Array;
}

/**
 * Makes sure of a folder before any work is done for it, and removes the temporary files that a killed run left there.
 * Throws `UserError` where files cannot be written into it.
 */
export function prepareFolder(folder: string, shown: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory())
      throw new UserError(`${shown}: is a file; name a folder; choose another folder with --out`);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const what = systemMessage(error);
    throw what === null ? error : new UserError(`${shown}: ${what}; choose another folder with --out`);
  }
  sweepTemporaryFiles(folder);
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

/**
 * Writes files, all of them whole, or leaves everything as it was: first all beside their places, then all are renamed.
 * Throws `UserError` that names the file at fault.
 */
export async function writeArtifacts(artifacts: readonly Artifact[], inputs: readonly string[]): Promise<void> {
  for (const artifact of artifacts) checkTarget(artifact, inputs);
  const staged = artifacts.map((artifact) => ({ artifact, from: temporaryPath(dirname(artifact.path)) }));
  try {
    // All have to end before any is removed.
    const results = await Promise.allSettled(staged.map(({ artifact, from }) => stage(artifact, from)));
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    publish(staged);
  } finally {
    for (const { from } of staged) rmSync(from, { force: true });
  }
}

/** A file that is written beside its place. */
interface Staged {
  readonly artifact: Artifact;
  readonly from: string;
}

async function stage({ path, shown, content }: Artifact, from: string): Promise<void> {
  try {
    await writeNewFile(from, content, earlierMode(path));
  } catch (error) {
    throw fault(error, shown, 'what was there before is unchanged');
  }
}

/** A report that its owner has made private stays private. What others own says nothing of what the owner wants. */
function earlierMode(path: string): number | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.uid !== process.getuid?.() ? null : stats.mode & 0o777;
}

function publish(staged: readonly Staged[]): void {
  const failed = replaceFiles(staged.map(({ artifact, from }) => ({ from, to: artifact.path })));
  if (failed === null) return;
  const shownOf = (path: string): string =>
    staged.find(({ artifact }) => artifact.path === path)?.artifact.shown ?? path;
  const replaced = failed.replaced.map(({ to }) => shownOf(to));
  const rest =
    replaced.length === 0 ? 'what was there before is unchanged' : `already replaced: ${replaced.join(', ')}`;
  throw fault(failed.error, shownOf(failed.at.to), rest);
}

function fault(error: unknown, shown: string, rest: string): unknown {
  const what = systemMessage(error);
  return what === null ? error : new UserError(`${shown}: ${what}; ${rest}`);
}
