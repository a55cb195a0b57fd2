import { accessSync, constants, lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { systemMessage, UserError } from '../errors.ts';
import { exists, makeFolder } from '../system/make-folder.ts';
import { digestOf, digestOfFile } from './file-digest.ts';
import { finishReplacements } from './finish-replacements.ts';
import { formatJournal, journalPath } from './journal.ts';
import { replaceFiles, type Replacement } from './replace-files.ts';
import { temporaryPath, writeNewFile } from './temporary-file.ts';

/** A file to be written. */
export interface Artifact {
  readonly path: string;
  /** How it is named to the user. */
  readonly shown: string;
  readonly content: string | Uint8Array;
}

/** A file whose content is encoded: of a text with letters beyond Latin-1, that is half of what the string takes. */
export interface EncodedArtifact extends Artifact {
  readonly content: Uint8Array;
}

/** Returns a file with its content encoded as UTF-8. */
export function encoded({ content, ...artifact }: Artifact): EncodedArtifact {
  return { ...artifact, content: typeof content === 'string' ? Buffer.from(content) : content };
}

/**
 * Makes sure of a folder before any work is done for it, and finishes what a killed run left there. Returns the names of the
 * files that this replaced. Throws `UserError` where files cannot be written into the folder.
 */
export function prepareFolder(folder: string, shown: string): readonly string[] {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory())
      throw new UserError(`${shown}: is a file; name a folder; choose another folder with --out`);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const what = systemMessage(error);
    throw what === null ? error : new UserError(`${shown}: ${what}; choose another folder with --out`);
  }
  return finishReplacements(folder);
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
 * Writes files of one folder, all of them whole, or leaves everything as it was: first all beside their places, with a journal
 * of what is to be renamed, then all are renamed. A run that is killed meanwhile is finished by the next one, from the journal.
 * Throws `UserError` that names the file at fault.
 */
export async function writeArtifacts(artifacts: readonly Artifact[], inputs: readonly string[]): Promise<void> {
  for (const artifact of artifacts) checkTarget(artifact, inputs);
  const staged = artifacts.map(stagedOf);
  // One file alone is replaced in one step.
  const journals = staged.slice(1, 2).map(({ to }) => journalPath(dirname(to)));
  try {
    // All have to end before any is removed.
    const results = await Promise.allSettled([
      ...staged.map(stage),
      ...journals.map((journal) => writeJournal(journal, staged)),
    ]);
    for (const result of results) if (result.status === 'rejected') throw result.reason;
    publish(staged);
  } finally {
    for (const path of [...staged.map(({ from }) => from), ...journals]) rmSync(path, { force: true });
  }
}

/** A file that is written beside its place. */
interface Staged extends Replacement {
  readonly artifact: EncodedArtifact;
}

function stagedOf(artifact: Artifact): Staged {
  const { path } = artifact;
  // Its digest and its file need the same bytes.
  const bytes = encoded(artifact);
  return { artifact: bytes, from: temporaryPath(dirname(path)), to: path, digest: digestOf(bytes.content) };
}

async function stage({ artifact: { path, shown, content }, from }: Staged): Promise<void> {
  try {
    await writeNewFile(from, content, earlierMode(path));
  } catch (error) {
    throw fault(error, shown, unchanged);
  }
}

const unchanged = 'what was there before is unchanged';

/** A report that its owner has made private stays private. What others own says nothing of what the owner wants. */
function earlierMode(path: string): number | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined || stats.uid !== process.getuid?.() ? null : stats.mode & 0o777;
}

async function writeJournal(path: string, staged: readonly Staged[]): Promise<void> {
  const renamings = staged.map(({ from, to, digest }) => {
    return { from: basename(from), to: basename(to), digest, earlier: digestOfFile(to) };
  });
  try {
    await writeNewFile(path, formatJournal(renamings), 0o600);
  } catch (error) {
    throw fault(error, dirname(staged[0]?.artifact.shown ?? path), unchanged);
  }
}

function publish(staged: readonly Staged[]): void {
  const failed = replaceFiles(staged);
  if (failed === null) return;
  const shownOf = (path: string): string => staged.find(({ to }) => to === path)?.artifact.shown ?? path;
  const replaced = failed.replaced.map(({ to }) => shownOf(to));
  const rest = replaced.length === 0 ? unchanged : `already replaced: ${replaced.join(', ')}`;
  throw fault(failed.error, shownOf(failed.at.to), rest);
}

function fault(error: unknown, shown: string, rest: string): unknown {
  const what = systemMessage(error);
  return what === null ? error : new UserError(`${shown}: ${what}; ${rest}`);
}
