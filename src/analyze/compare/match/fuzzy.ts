import { common } from '../normalize.ts';
import type { Similarity } from './similarity.ts';
import { eachCandidate } from './candidates.ts';
import { unpaired, type Pairing } from './pairing.ts';
import type { MatchRow } from './row.ts';

/** Two rows that may be one finding, for how alike their titles are. */
export interface SimilarRows {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/** Titles less alike than this are different findings. */
export const minSimilarity = 0.65;
/** Minimum lead over the runner-up; below it, the choice would be arbitrary. */
export const minLead = 0.1;
/** Titles said in quite other words, where every row left over has its partner: nothing was added, and nothing dropped. */
export const minSimilarityOfRest = 0.4;
/** Minimum lead of those: unlike titles of one place in the code are about 0.3 alike. */
export const minLeadOfRest = 0.2;

/** Pairs the rows left over whose titles are alike, where nothing else comes near; gives back what stays open. */
export function pairBySimilarity(
  pairing: Pairing,
  likeness: Similarity,
  mayPair: (before: MatchRow, after: MatchRow) => boolean,
): readonly SimilarRows[] {
  let candidates = similarRows(pairing, likeness).filter(({ before, after }) => {
    const [one, other] = [pairing.before[before], pairing.after[after]];
    return one !== undefined && other !== undefined && mayPair(one, other);
  });
  for (;;) {
    const open = candidates.filter((edge) => edge.likeness >= minSimilarity);
    const clear = clearest(open);
    const found = clear.length > 0 ? clear : completing(candidates, pairing);
    if (found.length === 0) return unsettled(open);
    for (const { before, after, likeness: value } of found) {
      const identity = common(pairing.before[before]?.title ?? '', pairing.after[after]?.title ?? '');
      pairing.take({ before, after, by: 'likeness', identity, likeness: value });
    }
    candidates = candidates.filter(({ before, after }) => pairing.isFree(before, after));
  }
}

/**
 * Returns a partner for every row that is left, or nothing: a row without one means that some were added or dropped, and
 * more rows than were recognized are another list. A pair need be clear for one of its rows alone, if no row has two.
 */
function completing(candidates: readonly SimilarRows[], pairing: Pairing): readonly SimilarRows[] {
  const left = unpaired(pairing.before, pairing.pairOfBefore).length;
  if (left > pairing.pairs.length || left !== unpaired(pairing.after, pairing.pairOfAfter).length) return [];
  const ranks = ranking(candidates);
  const chosen = candidates.filter((edge) => ranks(edge).some((rank) => isClear(edge, rank, minLeadOfRest)));
  const isComplete = chosen.length === left && new Set(chosen.map(({ before }) => before)).size === left;
  return isComplete && new Set(chosen.map(({ after }) => after)).size === left ? chosen : [];
}

function similarRows(pairing: Pairing, likeness: Similarity): readonly SimilarRows[] {
  const { before, after } = pairing;
  const [earlier, later] = [unpaired(before, pairing.pairOfBefore), unpaired(after, pairing.pairOfAfter)];
  const seen = new Set<number>();
  const found: SimilarRows[] = [];
  eachCandidate(before, earlier, after, later, (one, other) => {
    const key = one * after.length + other;
    const [rowBefore, rowAfter] = [before[one], after[other]];
    if (seen.has(key) || rowBefore === undefined || rowAfter === undefined) return;
    seen.add(key);
    const value = likeness(rowBefore, rowAfter, minSimilarityOfRest);
    if (value >= minSimilarityOfRest) found.push({ before: one, after: other, likeness: value });
  });
  return found;
}

/** How far one likeness is ahead of another: with three digits, as they have, since 0.85 − 0.75 is less than 0.1. */
function lead(best: number, other: number): number {
  return Math.round((best - other) * 1000) / 1000;
}

/** Keeps those that are, for both their rows, ahead of every other. */
function clearest(open: readonly SimilarRows[]): readonly SimilarRows[] {
  const ranks = ranking(open);
  return open.filter((edge) => ranks(edge).every((rank) => isClear(edge, rank, minLead)));
}

/** Tells whether a pair is the best that one of its rows has, ahead of every other by so much. */
function isClear({ likeness }: SimilarRows, { best, second }: Rank, least: number): boolean {
  return likeness === best && lead(best, second) >= least;
}

/** Keeps those that are, for both their rows, the best or next to it: what a person would have to decide. */
function unsettled(open: readonly SimilarRows[]): readonly SimilarRows[] {
  const ranks = ranking(open);
  return open.filter((edge) => ranks(edge).every(({ best }) => lead(best, edge.likeness) < minLead));
}

/** The two highest likenesses of a row. */
interface Rank {
  best: number;
  second: number;
}

function ranking(open: readonly SimilarRows[]): (edge: SimilarRows) => readonly [Rank, Rank] {
  const ofBefore = new Map<number, Rank>();
  const ofAfter = new Map<number, Rank>();
  const rankIn = (ranks: Map<number, Rank>, row: number): Rank => {
    const rank = ranks.get(row) ?? { best: 0, second: 0 };
    ranks.set(row, rank);
    return rank;
  };
  for (const { before, after, likeness } of open) {
    for (const rank of [rankIn(ofBefore, before), rankIn(ofAfter, after)]) {
      rank.second = Math.max(rank.second, Math.min(rank.best, likeness));
      rank.best = Math.max(rank.best, likeness);
    }
  }
  return (edge) => [rankIn(ofBefore, edge.before), rankIn(ofAfter, edge.after)];
}
