import { sharedIdentifiers } from './identifiers.ts';
import type { MatchRow } from './row.ts';

/** Says how alike two titles are: 0 for nothing in common, or for less than is asked for, 1 for the same words. */
export type Similarity = (before: MatchRow, after: MatchRow, atLeast: number) => number;

/**
 * Makes the measure for two sides: half by words, where rare ones weigh more, half by letters, so that a typing error
 * costs little. Other identifiers weigh as much as all other words; the same ones, which all findings of one place in the
 * code share, as any words.
 */
export function similarityAmong(before: readonly MatchRow[], after: readonly MatchRow[]): Similarity {
  const weigh = wordWeights(before, after);
  const letters = new Map<MatchRow, Float64Array>();
  const lettersOf = (row: MatchRow): Float64Array => {
    const known = letters.get(row) ?? trigrams(row.words.join(' '));
    letters.set(row, known);
    return known;
  };
  return (one, other, atLeast) => {
    if (one.words.length === 0 || other.words.length === 0) return 0;
    const inWords = sharedWeight(one.words, other.words, weigh);
    const inIdentifiers = sharedIdentifiers(one, other);
    const byWords = Math.min(inWords, inIdentifiers === null ? 1 : (inWords + inIdentifiers) / 2);
    // However alike the letters, half of 1 is all they can add.
    if (byWords / 2 + 0.5 < atLeast) return 0;
    const byLetters = sharedShare(lettersOf(one), lettersOf(other));
    return Math.round(((byWords + byLetters) / 2) * 1000) / 1000;
  };
}

/**
 * A word that stands in every title weighs little, one that stands in few much. One that a whole side does without
 * weighs a third: it tells no two rows of that side apart, and is what rewording brings in.
 */
function wordWeights(before: readonly MatchRow[], after: readonly MatchRow[]): (word: string) => number {
  const [earlier, later] = [titlesWith(before), titlesWith(after)];
  const rows = before.length + after.length;
  const weights = new Map<string, number>();
  for (const word of [...earlier.keys(), ...later.keys()]) {
    const [one, other] = [earlier.get(word) ?? 0, later.get(word) ?? 0];
    const weight = Math.log(1 + rows / (one + other)) * (one === 0 || other === 0 ? 1 / 3 : 1);
    // Whole numbers add up to the same in any order, so both directions agree to the last digit.
    weights.set(word, Math.round(weight * 1000));
  }
  return (word) => weights.get(word) ?? 0;
}

function titlesWith(rows: readonly MatchRow[]): ReadonlyMap<string, number> {
  const titles = new Map<string, number>();
  for (const row of rows) for (const word of row.words) titles.set(word, (titles.get(word) ?? 0) + 1);
  return titles;
}

function sharedWeight(one: readonly string[], other: readonly string[], weigh: (word: string) => number): number {
  let [shared, total] = [0, 0];
  for (const word of one) {
    const weight = weigh(word);
    total += weight;
    if (other.includes(word)) shared += 2 * weight;
  }
  for (const word of other) total += weigh(word);
  return shared / total;
}

/** Packs each run of three characters into one number, sorted, so that two lists are compared in one pass. */
function trigrams(text: string): Float64Array {
  const packed = new Float64Array(text.length + 1);
  // Two blanks before and one behind, so that a first letter counts as much as any.
  let [first, second] = [32, 32];
  for (let index = 0; index <= text.length; index += 1) {
    const third = index < text.length ? text.charCodeAt(index) : 32;
    packed[index] = (first * 2 ** 16 + second) * 2 ** 16 + third;
    [first, second] = [second, third];
  }
  return packed.sort();
}

/** Dice's coefficient of two sorted lists, repeated members counted. */
function sharedShare(one: Float64Array, other: Float64Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
