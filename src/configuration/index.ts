import { relative } from 'node:path';
import { defaultSettings, type Settings } from '../domain/settings.ts';
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

/**
 * Returns the settings for what lies in a folder. A run hands on one and the same `configured`, for which each file is read
 * once. Throws `UserError` where a configuration file cannot be used.
 */
export async function settingsFor(near: string, configured: Configured): Promise<Settings> {
  const path = configured.config ?? findConfiguration(near, (file) => tellForeign(file, configured));
  if (path === null) return defaultSettings;
  const files = loaded.get(configured) ?? new Map<string, Promise<Settings>>();
  loaded.set(configured, files);
  const known = files.get(path) ?? loadConfiguration(path, relative(configured.folder, path));
  files.set(path, known);
  return known;
}

const loaded = new WeakMap<Configured, Map<string, Promise<Settings>>>();

function tellForeign(path: string, configured: Configured): void {
  const told = foreign.get(configured) ?? new Set<string>();
  foreign.set(configured, told);
  if (!told.has(path)) configured.onForeign?.(relative(configured.folder, path));
  told.add(path);
}

const foreign = new WeakMap<Configured, Set<string>>();
