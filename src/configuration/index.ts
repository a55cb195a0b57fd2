import { join, relative } from 'node:path';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { repositoryPath } from '../read/repository-path.ts';
import { findCommitted, loadCommitted, type CommittedFolder } from './committed.ts';
import { findConfiguration } from './find.ts';
import { loadConfiguration } from './load.ts';

/** Where the settings come from. */
export interface Configured {
  /** Where the command was typed: what the user is told is meant from there. */
  readonly folder: string;
  /** A configuration file named by hand; without it, the one found upward from the post. */
  readonly config?: string | undefined;
  /** Is told once of a configuration file that is not used since it belongs to another user. */
  readonly onForeign?: ((shown: string) => void) | undefined;
}

/** A folder for which a configuration is looked for: of the machine, or of a commit. */
export type Near = string | CommittedFolder;

/**
 * Returns the settings for what lies in a folder. A run hands on one and the same `configured`, for which each file is read
 * once. Throws `UserError` where a configuration file cannot be used.
 */
export async function settingsFor(near: Near, configured: Configured): Promise<Settings> {
  const file = await locate(near, configured);
  if (file === null) return defaultSettings;
  const files = loaded.get(configured) ?? new Map<string, Promise<Settings>>();
  loaded.set(configured, files);
  const known = files.get(file.key) ?? file.load();
  files.set(file.key, known);
  return known;
}

/** A configuration file that was found. */
export interface ConfigurationSource {
  /** The same for one file of a work tree or repository, whatever its commit. */
  readonly file: string;
  /** Its path in its repository. */
  readonly name: string;
}

/** Returns which configuration is found for a folder; null where there is none. */
export async function configurationFor(near: Near, configured: Configured): Promise<ConfigurationSource | null> {
  return locate(near, { ...configured, onForeign: undefined });
}

/** A configuration file that was found, and not yet read. */
interface Located extends ConfigurationSource {
  /** The same for the same content alone. */
  readonly key: string;
  readonly load: () => Promise<Settings>;
}

async function locate(near: Near, configured: Configured): Promise<Located | null> {
  if (configured.config === undefined && typeof near !== 'string') return locateCommitted(near);
  const folder = typeof near === 'string' ? near : configured.folder;
  const path = configured.config ?? findConfiguration(folder, (file) => tellForeign(file, configured));
  if (path === null) return null;
  const load = (): Promise<Settings> => loadConfiguration(path, relative(configured.folder, path));
  return { file: path, key: path, name: repositoryPath(path), load };
}

async function locateCommitted(near: CommittedFolder): Promise<Located | null> {
  const found = await findCommitted(near);
  if (found === null) return null;
  const { path } = found;
  return {
    file: join(near.root, path),
    key: `${near.commit}:${path}`,
    name: path,
    load: () => loadCommitted(near, found),
  };
}

const loaded = new WeakMap<Configured, Map<string, Promise<Settings>>>();

function tellForeign(path: string, configured: Configured): void {
  const told = foreign.get(configured) ?? new Set<string>();
  foreign.set(configured, told);
  if (!told.has(path)) configured.onForeign?.(relative(configured.folder, path));
  told.add(path);
}

const foreign = new WeakMap<Configured, Set<string>>();
