import type { Pair, Pairing } from './pairing.ts';
import type { MatchRow } from './row.ts';
import type { Similarity } from './similarity.ts';

/** One contradiction among this many that agree is taken for a slip, more for a renumbering. */
export const maxContradictionRatio = 1 / 10;
/** Least similarity of the titles of two rows with the same id or issue: below it, more than half of their words differ. */
export const agreeingSimilarity = 0.5;
/** Titles that share less than this have nothing in common but filler words and letters: measured on unrelated titles. */
export const unrelatedSimilarity = 0.25;
/** So many ids may be left to findings that were retitled from the ground up; authors do that to one or two at a time. */
export const maxRetitled = 2;

/** Tells whether titles that are unique and the same on both sides confirm a key: ids get reassigned, and issues swapped. */
export function isConfirmedByTitles(proposed: readonly Pair[], byTitle: readonly Pair[]): boolean {
  const afterOf = new Map(byTitle.map(({ before, after }) => [before, after]));
  const beforeOf = new Map(byTitle.map(({ before, after }) => [after, before]));
  let agreed = 0;
  let contradicted = 0;
  for (const { before, after } of proposed) {
    if (afterOf.get(before) === after) agreed += 1;
    else if (afterOf.has(before) || beforeOf.has(after)) contradicted += 1;
  }
  return contradicted <= agreed * maxContradictionRatio;
}

/**
 * Tells whether ids were given out anew: more than `maxRetitled` belong to titles and issues that have nothing in common,
 * and more than those whose titles agree. Issues and advisories are nobody's to give out again.
 */
export function areReassigned(proposed: readonly Pair[], pairing: Pairing, similarity: Similarity): boolean {
  let unlike = 0;
  let agreed = 0;
  for (const { before, after, by } of proposed) {
    if (by !== 'id') return false;
    const [one, other] = [pairing.before[before], pairing.after[after]];
    if (one === undefined || other === undefined || !pairing.isFree(before, after)) continue;
    const shared = similarity(one, other, unrelatedSimilarity);
    if (shared >= agreeingSimilarity || (one.issue !== '' && one.issue === other.issue)) agreed += 1;
    else if (shared < unrelatedSimilarity) unlike += 1;
  }
  return unlike > maxRetitled && unlike > agreed;
}

/** Tells whether a value stays with its row, as far as the pairs found so far show it. */
export function isStable(pairing: Pairing, valueOf: (row: MatchRow) => string): boolean {
  let kept = 0;
  let changed = 0;
  for (const pair of pairing.pairs) {
    const [before, after] = [pairing.before[pair.before], pairing.after[pair.after]];
    if (before === undefined || after === undefined) continue;
    if (differs(valueOf(before), valueOf(after))) changed += 1;
    else if (valueOf(before) !== '' && valueOf(after) !== '') kept += 1;
  }
  return kept > 0 && changed <= kept * maxContradictionRatio;
}

/** Makes the veto against pairing rows by what they look like: different ids or issues, where these are stable elsewhere. */
export function compatibleRows(pairing: Pairing): (before: MatchRow, after: MatchRow) => boolean {
  const telling = [idOf, issueOf].filter((valueOf) => isStable(pairing, valueOf));
  return (before, after) => !telling.some((valueOf) => differs(valueOf(before), valueOf(after)));
}

function idOf(row: MatchRow): string {
  return row.id;
}

function issueOf(row: MatchRow): string {
  return row.issue;
}

/** Only two values that are there can contradict each other. */
function differs(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}
