import { describe, expect, test } from 'vitest';
import { grammar as english } from '../../src/render/catalogue/english/grammar.ts';
import { germanGrammar as german } from '../../src/render/catalogue/german/grammar.ts';

/** Grammars are written by hand, since Intl takes long to start; it is the judge of them here. */
describe.each([
  ['en-GB', english],
  ['de-DE-u-nu-latn', german],
] as const)('the grammar of %s says what Intl says', (locale, { plural, day, list, percent }) => {
  test('of numbers', () => {
    const [plurals, percents] = [new Intl.PluralRules(locale), new Intl.NumberFormat(locale, { style: 'percent' })];
    for (let count = 0; count <= 100; count += 1) {
      expect(plural(count)).toBe(plurals.select(count));
      expect(percent(count)).toBe(percents.format(count / 100));
    }
  });

  test('of days', () => {
    const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month += 1) {
      const date = `2031-${String(month).padStart(2, '0')}-05`;
      expect(day(date)).toBe(days.format(new Date(date)));
    }
    for (const none of [null, '', 'soon', '2031', '2031-05', '2031-00-05', '2031-13-05']) expect(day(none)).toBe(none);
  });

  test('of lists', () => {
    const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
    for (const parts of [[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['', 'b', 'and, c', 'd']])
      expect(list(parts)).toBe(lists.format(parts));
  });
});
