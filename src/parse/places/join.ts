import { plainWords } from '../../text/words.ts';
import { isOwnId } from '../records/identity.ts';
import type { Row } from '../records/read-row.ts';
import type { Section } from './outline.ts';

/** A finding as it is recognized in two places. */
export interface Joinable {
  readonly row: Row;
}

/**
 * Finds the records that are about the same finding, each with one of the other side at most: by an id of the author's
 * own, by the running number where both sides number the same findings, by the title.
 */
export function joinRows<A extends Joinable, B extends Joinable>(
  rows: readonly A[],
  others: readonly B[],
): ReadonlyMap<B, A> {
  const joined = new Map<B, A>();
  if (rows.length === 0 || others.length === 0) return joined;
  const keys = [ownId, ...(sameNumbering(rows, others) ? [number] : []), title];
  for (const keyOf of keys) {
    const taken = new Set(joined.values());
    const left = unique(
      rows.filter((one) => !taken.has(one)),
      keyOf,
    );
    const right = unique(
      others.filter((one) => !joined.has(one)),
      keyOf,
    );
    for (const [key, other] of right) {
      const one = left.get(key);
      if (one !== undefined) joined.set(other, one);
    }
  }
  return joined;
}

/** The fragment of the address of each heading, as GitHub makes it: `#h-01-reentrancy`. */
export function anchorsOf(sections: readonly Section[]): ReadonlyMap<Section, string> {
  const counts = new Map<string, number>();
  return new Map(
    sections.map((section) => {
      const slug = section.heading.text
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-');
      const count = counts.get(slug) ?? 0;
      counts.set(slug, count + 1);
      return [section, count === 0 ? slug : `${slug}-${count}`];
    }),
  );
}

type KeyOf = (one: Joinable) => string;

/** An id without brackets, and without zeros in front of its numbers. */
const ownId: KeyOf = ({ row: { id } }) => (isOwnId(id) ? id.toLowerCase().replace(/(?<!\d)0+(?=\d)/g, '') : '');
const number: KeyOf = ({ row: { id } }) =>
  id !== null && /^#?\d+$/.test(id) ? String(Number(id.replace('#', ''))) : '';
const title: KeyOf = ({ row }) => plainWords(bareTitle(row.id, row.title.text));

/** A title without the id at its head. */
function bareTitle(id: string | null, text: string): string {
  const at = id === null ? -1 : text.indexOf(id);
  return id !== null && at >= 0 && at <= 1 ? text.slice(at + id.length) : text;
}

/** Whether every number of one side is one of the other as well, and none stands twice. */
function sameNumbering(rows: readonly Joinable[], others: readonly Joinable[]): boolean {
  const [left, right] = [rows, others].map((side) => side.map(number).filter((key) => key !== ''));
  if (left === undefined || right === undefined || right.length < 2) return false;
  const known = new Set(left);
  return known.size === left.length && new Set(right).size === right.length && right.every((key) => known.has(key));
}

/** Those whose key no other has. */
function unique<T extends Joinable>(all: readonly T[], keyOf: KeyOf): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const repeated = new Set<string>();
  for (const one of all) {
    const key = keyOf(one);
    if (found.has(key)) repeated.add(key);
    found.set(key, one);
  }
  for (const key of [...repeated, '']) found.delete(key);
  return found;
}
