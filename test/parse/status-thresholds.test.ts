import { expect, test } from 'vitest';
import { builtIn } from '../../src/domain/vocabulary.ts';
import { longestCellName, nameKind } from '../../src/parse/status/cell-names.ts';
import { negationReach, reachOfNoun } from '../../src/parse/status/claims.ts';
import { longestWordList } from '../../src/parse/status/judge-rest.ts';
import { isPlaceholder, longestPlaceholder } from '../../src/parse/status/placeholder.ts';
import { shortestSentence } from '../../src/parse/status/rest.ts';
import { mostKeptReadings, statusReader } from '../../src/parse/status/status.ts';
import { reachOfPast } from '../../src/parse/status/warnings.ts';
import { leastKnown, reachOfPreposition, shortestDescription } from '../../src/parse/status/understanding.ts';

// Every number that decides what a status says, with a case on either side of it.

const status = statusReader(builtIn);
const unsure = (text: string): string | null => status(text).unsure;
const the = (count: number): string => 'the '.repeat(count);
const strange = (count: number): string => 'qwzly wzqly zrtly lyqwz'.split(' ').slice(0, count).join(' ');

test('reachOfNoun: the verb of an attribute stands at most so many words behind it', () => {
  // Between the attribute and its verb are its noun and the articles.
  const kind = (words: number): string => status(`fixed, pending requests ${the(words - 2)}cancelled`).kind;
  expect(kind(reachOfNoun)).toBe('fixed');
  expect(kind(reachOfNoun + 1)).toBe('partially-fixed');
});

test('reachOfPast: the verb of a condition that was stands at most so many words away', () => {
  const kind = (words: number): string => status(`fixed if ${the(words - 2)}was`).kind;
  expect(kind(reachOfPast)).toBe('fixed');
  expect(kind(reachOfPast + 1)).toBe('fix-needed');
});

test('reachOfPreposition: a name stands at most so many words behind its preposition', () => {
  const kind = (words: number): string => status(`fixed in ${'new '.repeat(words - 1)}Qwzly`).kind;
  expect(kind(reachOfPreposition)).toBe('fixed');
  expect(kind(reachOfPreposition + 1)).toBe('unrecognized');
});

test('shortestSentence: fewer words are no reason that softens a condition', () => {
  const kind = (words: number): string => status(`won’t fix because ${the(words - 3)}is unless`).kind;
  expect(kind(shortestSentence)).toBe('accepted');
  expect(kind(shortestSentence - 1)).toBe('unrecognized');
});

test('shortestDescription: in a shorter one every word has to be known', () => {
  const text = (words: number): string => `fixed because ${the(words - 2)}${strange(1)}`;
  expect(unsure(text(shortestDescription))).toBeNull();
  expect(unsure(text(shortestDescription - 1))).toBe(strange(1));
});

test('leastKnown: the share of known words of a description', () => {
  const text = (known: number, all: number): string => `fixed because ${the(known - 1)}${strange(all - known)}`;
  expect(unsure(text(6 * leastKnown, 6))).toBeNull();
  expect(unsure(text(6 * leastKnown - 1, 6))).toBe(strange(4));
});

test('leastKnown: the share of known words of what was done, behind a colon', () => {
  const text = (unknown: number): string => `fixed: ${strange(unknown)} removed`;
  expect(unsure(text(2 * leastKnown))).toBeNull();
  expect(unsure(text(2 * leastKnown + 1))).toBe(strange(2));
});

test('mostKeptReadings: a text that comes after so many is read each time', () => {
  const isKept = (before: number): boolean => {
    const read = statusReader(builtIn);
    for (let at = 0; at < before; at += 1) read(`open x${at}`);
    return read('fixed') === read('fixed');
  };
  expect(isKept(mostKeptReadings - 1)).toBe(true);
  expect(isKept(mostKeptReadings)).toBe(false);
});

test('negationReach: a negation counts up to eight words before a phrase', () => {
  expect(status(`not ${the(negationReach.negation - 1)}fixed`).because).toBe('not … fixed');
  expect(status(`not ${the(negationReach.negation)}fixed`).because).not.toBe('not … fixed');
});

test('negationReach: a reservation up to five', () => {
  expect(status(`almost ${the(negationReach.reservation - 1)}fixed`).because).toBe('almost … fixed');
  expect(status(`almost ${the(negationReach.reservation)}fixed`).because).not.toBe('almost … fixed');
});

test('neither is fixed, however far it stands', () => {
  for (let count = 0; count < 2 * negationReach.negation; count += 1)
    for (const negation of ['not', 'almost', 'never', 'hardly'])
      expect(status(`${negation} ${the(count)}fixed`).kind, `${count}`).not.toBe('fixed');
});

test('longestWordList: what is not understood is shown up to six words', () => {
  const unknown = Array.from({ length: longestWordList + 1 }, (_, at) => `qwz${'abcdefgh'.charAt(at)}`);
  const all = unknown.slice(1).join(' ');
  expect(status(`fixed ${all}`).because).toBe(`“${all}” beside “fixed” is not understood`);
  expect(status(`fixed ${unknown.join(' ')}`).because).toContain(`${unknown.slice(0, -1).join(' ')} …”`);
});

test('longestPlaceholder: a longer text in brackets is none', () => {
  const bracketed = (length: number): string => `[${'a'.repeat(length - 2)}]`;
  expect(isPlaceholder(bracketed(longestPlaceholder), () => null)).toBe(true);
  expect(isPlaceholder(bracketed(longestPlaceholder + 1), () => null)).toBe(false);
});

test('longestCellName: a longer run of characters names nothing', () => {
  const path = (length: number): string => `src/${'a'.repeat(length - 4)}`;
  expect(nameKind(path(longestCellName), false)).toBe('link');
  expect(nameKind(path(longestCellName + 1), false)).toBeNull();
});
