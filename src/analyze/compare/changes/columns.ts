import type { Change, ChangedField, ExtraColumn } from '../../../domain/model.ts';
import { difference } from './difference.ts';
import { normalize, same } from '../normalize.ts';

/** Compares columns by their names, in whatever order they stand; an absent column is an empty one. */
export function columnChanges(
  of: ChangedField['of'],
  before: readonly ExtraColumn[],
  after: readonly ExtraColumn[],
): readonly Change[] {
  if (before.length === 0 && after.length === 0) return [];
  const [earlier, later] = [byName(before), byName(after)];
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((key) => {
    const [one, other] = [earlier.get(key), later.get(key)];
    const [from, to] = [one?.value.text ?? null, other?.value.text ?? null];
    if (same(from, to)) return [];
    // A header that only changed its case is still one column, by the same name in both directions.
    return [difference('edited', { kind: 'column', of, name: nameOf(one, other) }, from, to)];
  });
}

/** Two columns of one name are told apart by which comes first. */
function byName(columns: readonly ExtraColumn[]): ReadonlyMap<string, ExtraColumn> {
  const named = new Map<string, ExtraColumn>();
  for (const column of columns) {
    const name = normalize(column.column);
    let free = name;
    for (let copy = 2; named.has(free); copy += 1) free = `${name} (${copy})`;
    named.set(free, column);
  }
  return named;
}

function nameOf(one: ExtraColumn | undefined, other: ExtraColumn | undefined): string {
  const names = [one, other].flatMap((column) => (column === undefined ? [] : [column.column]));
  return names.toSorted().at(0) ?? '';
}
