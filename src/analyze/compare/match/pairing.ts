import type { MatchedBy } from '../../../domain/model.ts';
import type { MatchRow } from './row.ts';

/** Two rows held to be one finding, and why. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  readonly by: MatchedBy;
  /** The value that matched. */
  readonly identity: string;
  /** 0 to 1, for likeness alone. */
  readonly likeness: number | null;
}

/** Rows of both sides, and the pairs found so far: each row is in one at most. */
export interface Pairing {
  readonly before: readonly MatchRow[];
  readonly after: readonly MatchRow[];
  readonly pairOfBefore: ReadonlyMap<number, Pair>;
  readonly pairOfAfter: ReadonlyMap<number, Pair>;
  readonly pairs: readonly Pair[];
  /** Takes the pair, unless one of its rows is taken: earlier keys are more reliable. */
  readonly take: (pair: Pair) => void;
  readonly isFree: (before: number, after: number) => boolean;
}

/** Starts with no pair at all. */
export function emptyPairing(before: readonly MatchRow[], after: readonly MatchRow[]): Pairing {
  const pairOfBefore = new Map<number, Pair>();
  const pairOfAfter = new Map<number, Pair>();
  const pairs: Pair[] = [];
  const isFree = (one: number, other: number): boolean => !pairOfBefore.has(one) && !pairOfAfter.has(other);
  const take = (pair: Pair): void => {
    if (!isFree(pair.before, pair.after)) return;
    pairOfBefore.set(pair.before, pair);
    pairOfAfter.set(pair.after, pair);
    pairs.push(pair);
  };
  return { before, after, pairOfBefore, pairOfAfter, pairs, take, isFree };
}

/** Lists the indices of rows that are in no pair yet. */
export function unpaired(rows: readonly unknown[], taken: ReadonlyMap<number, Pair>): readonly number[] {
  return rows.flatMap((_, index) => (taken.has(index) ? [] : [index]));
}
