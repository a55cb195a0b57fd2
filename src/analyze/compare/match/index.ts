/**
 * Finds which rows of two snapshots are the same finding. In this order, each step among rows that no earlier one paired:
 *
 * 1. `aliases.ts`: what a person says.
 * 2. Ids, issues and advisories (`keys.ts`) whose titles are equal; then those whose titles have a similarity of at
 *    least `agreeing` (0.5). Not where `key-reliability.ts` finds that titles contradict the key: more than one
 *    contradiction in ten, and ids were shifted; nor where more than two ids, and more than agree, have titles that
 *    share nothing: those were given out anew.
 * 3. Titles that are unique on both sides, with the running number, alone, or with their section.
 * 4. The other ids, issues and advisories of step 2, whose titles are unlike: findings that were retitled.
 * 5. Rows that are identical (`identical.ts`); titles again, now unique among what is left.
 * 6. Running numbers with a similarity of at least `recalling` (0.25), where numbers stay with their rows.
 * 7. Similar titles (`fuzzy.ts`): at least 0.65, and 0.1 ahead of every other. `candidates.ts` looks at the rows that
 *    share the rarest words, at most 32 for each row. Where all that is left then finds a partner with 0.4, 0.2 ahead of
 *    every other, nothing was added or dropped, and all of them are pairs.
 *
 * Steps 5 to 7 pair no rows with different ids or issues where these are stable elsewhere (`key-reliability.ts`), nor
 * rows with different ids whose titles name different identifiers (`identifiers.ts`).
 */
import { diagnose } from '../../../domain/diagnostics.ts';
import type { Diagnostic } from '../../../domain/model.ts';
import type { Alias } from '../../../domain/settings.ts';
import { pairByAlias } from './aliases.ts';
import { pairBySimilarity, type SimilarRows } from './fuzzy.ts';
import { namesOtherIdentifiers } from './identifiers.ts';
import { pairIdenticalRows } from './identical.ts';
import { similarityAmong } from './similarity.ts';
import { emptyPairing, type Pair, type Pairing } from './pairing.ts';
import { givenKeys, numberKey, propose, titleKey, titleKeys } from './keys.ts';
import type { MatchRow } from './row.ts';
import { agreeingSimilarity, areReassigned, compatibleRows, isConfirmedByTitles, isStable } from './key-reliability.ts';

/** What was found: pairs, rows that cannot be told apart, and what is to be said of it. */
export interface Matching {
  readonly pairing: Pairing;
  readonly open: readonly SimilarRows[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Numbers that stay with their rows need no more than this from a title: about one word of four. */
export const minSimilarityOfNumbered = 0.25;

/** Pairs the rows of two sides; the other direction gives the same pairs. */
export function matchRows(
  before: readonly MatchRow[],
  after: readonly MatchRow[],
  aliases: readonly Alias[],
): Matching {
  const pairing = emptyPairing(before, after);
  const similarity = similarityAmong(before, after);
  const when = (holds: (one: MatchRow, other: MatchRow) => boolean) => (pair: Pair) => {
    const [one, other] = [before[pair.before], after[pair.after]];
    return one !== undefined && other !== undefined && holds(one, other);
  };
  const take = (proposed: readonly Pair[]): void => proposed.forEach(pairing.take);
  const unusedAliases = pairByAlias(pairing, aliases);

  const byTitle = propose(pairing, titleKey, 'all');
  const given = givenKeys.map((key) => propose(pairing, key, 'all'));
  const reassigned = given.filter((proposed) => areReassigned(proposed, pairing, similarity));
  const trusted = given.filter((proposed) => isConfirmedByTitles(proposed, byTitle) && !reassigned.includes(proposed));
  for (const proposed of given)
    take(proposed.filter(when((one, other) => one.normalizedTitle === other.normalizedTitle)));
  for (const proposed of trusted)
    take(proposed.filter(when((one, other) => similarity(one, other, agreeingSimilarity) >= agreeingSimilarity)));
  for (const key of titleKeys) take(propose(pairing, key, 'all'));
  trusted.forEach(take);

  pairIdenticalRows(pairing);
  const isKept = compatibleRows(pairing);
  const mayPair = (one: MatchRow, other: MatchRow): boolean => isKept(one, other) && !namesOtherIdentifiers(one, other);
  for (const key of titleKeys) take(propose(pairing, key, 'unpaired').filter(when(mayPair)));
  if (isStable(pairing, ({ number }) => number)) {
    const sameNumber = propose(pairing, numberKey, 'all').filter(when(mayPair));
    take(measured(sameNumber, pairing, similarity).filter(({ likeness }) => likeness >= minSimilarityOfNumbered));
  }
  const open = pairBySimilarity(pairing, similarity, mayPair);
  return { pairing, open, diagnostics: [...unusedAliases, ...reassigned.flatMap((pairs) => saidOf(pairs, pairing))] };
}

function measured(
  pairs: readonly Pair[],
  { before, after }: Pairing,
  similarity: ReturnType<typeof similarityAmong>,
): readonly (Pair & { readonly likeness: number })[] {
  return pairs.map((pair) => {
    const [one, other] = [before[pair.before], after[pair.after]];
    const likeness = one === undefined || other === undefined ? 0 : similarity(one, other, minSimilarityOfNumbered);
    return { ...pair, likeness };
  });
}

function saidOf(proposed: readonly Pair[], { isFree }: Pairing): readonly Diagnostic[] {
  const left = proposed.filter(({ before, after }) => isFree(before, after));
  const ids = left.map(({ identity }) => identity);
  if (ids.length === 0) return [];
  const some = `${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}`;
  const message = `Ids seem to have been given out anew: ${ids.length} of them (${some}) have titles with nothing in common, so they are not taken for the same findings.`;
  return [diagnose('ids-reused', message, null)];
}
