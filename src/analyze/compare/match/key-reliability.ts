import type { Pair, Pairing } from './pairing.ts';
import type { Row } from './row.ts';

/** One contradiction in this many is taken for a slip, more for a renumbering. */
const patience = 10;

/** Tells whether titles that are unique and the same on both sides bear a rung out: ids get reassigned, and issues swapped. */
export function bornOut(proposed: readonly Pair[], byTitle: readonly Pair[]): boolean {
  const afterOf = new Map(byTitle.map(({ before, after }) => [before, after]));
  const beforeOf = new Map(byTitle.map(({ before, after }) => [after, before]));
  let agreed = 0;
  let contradicted = 0;
  for (const { before, after } of proposed) {
    if (afterOf.get(before) === after) agreed += 1;
    else if (afterOf.has(before) || beforeOf.has(after)) contradicted += 1;
  }
  return contradicted * patience <= agreed;
}

/** Tells whether a value stays with its row, as far as the pairs found so far show it. */
export function isKept(pairing: Pairing, valueOf: (row: Row) => string): boolean {
  let kept = 0;
  let changed = 0;
  for (const pair of pairing.pairs) {
    const [before, after] = [pairing.before[pair.before], pairing.after[pair.after]];
    if (before === undefined || after === undefined) continue;
    if (differs(valueOf(before), valueOf(after))) changed += 1;
    else if (valueOf(before) !== '' && valueOf(after) !== '') kept += 1;
  }
  return kept > 0 && changed * patience <= kept;
}

/** Makes the veto against pairing rows by what they look like: different ids or issues, where these are kept elsewhere. */
export function compatible(pairing: Pairing): (before: Row, after: Row) => boolean {
  const telling = [idOf, issueOf].filter((valueOf) => isKept(pairing, valueOf));
  return (before, after) => !telling.some((valueOf) => differs(valueOf(before), valueOf(after)));
}

function idOf(row: Row): string {
  return row.id;
}

function issueOf(row: Row): string {
  return row.issue;
}

/** Only two values that are there can contradict each other. */
function differs(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}
