import { expect, test } from 'vitest';
import { mixedLetter } from '../../src/text/mixed-scripts.ts';

test.each<[string, string | null]>([
  ['\u0410cknowledged', 'U+0410'],
  ['Fix\u0435d', 'U+0435'],
  ['Res\u03bflved', 'U+03BF'],
  ['Acknowledged', null],
  ['Исправлено', null],
  ['Fixed (исправлено)', null],
  ['naïve', null],
  ['', null],
])('%s: %s', (text, code) => {
  expect(mixedLetter(text)?.code ?? null).toBe(code);
});
