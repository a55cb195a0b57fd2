import { expect, test } from 'vitest';
import { isSameLanguage, languageTag } from '../../src/text/language-tag.ts';

test.each([
  ['de', 'de'],
  [' DE ', 'de'],
  ['pt-BR', 'pt-BR'],
  ['de_AT', 'de-AT'],
  ['zh-Hant-TW', 'zh-Hant-TW'],
  ['rust', null],
  ['English', null],
  ['xx', null],
  ['de"><script>', null],
  ['', null],
])('%j is read as %j', (text, tag) => {
  expect(languageTag(text)).toBe(tag);
});

test('a country makes no other language', () => {
  expect(isSameLanguage('en-GB', 'en')).toBe(true);
  expect(isSameLanguage('de', 'en')).toBe(false);
});
