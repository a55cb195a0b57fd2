import { basename } from 'node:path';

/** What the name of a snapshot says: its day, and which audit it is of. */
interface SnapshotName {
  readonly date: string;
  readonly slug: string;
}

/** Reads the name of a snapshot: `<date>-<slug>.md`. A name without a date is a slug without a day. */
export function snapshotName(path: string): SnapshotName {
  const stem = basename(path).replace(/\.(?:md|markdown|json|html|pdf)$/i, '');
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
