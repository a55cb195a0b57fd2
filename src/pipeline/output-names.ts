import { dirname } from 'node:path';
import { stemOf } from '../read/snapshot-names.ts';
import { safeName } from '../write/file-name.ts';

/**
 * Names the outputs of each input after its file, or its folder for `index.md` and the like; names that would be the same
 * are told apart by the folders above. Null where that is not enough, as for `A.md` beside `a.md`: all but the first of these.
 */
export function outputNames(paths: readonly string[]): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const group of groupBy(paths, (path) => nameWith(path, 0)).values())
    for (const [path, name] of apart(group)) names.set(path, name);
  return names;
}

/** Far deeper than folders are nested. */
export const mostFolders = 40;

function apart(group: readonly string[]): readonly (readonly [string, string | null])[] {
  for (let folders = 0; folders <= mostFolders; folders += 1)
    if (groupBy(group, (path) => nameWith(path, folders)).size === group.length)
      return group.map((path) => [path, nameWith(path, folders)]);
  return group.map((path, at) => [path, at === 0 ? nameWith(path, 0) : null]);
}

/** The name with so many of the folders above it in front. */
function nameWith(path: string, folders: number): string {
  const parts = [stemOf(path)];
  let above = dirname(stemOf(path) === stemOf(dirname(path)) ? dirname(path) : path);
  for (let at = 0; at < folders; at += 1) {
    parts.unshift(stemOf(above));
    above = dirname(above);
  }
  return safeName(parts.filter((part) => part !== '').join('-'));
}

/** File systems may not tell letters apart by their case. */
function groupBy(paths: readonly string[], nameOf: (path: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const key = nameOf(path).toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  return groups;
}
