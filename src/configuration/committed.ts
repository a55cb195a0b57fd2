import { posix } from 'node:path';
import type { Settings } from '../domain/settings.ts';
import { filesAt } from '../read/committed-files.ts';
import { readBlob } from '../read/git.ts';
import { decodeSource } from '../read/source.ts';
import { configurationName } from './find.ts';
import { largestConfiguration, readConfiguration } from './load.ts';

/** A folder of a commit, for what is not in a work tree. */
export interface CommittedFolder {
  /** The folder of the machine in which git is asked. */
  readonly root: string;
  readonly commit: string;
  /** Its path in the repository; `.` for the root. */
  readonly folder: string;
}

/** A configuration file of a commit. */
export interface CommittedConfiguration {
  readonly path: string;
  readonly blob: string;
}

/** Finds the configuration for a folder of a commit: there, or above it. Throws `UserError` where git cannot tell. */
export async function findCommitted({ root, commit, folder }: CommittedFolder): Promise<CommittedConfiguration | null> {
  const paths = foldersUpward(folder).map((one) => posix.join(one, configurationName));
  const files = await filesAt(root, commit, paths, shownIn(commit, configurationName));
  const path = paths.find((one) => files.has(one));
  return path === undefined ? null : { path, blob: files.get(path) ?? '' };
}

/** Reads a configuration of a commit. Throws `UserError` with the place of what is wrong. */
export async function loadCommitted(
  { root, commit }: CommittedFolder,
  { path, blob }: CommittedConfiguration,
): Promise<Settings> {
  const shown = shownIn(commit, path);
  const bytes = await readBlob(root, blob, shown, largestConfiguration);
  return readConfiguration(decodeSource(bytes, shown, shown).text, shown, path);
}

/** A folder and those above it, innermost first. */
function foldersUpward(folder: string): readonly string[] {
  const above = posix.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpward(above)];
}

function shownIn(commit: string, path: string): string {
  return `${commit.slice(0, 12)}:${path}`;
}
