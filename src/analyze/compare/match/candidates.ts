import type { MatchRow } from './row.ts';

/** Rows that a row is compared with: all that share a rare word, few enough for ten thousand rows a side. */
export const maxCandidates = 32;
/** Words of a title that are looked up; a longer one has rare words enough among the first. */
export const wordLimit = 12;

/** Takes two rows that may be similar. */
type Meet = (before: number, after: number) => void;

/**
 * Lists pairs of rows that share some of their rarest words or pairs of words; a pair may come up twice.
 * It is found from either side, so both directions of a comparison see the same.
 */
export function eachCandidate(
  before: readonly MatchRow[],
  beforeIndices: readonly number[],
  after: readonly MatchRow[],
  afterIndices: readonly number[],
  meet: Meet,
): void {
  const numbers = numbersOf([...beforeIndices.map((row) => before[row]), ...afterIndices.map((row) => after[row])]);
  const keysBefore = indexKeys(before, beforeIndices, numbers);
  const keysAfter = indexKeys(after, afterIndices, numbers);
  visit(keysBefore, keysAfter, meet);
  visit(keysAfter, keysBefore, (other, one) => meet(one, other));
}

/** The keys of each row of a side, and the rows of each key. */
interface KeyIndex {
  readonly keysOf: ReadonlyMap<number, readonly number[]>;
  readonly rowsOf: ReadonlyMap<number, readonly number[]>;
}

/** Gives each word a number, from 1, so that a pair of words is a number too. */
function numbersOf(rows: readonly (MatchRow | undefined)[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const row of rows) {
    for (const word of row?.words ?? []) if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  }
  return numbers;
}

function indexKeys(
  rows: readonly MatchRow[],
  indices: readonly number[],
  numbers: ReadonlyMap<string, number>,
): KeyIndex {
  const keysOf = new Map<number, readonly number[]>();
  const rowsOf = new Map<number, number[]>();
  for (const index of indices) {
    const words = (rows[index]?.words ?? []).slice(0, wordLimit).map((word) => numbers.get(word) ?? 0);
    const keys = keysOfWords(words, numbers.size + 1);
    keysOf.set(index, keys);
    for (const key of keys) {
      const holders = rowsOf.get(key);
      if (holders === undefined) rowsOf.set(key, [index]);
      else holders.push(index);
    }
  }
  return { keysOf, rowsOf };
}

/** Pairs of words beside the words: in a long report each word is common, and few pairs are. */
function keysOfWords(words: readonly number[], base: number): readonly number[] {
  const keys = [...words];
  words.forEach((one, index) => {
    for (const other of words.slice(index + 1)) keys.push(Math.min(one, other) * base + Math.max(one, other));
  });
  return keys;
}

function visit(from: KeyIndex, to: KeyIndex, meet: Meet): void {
  for (const [row, keys] of from.keysOf) {
    const lists: (readonly number[])[] = [];
    for (const key of keys) {
      const holders = to.rowsOf.get(key);
      if (holders !== undefined && holders.length <= maxCandidates) lists.push(holders);
    }
    let left = maxCandidates;
    for (const holders of lists.sort((one, other) => one.length - other.length)) {
      // A list is read whole or not at all, so that the order of rows decides nothing.
      if (holders.length > left) break;
      for (const candidate of holders) meet(row, candidate);
      left -= holders.length;
    }
  }
}
