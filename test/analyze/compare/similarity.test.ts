import { describe, expect, test } from 'vitest';
import { namesOtherIdentifiers, sharedIdentifiers } from '../../../src/analyze/compare/match/identifiers.ts';
import { rowsOfFindings } from '../../../src/analyze/compare/match/row.ts';
import { similarityAmong } from '../../../src/analyze/compare/match/similarity.ts';
import { report, type Draft } from './build.ts';

/** How alike the first titles of two sides are. */
function likeness(before: readonly string[], after: readonly string[], atLeast = 0): number {
  const [earlier, later] = [before, after].map((titles) =>
    rowsOfFindings(report(titles.map((title): Draft => ({ title })))),
  );
  const [one, other] = [earlier?.[0], later?.[0]];
  if (one === undefined || other === undefined) throw new Error('no rows');
  return similarityAmong(earlier ?? [], later ?? [])(one, other, atLeast);
}

/** Half of it by words, half by runs of three letters of the words without endings; each is worked out by hand. */
describe('titles are as alike as their words and letters', () => {
  test.each<[string, string, string, number]>([
    ['the same', 'alpha', 'alpha', 1],
    ['nothing in common', 'alpha', 'bodoni', 0],
    ['no words at all', '', 'alpha', 0],
    ['no words at all, on the other side', 'alpha', '', 0],
    // 5 runs of 6 and 7.
    ['a letter more', 'alphax', 'alpha', 0.385],
    // Words: ln 2, of that and a third of ln 3. Runs: 6 of 13 and 14.
    ['one word of two', 'alpha bodoni', 'alpha kumquat', 0.549],
    // All words; 11 of 13 runs.
    ['words in another order', 'alpha bodoni', 'bodoni alpha', 0.923],
  ])('%s', (_, one, other, expected) => {
    expect(likeness([one], [other])).toBe(expected);
    expect(likeness([other], [one])).toBe(expected);
  });

  test('a word that stands in many titles weighs less than one that stands in few', () => {
    const others = ['alpha cedar', 'alpha dolmen', 'alpha ermine'];
    const [common, rare] = [
      likeness(['alpha bodoni', ...others], ['alpha kumquat', ...others]),
      likeness(['bodoni alpha', ...others], ['bodoni kumquat', ...others]),
    ];
    expect(common).toBeLessThan(likeness(['alpha bodoni'], ['alpha kumquat']));
    expect(rare).toBeGreaterThan(common);
  });

  test('other identifiers count for half of the words, the same ones for nothing', () => {
    const title = (name: string): string => `caller of ${name}() trusts the length of the header`;
    const [same, other] = [
      likeness([title('read_a')], [title('read_a')]),
      likeness([title('read_a')], [title('sum_b')]),
    ];
    expect(same).toBe(1);
    expect(other).toBeLessThan(0.7);
    expect(other).toBeGreaterThan(0.4);
  });

  const named = (identifiers: readonly string[], id = '') => ({ id, number: '', identifiers });

  test.each<[readonly string[], readonly string[], number | null]>([
    [['read_a'], [], null],
    [[], ['read_a'], null],
    [['read_a'], ['sum_b'], 0],
    [['read_a', 'sum_b'], ['read_a'], 2 / 3],
    [['read_a'], ['sum_b', 'read_a', 'end_c'], 1 / 2],
    [['vault'], ['vault.sol'], 1],
  ])('%j and %j share %s of their identifiers', (one, other, expected) => {
    expect([sharedIdentifiers(named(one), named(other)), sharedIdentifiers(named(other), named(one))]).toEqual([
      expected,
      expected,
    ]);
  });

  test.each<[string, string, readonly string[], boolean]>([
    ['A-1', 'A-2', ['sum_b'], true],
    ['A-1', 'A-1', ['sum_b'], false],
    ['A-1', '', ['sum_b'], false],
    ['', 'A-2', ['sum_b'], false],
    ['A-1', 'A-2', ['read_a', 'sum_b'], false],
    ['A-1', 'A-2', [], false],
  ])('“%s” of read_a and “%s” of %j name other identifiers: %s', (id, otherId, identifiers, expected) => {
    expect(namesOtherIdentifiers(named(['read_a'], id), named(identifiers, otherId))).toBe(expected);
  });

  test('letters are not looked at where they cannot reach what is asked for: half of 1', () => {
    expect(likeness(['alphax'], ['alpha'], 0.5)).toBe(0.385);
    expect(likeness(['alphax'], ['alpha'], 0.501)).toBe(0);
    expect(likeness(['alpha'], ['alpha'], 1)).toBe(1);
  });
});
