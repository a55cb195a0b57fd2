import type { Diagnostic } from '../../domain/model.ts';
import type { Alias } from '../../domain/settings.ts';
import { pairByAlias } from './aliases.ts';
import { pairByLikeness, type Resemblance } from './alike.ts';
import { pairEqualRows } from './equal-rows.ts';
import { likenessAmong } from './likeness.ts';
import { noPairs, type Pair, type Pairing } from './pairing.ts';
import { givenRungs, numberRung, propose, titleRung, titleRungs } from './rungs.ts';
import type { Row } from './row.ts';
import { bornOut, compatible, isKept } from './trust.ts';

/** What the ladder found: pairs, rows it cannot tell apart, and aliases that say nothing. */
export interface Matching {
  readonly pairing: Pairing;
  readonly open: readonly Resemblance[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Below this, titles speak against an id or an issue that says two rows are one. */
const agreeing = 0.5;
/** Numbers that stay with their rows need no more than this from a title. */
const reminding = 0.25;

/**
 * Finds which rows of two sides are the same, rung by rung: alias, id, issue, advisory, number with title, title, likeness.
 * An id or issue whose titles are unlike waits until the titles have been heard, and one that titles contradict
 * elsewhere says nothing: numbers get reassigned.
 */
export function matchRows(before: readonly Row[], after: readonly Row[], aliases: readonly Alias[]): Matching {
  const pairing = noPairs(before, after);
  const likeness = likenessAmong(before, after);
  const rowsOf = (pair: Pair): readonly [Row, Row] | null => {
    const [one, other] = [before[pair.before], after[pair.after]];
    return one === undefined || other === undefined ? null : [one, other];
  };
  const when =
    (holds: (one: Row, other: Row) => boolean) =>
    (pair: Pair): boolean => {
      const rows = rowsOf(pair);
      return rows !== null && holds(...rows);
    };
  const diagnostics = pairByAlias(pairing, aliases);

  const byTitle = propose(pairing, titleRung, 'all');
  const given = givenRungs.map((rung) => propose(pairing, rung, 'all'));
  const trusted = given.filter((proposed) => bornOut(proposed, byTitle));
  const take = (proposed: readonly Pair[]): void => proposed.forEach(pairing.take);
  for (const proposed of given) take(proposed.filter(when((one, other) => one.plainTitle === other.plainTitle)));
  for (const proposed of trusted)
    take(proposed.filter(when((one, other) => likeness(one, other, agreeing) >= agreeing)));
  for (const rung of titleRungs) take(propose(pairing, rung, 'all'));
  trusted.forEach(take);

  pairEqualRows(pairing);
  const mayPair = compatible(pairing);
  for (const rung of titleRungs) take(propose(pairing, rung, 'unpaired').filter(when(mayPair)));
  if (isKept(pairing, ({ number }) => number)) {
    const sameNumber = propose(pairing, numberRung, 'all').filter(when(mayPair));
    const measured = sameNumber.map((pair) => {
      const rows = rowsOf(pair);
      return { ...pair, likeness: rows === null ? 0 : likeness(...rows, reminding) };
    });
    take(measured.filter(({ likeness: value }) => value >= reminding));
  }
  return { pairing, open: pairByLikeness(pairing, likeness, mayPair), diagnostics };
}
