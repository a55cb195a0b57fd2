import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainWords } from '../../src/text/words.ts';

test.each([
  ['Won’t fix', 'wont fix'],
  ["Won't  `fix`!", 'wont fix'],
  ['ﬁxed: #12', 'fixed #12'],
  ['Fixed ✔️ – v1.2', 'fixed v1 2'],
])('%s is %s in plain words', (text, words) => {
  expect(plainWords(text)).toBe(words);
});

test('plain words of ASCII are the same with words of other scripts behind them', () => {
  const ascii = fc.string({ unit: fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCodePoint(code)) });
  fc.assert(
    fc.property(ascii, (text) => {
      expect(plainWords(`${text} é`)).toBe(`${plainWords(text)} é`.trim());
    }),
  );
});
