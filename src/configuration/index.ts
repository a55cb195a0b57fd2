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
}

/** The settings for what lies in a folder. Throws `UserError` where a configuration file cannot be used. */
export async function settingsFor(near: string, { folder, config }: Configured): Promise<Settings> {
  const path = config ?? findConfiguration(near);
  return path === null ? defaultSettings : loadConfiguration(path, relative(folder, path));
}
