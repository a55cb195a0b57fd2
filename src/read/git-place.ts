import { posix } from 'node:path';
import { UserError } from '../errors.ts';
import type { RevisionName } from './revision-name.ts';
import { askGit, askGitQuietly } from './run-git.ts';

/** Where a file lies in a repository, as one commit has it. */
export interface GitPlace {
  /** The folder of the machine in which git is asked: the root of the work tree, else one in the repository. */
  readonly folder: string;
  /** The root of the work tree on the machine; null in a bare repository. */
  readonly workTree: string | null;
  readonly commit: string;
  /** The path within the repository. */
  readonly path: string;
  /** The name of its content; null where the commit does not hold it. */
  readonly blob: string | null;
}

/**
 * Finds a file in a commit, its path as seen from the folder or else from the root of the repository; a path that is in
 * neither means that of the folder. Throws `UserError` where there is no such revision, or the path is a directory.
 */
export async function placeOf(folder: string, { revision, path }: RevisionName, shown: string): Promise<GitPlace> {
  if (revision === '') throw new UserError(`${shown}: there is no revision before the colon`);
  const { prefix, workTree } = await surroundingsOf(folder, shown);
  const query = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const commit = await askGitQuietly(folder, query, shown);
  if (commit === null) throw new UserError(`${shown}: ${await noRevision(folder, revision, shown)}`);
  const fromFolder = posix.normalize(posix.join(prefix, path));
  const fromRoot = /^\.\.?\//.test(path) ? fromFolder : posix.normalize(path);
  const blobs = await Promise.all([fromFolder, fromRoot].map((one) => blobAt(folder, commit, one, shown)));
  if (fromFolder !== fromRoot && blobs.every((blob) => typeof blob === 'string'))
    throw new UserError(`${shown}: ${twoMeanings(revision, path, prefix, fromFolder)}`);
  const isThere = blobs[0] === null && typeof blobs[1] === 'string';
  const [found, blob = null] = isThere ? [fromRoot, blobs[1]] : [fromFolder, blobs[0]];
  // From the root, paths in the repository mean what they say.
  return { folder: workTree ?? folder, workTree, commit, path: found, blob };
}

/** Tells whether the history of a repository is cut off. */
export async function isShallow(folder: string, shown: string): Promise<boolean> {
  return (await askGit(folder, ['rev-parse', '--is-shallow-repository'], shown)) === 'true';
}

async function surroundingsOf(
  folder: string,
  shown: string,
): Promise<{ readonly prefix: string; readonly workTree: string | null }> {
  const answer = await askGit(folder, ['rev-parse', '--is-inside-work-tree', '--show-prefix'], shown);
  const [inside, ...prefix] = answer.split('\n');
  const workTree = inside === 'true' ? await askGit(folder, ['rev-parse', '--show-toplevel'], shown) : null;
  return { prefix: prefix.join('\n'), workTree };
}

async function blobAt(folder: string, commit: string, path: string, shown: string): Promise<string | null> {
  if (path.startsWith('..') || path.startsWith('/')) return null;
  const name = `${commit}:${path}`;
  const query = ['rev-parse', '--verify', '--quiet', '--end-of-options', name];
  const blob = await askGitQuietly(folder, query, shown);
  if (blob === null) return null;
  const kind = await askGit(folder, ['cat-file', '-t', blob], shown);
  if (kind === 'tree') throw new UserError(`${shown}: is a directory; name a file in it`);
  return blob;
}

/** git reads a path after a revision from the root, people often from where they are. */
function twoMeanings(revision: string, path: string, prefix: string, fromFolder: string): string {
  const up = prefix.replace(/[^/]+\//g, '../');
  return `means both ${fromFolder} and ${path} in the repository; write ${revision}:./${path} or ${revision}:${up}${path}`;
}

async function noRevision(folder: string, revision: string, shown: string): Promise<string> {
  const hint = (await isShallow(folder, shown)) ? '; the clone is shallow, git fetch --unshallow gets the rest' : '';
  return `there is no revision “${revision}” in this repository${hint}`;
}
