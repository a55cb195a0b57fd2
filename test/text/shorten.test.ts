import { describe, expect, test } from 'vitest';
import { cutToBytes, longestQuote, longestSubject, quoted, shorten } from '../../src/text/shorten.ts';

const letters = (count: number): string => 'a'.repeat(count);

describe('a quote', () => {
  test.each([longestQuote, longestSubject])('of %i characters is whole, of one more it is cut', (most) => {
    expect(quoted(letters(most), most)).toBe(`“${letters(most)}”`);
    expect(quoted(letters(most + 1), most)).toBe(`“${letters(most - 1)}…”`);
  });
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['ab cd', 4, 'ab…'],
  ['🎉🎉🎉', 3, '🎉🎉🎉'],
  ['🎉🎉🎉🎉', 3, '🎉🎉…'],
  ['🎉🎉🎉🎉🎉🎉🎉🎉', 3, '🎉🎉…'],
  ['a🎉🎉🎉🎉🎉🎉🎉', 3, 'a🎉…'],
])('%s in %i characters is %s', (text, most, short) => {
  expect(shorten(text, most)).toBe(short);
});

test.each([
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abcd'],
  ['éé', 3, 'é'],
  ['éé', 4, 'éé'],
  ['🎉', 3, ''],
])('%s in %i bytes is %s', (text, most, short) => {
  expect(cutToBytes(text, most)).toBe(short);
});
