import { describe, expect, test } from 'vitest';
import {
  changesOfTables,
  fewestRenumbered,
  shareRenumbered,
} from '../../../src/analyze/compare/changes/table-changes.ts';
import { own } from '../../../src/analyze/compare/changes/difference.ts';
import { eachCandidate, maxCandidates, wordLimit } from '../../../src/analyze/compare/match/candidates.ts';
import {
  minLead,
  minLeadOfRest,
  minSimilarity,
  minSimilarityOfRest,
  pairBySimilarity,
} from '../../../src/analyze/compare/match/fuzzy.ts';
import { minSimilarityOfNumbered } from '../../../src/analyze/compare/match/index.ts';
import {
  agreeingSimilarity,
  areReassigned,
  isConfirmedByTitles,
  isStable,
  maxContradictionRatio,
  maxRetitled,
  unrelatedSimilarity,
} from '../../../src/analyze/compare/match/key-reliability.ts';
import { emptyPairing, type Pair } from '../../../src/analyze/compare/match/pairing.ts';
import { rowsOfFindings, type MatchRow } from '../../../src/analyze/compare/match/row.ts';
import type { Change } from '../../../src/domain/model.ts';
import { matchRows } from '../../../src/analyze/compare/match/index.ts';
import { report, type Draft } from './build.ts';

// Every number that decides which findings are the same, with a case on either side of it.

const rows = (drafts: readonly Draft[]): readonly MatchRow[] => rowsOfFindings(report(drafts));
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const sameRow = (count: number, by: Pair['by'] = 'id'): readonly Pair[] =>
  times(count, (at) => ({ before: at, after: at, by, identity: `A-${at}`, likeness: null }));
/** Just below a number that is compared with. */
const below = (value: number): number => value - 0.001;

describe('candidates', () => {
  const met = (before: readonly MatchRow[], after: readonly MatchRow[]): number => {
    const pairs = new Set<string>();
    eachCandidate(before, [...before.keys()], after, [...after.keys()], (one, other) => pairs.add(`${one} ${other}`));
    return pairs.size;
  };

  test('maxCandidates: a word that more rows share brings none of them together', () => {
    const shared = (count: number): readonly MatchRow[] => rows(times(count, () => ({ title: 'seccomp' })));
    expect(met(shared(maxCandidates), shared(maxCandidates))).toBe(maxCandidates ** 2);
    expect(met(shared(maxCandidates + 1), shared(maxCandidates + 1))).toBe(0);
  });

  test('wordLimit: words of a title beyond it are not looked up', () => {
    const long = (place: number, word: string): readonly MatchRow[] =>
      rows([{ title: [...times(place - 1, (at) => `${word}${at}x1`), 'seccomp'].join(' ') }]);
    expect(met(long(wordLimit, 'one'), long(wordLimit, 'other'))).toBe(1);
    expect(met(long(wordLimit + 1, 'one'), long(wordLimit + 1, 'other'))).toBe(0);
  });
});

describe('similar titles', () => {
  const before = rows([{ title: 'seccomp off' }]);
  const open = (likenesses: readonly number[]): { readonly pairs: number; readonly open: number } => {
    const after = rows(likenesses.map((_, at) => ({ title: `seccomp ${at}` })));
    const pairing = emptyPairing(before, after);
    const left = pairBySimilarity(
      pairing,
      (_, other) => likenesses[after.indexOf(other)] ?? 0,
      () => true,
    );
    return { pairs: pairing.pairs.length, open: left.length };
  };

  test('minSimilarity: titles less alike are different findings', () => {
    expect(open([minSimilarity])).toEqual({ pairs: 1, open: 0 });
    expect(open([below(minSimilarity)])).toEqual({ pairs: 0, open: 0 });
  });

  test('minLead: a second row nearly as alike leaves both open', () => {
    expect(open([0.75 + minLead, 0.75])).toEqual({ pairs: 1, open: 0 });
    expect(open([0.75 + below(minLead), 0.75])).toEqual({ pairs: 0, open: 2 });
  });
});

describe('rows left over that are as many on either side', () => {
  /** Pairs rows by a table of likenesses, a line for each row before, beside rows that are recognized by their titles. */
  const paired = (likenesses: readonly (readonly number[])[], recognized: number): number => {
    const kept = times(recognized, (at) => ({ title: `kept ${at}` }));
    const before = rows([...likenesses.map((_, at) => ({ title: `seccomp off ${at}` })), ...kept]);
    const after = rows([...(likenesses[0] ?? []).map((_, at) => ({ title: `seccomp on ${at}` })), ...kept]);
    const pairing = emptyPairing(before, after);
    const [firstBefore, firstAfter] = [before.length - recognized, after.length - recognized];
    times(recognized, (at) => ({ before: firstBefore + at, after: firstAfter + at })).forEach((pair) =>
      pairing.take({ ...pair, by: 'title', identity: '', likeness: null }),
    );
    const likeness = (one: MatchRow, other: MatchRow): number =>
      likenesses[before.indexOf(one)]?.[after.indexOf(other)] ?? 0;
    pairBySimilarity(pairing, likeness, () => true);
    return pairing.pairs.length - recognized;
  };

  test('minSimilarityOfRest: titles less alike are one finding dropped and one added', () => {
    expect(paired([[minSimilarityOfRest]], 1)).toBe(1);
    expect(paired([[below(minSimilarityOfRest)]], 1)).toBe(0);
  });

  test('minLeadOfRest: another row nearly as alike leaves all of them', () => {
    const near = (lead: number): number[][] => [
      [0.4 + lead, 0.4],
      [0.4, 0.4 + lead],
    ];
    expect(paired(near(minLeadOfRest), 2)).toBe(2);
    expect(paired(near(below(minLeadOfRest)), 2)).toBe(0);
  });

  test('a pair that is clear for one of its rows is enough', () => {
    const crossed = [
      [0.6, 0.55],
      [0.64, 0.1],
    ];
    expect(paired(crossed, 2)).toBe(2);
  });

  test('a row more on either side, and none of them is taken: something was added or dropped', () => {
    expect(paired([[0.5, 0.1]], 2)).toBe(0);
    expect(paired([[0.5], [0.1]], 2)).toBe(0);
  });

  test('more than were recognized are another list', () => {
    const unlike = [
      [0.5, 0],
      [0, 0.5],
    ];
    expect(paired(unlike, 2)).toBe(2);
    expect(paired(unlike, 1)).toBe(0);
  });
});

describe('maxContradictionRatio', () => {
  const agreeing = 1 / maxContradictionRatio;

  test('a key is confirmed where one of its pairs in so many contradicts the titles', () => {
    const crossed = (count: number): readonly Pair[] =>
      sameRow(count).map((pair, at) => (at === 0 ? { ...pair, after: 99 } : pair));
    expect(isConfirmedByTitles(sameRow(agreeing + 1), crossed(agreeing + 1))).toBe(true);
    expect(isConfirmedByTitles(sameRow(agreeing), crossed(agreeing))).toBe(false);
  });

  test('a value is stable where one of so many changed', () => {
    const stable = (count: number): boolean => {
      const [before, after] = ['A', 'B'].map((first) =>
        rows(times(count, (at) => ({ id: at === 0 ? `${first}-1` : `C-${at}` }))),
      );
      const pairing = emptyPairing(before ?? [], after ?? []);
      sameRow(count).forEach(pairing.take);
      return isStable(pairing, ({ id }) => id);
    };
    expect(stable(agreeing + 1)).toBe(true);
    expect(stable(agreeing)).toBe(false);
  });
});

describe('ids given out anew', () => {
  const reassigned = (likenesses: readonly number[]): boolean => {
    const side = rows(likenesses.map((_, at) => ({ id: `A-${at}` })));
    const pairing = emptyPairing(side, side);
    return areReassigned(sameRow(likenesses.length), pairing, (one) => likenesses[side.indexOf(one)] ?? 0);
  };

  test('maxRetitled: so many titles may be written anew', () => {
    expect(reassigned(times(maxRetitled, () => 0))).toBe(false);
    expect(reassigned(times(maxRetitled + 1, () => 0))).toBe(true);
  });

  test('unrelatedSimilarity: titles that share that much are no evidence', () => {
    expect(reassigned(times(maxRetitled + 1, () => below(unrelatedSimilarity)))).toBe(true);
    expect(reassigned(times(maxRetitled + 1, () => unrelatedSimilarity))).toBe(false);
  });

  test('agreeingSimilarity: as many titles that agree outweigh them', () => {
    const unlike = times(maxRetitled + 1, () => 0);
    expect(reassigned([...unlike, ...unlike.map(() => agreeingSimilarity)])).toBe(false);
    expect(reassigned([...unlike, ...unlike.map(() => below(agreeingSimilarity))])).toBe(true);
  });
});

test('minSimilarityOfNumbered: a number that stays with its row needs one word of four', () => {
  // The first three rows show that numbers stay with their rows.
  const kept = ['Seccomp is off', 'Tokens in logs', 'Path traversal'].map((title, at) => ({ id: `${at + 1}`, title }));
  const likenessOf = (before: string, after: string): number | null => {
    const [one, other] = [before, after].map((title) => rows([...kept, { id: '4', title }]));
    const { pairing } = matchRows(one ?? [], other ?? [], []);
    return pairing.pairs.find((pair) => pair.before === 3)?.likeness ?? null;
  };
  expect(likenessOf('Webhook certificates expire', 'Webhook keys rotate late')).toBeGreaterThanOrEqual(
    minSimilarityOfNumbered,
  );
  expect(likenessOf('Webhook certificates expire', 'Quota race under load')).toBeNull();
});

describe('numbers given out anew are told once', () => {
  const told = (renumbered: number, all: number): boolean => {
    const { findings } = report(times(all, (at) => ({ id: `${at}` })));
    const change: Change = { kind: 'renumbered', field: own('id'), before: '1', after: '2' };
    const changes = times(all, (at) => (at < renumbered ? [change] : []));
    return changesOfTables(findings, findings, changes).tableChanges.length > 0;
  };

  test('fewestRenumbered', () => {
    expect(told(fewestRenumbered, fewestRenumbered)).toBe(true);
    expect(told(fewestRenumbered - 1, fewestRenumbered - 1)).toBe(false);
  });

  test('shareRenumbered', () => {
    expect(told(100 * shareRenumbered, 100)).toBe(true);
    expect(told(100 * shareRenumbered - 1, 100)).toBe(false);
  });
});
