import type { MatchedBy } from '../../../domain/model.ts';
import { unpaired, type Pair, type Pairing } from './pairing.ts';
import { byCodeUnit } from '../../../domain/order.ts';
import { common } from '../normalize.ts';
import type { MatchRow } from './row.ts';

/** One way to recognize a row: by a value that no other row of its side has. */
interface Key {
  readonly by: MatchedBy;
  readonly values: (row: MatchRow) => readonly string[];
  /** What the value is called in an entry; the value itself where this is absent. */
  readonly name?: (before: MatchRow, after: MatchRow) => string;
}

const present = (value: string): readonly string[] => (value === '' ? [] : [value]);
const sharedTitle = (before: MatchRow, after: MatchRow): string => common(before.title, after.title);

/** Values given to a row so that it can be told from others; titles that differ too much still prevent a match. */
export const givenKeys: readonly Key[] = [
  { by: 'id', values: (row) => present(row.id), name: (one, other) => common(one.spelled.id, other.spelled.id) },
  {
    by: 'issue',
    values: (row) => present(row.issue),
    name: (one, other) => common(one.spelled.issue, other.spelled.issue),
  },
  { by: 'advisory', values: (row) => row.advisories },
];

/** The title alone. */
export const titleKey: Key = { by: 'title', values: (row) => present(row.normalizedTitle), name: sharedTitle };

/** A number, for where numbers stay with their rows and titles are somewhat alike. */
export const numberKey: Key = { by: 'likeness', values: (row) => present(row.number), name: sharedTitle };

/** Titles, with what else tells apart rows that share one. */
export const titleKeys: readonly Key[] = [
  {
    by: 'number-and-title',
    values: (row) => (row.number === '' || row.normalizedTitle === '' ? [] : [`${row.number} ${row.normalizedTitle}`]),
    name: (before, after) => `${before.number} ${sharedTitle(before, after)}`,
  },
  titleKey,
  {
    by: 'title',
    values: (row) => (row.normalizedTitle === '' ? [] : [`${row.section}\n\n${row.normalizedTitle}`]),
    name: sharedTitle,
  },
];

/** Proposes the pairs whose value is unique on both sides, among all rows or among those still unpaired. */
export function propose(pairing: Pairing, key: Key, among: 'all' | 'unpaired'): readonly Pair[] {
  const rows = (side: readonly MatchRow[], taken: ReadonlyMap<number, Pair>): readonly number[] =>
    among === 'all' ? [...side.keys()] : unpaired(side, taken);
  const before = holders(pairing.before, rows(pairing.before, pairing.pairOfBefore), key);
  const after = holders(pairing.after, rows(pairing.after, pairing.pairOfAfter), key);
  const proposed = [...before].flatMap(([value, one]): readonly Pair[] => {
    const other = after.get(value);
    if (one === null || other === undefined || other === null) return [];
    const [rowBefore, rowAfter] = [pairing.before[one], pairing.after[other]];
    if (rowBefore === undefined || rowAfter === undefined) return [];
    const identity = key.name?.(rowBefore, rowAfter) ?? value;
    return [{ before: one, after: other, by: key.by, identity, likeness: null }];
  });
  return withoutRivals(proposed);
}

/** Finds the one row that has a value; null where several have it. */
function holders(rows: readonly MatchRow[], indices: readonly number[], key: Key): ReadonlyMap<string, number | null> {
  const holder = new Map<string, number | null>();
  for (const index of indices) {
    const row = rows[index];
    for (const value of row === undefined ? [] : key.values(row)) {
      holder.set(value, holder.has(value) ? null : index);
    }
  }
  return holder;
}

/** A row with two advisories may be proposed twice: to one row is fine, to two says nothing. */
function withoutRivals(proposed: readonly Pair[]): readonly Pair[] {
  const afterOf = new Map<number, number | null>();
  const beforeOf = new Map<number, number | null>();
  const remember = (partners: Map<number, number | null>, row: number, partner: number): void => {
    const known = partners.get(row);
    partners.set(row, known === undefined || known === partner ? partner : null);
  };
  for (const { before, after } of proposed) {
    remember(afterOf, before, after);
    remember(beforeOf, after, before);
  }
  const single = proposed.filter(
    ({ before, after }) => afterOf.get(before) === after && beforeOf.get(after) === before,
  );
  // Where two values name one pair, the first by name is told, in both directions.
  return single.toSorted((one, other) => byCodeUnit(one.identity, other.identity));
}
