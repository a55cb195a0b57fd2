import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';

/** Every document of the project for people, by its path, with its text. */
export const documents: ReadonlyMap<string, string> = new Map(
  [...markdownIn('.'), ...markdownIn('docs'), ...markdownIn('docs/decisions'), 'templates/README.md'].map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
);

function markdownIn(folder: string): readonly string[] {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
  return names.toSorted().map((name) => join(folder, name));
}
