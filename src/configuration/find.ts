import { existsSync, lstatSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** What a configuration file is called. */
export const configurationName = 'audit-status.config.yaml';

/** The configuration file for what lies in a folder: there, or above it up to the root of its repository. */
export function findConfiguration(folder: string): string | null {
  let at = resolve(folder);
  for (;;) {
    const path = join(at, configurationName);
    // A symbolic link could lead to any file of the machine, and messages quote what they refuse.
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === true) return path;
    const above = dirname(at);
    if (above === at || existsSync(join(at, '.git'))) return null;
    at = above;
  }
}
