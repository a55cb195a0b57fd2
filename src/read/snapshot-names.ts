import { basename, dirname, join } from 'node:path';

/** What the name of a snapshot says: its day, and which audit it is of. */
interface SnapshotName {
  readonly date: string;
  readonly slug: string;
}

/** The name of a file as reports give it: with its folder for `index.md` and the like, whose own name says nothing. */
export function sourceName(path: string): string {
  return namesNothing.test(basename(path)) && basename(dirname(path)) !== ''
    ? join(basename(dirname(path)), basename(path))
    : basename(path);
}

/** Pages that are called after their folder, as site generators have them. */
const namesNothing = /^(?:_?index|readme)\.(?:md|markdown)$/i;

/** Whether a file is a saved status report by its name, and none of what is made of several of them or for other programs. */
export function isSavedReport(path: string): boolean {
  const name = basename(path);
  return name.endsWith('.json') && !/\.(?:diff|history|badge|evidence|oscal-poam)\.json$/.test(name);
}

/** The name of a post without its extension, or that of its folder for `index.md` and the like. */
export function stemOf(path: string): string {
  const folder = namesNothing.test(basename(path)) ? basename(dirname(path)) : '';
  return folder === '' || folder === '.' ? basename(path).replace(/\.(?:md|markdown|json|html|pdf)$/i, '') : folder;
}

/** Reads the name of a snapshot: `<date>-<slug>.md`. A name without a date is a slug without a day. */
export function snapshotName(path: string): SnapshotName {
  const stem = stemOf(path);
  const [, date, slug] = /^(\d{4}-\d{2}-\d{2})[-_. ]?(.*)$/s.exec(stem) ?? [];
  return date === undefined || slug === undefined ? { date: '', slug: stem } : { date, slug };
}

/** Pairs each snapshot with the one before it of the same audit: same slug, in the order of days. One without a day comes before none. */
export function consecutive(paths: readonly string[]): readonly (readonly [string, string])[] {
  const bySlug = new Map<string, string[]>();
  for (const path of paths) {
    const { slug, date } = snapshotName(path);
    if (date === '') continue;
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), path]);
  }
  return [...bySlug.values()].flatMap((group) => {
    const ordered = group.toSorted((one, other) => (snapshotName(one).date < snapshotName(other).date ? -1 : 1));
    return ordered.slice(1).map((later, at) => [ordered[at] ?? later, later] as const);
  });
}
