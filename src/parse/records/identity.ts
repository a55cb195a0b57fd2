import type { Identity, IssueRef, Reference } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import { issueKey } from '../../domain/reference-key.ts';

/** What can tell one row from another. */
export interface Identifiable {
  readonly id: string | null;
  readonly issue: IssueRef | null;
  readonly references: readonly Reference[];
  readonly title: string;
}

/**
 * Gives each row the first of these that no other row of the list has: an id of the author's that is more than a
 * running number, its issue, an advisory, its title; else the number of the row.
 */
export function identify(rows: readonly Identifiable[]): Identity[] {
  const keys = rows.map(candidates);
  const counts = new Map<string, number>();
  for (const { key } of keys.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  return keys.map(
    (list, at) => list.find(({ key }) => counts.get(key) === 1) ?? { by: 'row', key: rowKey(at + 1, counts) },
  );
}

/** A title may be `row 3` too, but words that are compared have no full stop. */
function rowKey(row: number, taken: ReadonlyMap<string, number>): string {
  let key = `row ${row}`;
  while (taken.has(key)) key = `${key}.`;
  return key;
}

/** Whether an id is the author's own (`PII-003`) and not just a running number. */
export function isOwnId(id: string | null): id is string {
  return id !== null && /\p{L}/u.test(id) && /\d/.test(id);
}

function candidates({ id, issue, references, title }: Identifiable): Identity[] {
  const found: Identity[] = [];
  if (isOwnId(id)) found.push({ by: 'id', key: id });
  if (issue !== null) found.push({ by: 'issue', key: issueKey(issue) });
  for (const reference of references)
    if (reference.kind === 'advisory') found.push({ by: 'advisory', key: reference.id });
  const words = plainWords(title);
  if (words !== '') found.push({ by: 'title', key: words });
  return found;
}
