import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: this file stands one below it, in its sources as when it is built. */
export const packageFolder = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of the templates that come with the package. */
export const builtInTemplates = join(packageFolder, 'templates');

/** The package's version. */
export function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '';
}
