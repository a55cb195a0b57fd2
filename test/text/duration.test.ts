import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationHours } from '../../src/text/duration.ts';

describe('an amount of work in hours', () => {
  test.each([
    ['1 hour', 1],
    ['2h', 2],
    ['1.5 hrs', 1.5],
    ['30 minutes', 0.5],
    ['a day', 8],
    ['half a day', 4],
    ['½ day', 4],
    ['1 day', 8],
    ['3d', 24],
    ['2w', 80],
    ['2 wks', 80],
    ['1 week 2 days', 56],
    ['1 week, 2 days', 56],
    ['1 week and 2 days', 56],
    ['1 month', 160],
    ['2 sprints', 160],
    ['6 months', 960],
    ['3 PM', 480],
    ['3 person-months', 480],
    ['5 PD', 40],
    ['2 man days', 16],
    ['1 quarter', 480],
    ['1 year', 1920],
    ['~2 weeks', 80],
    ['about 2 weeks', 80],
    ['approx. 2 weeks', 80],
    ['< 1 week', 40],
    ['2 weeks of work', 80],
    ['2 week(s)', 80],
  ])('%s is %d', (text, hours) => {
    expect(durationHours(text)).toBeCloseTo(hours, 9);
  });

  test.each([
    ['1-2 days', 16],
    ['1-2 sprints', 160],
    ['1–2 days', 16],
    ['1 to 2 weeks', 80],
    ['1 day - 2 weeks', 80],
    ['2 or 3 months', 480],
    ['one to two weeks', 80],
  ])('of the range %s it is the upper end, %d', (text, hours) => {
    expect(durationHours(text)).toBe(hours);
  });

  test.each([
    '',
    '-',
    'Low',
    'unknown',
    '3',
    '3m',
    '8 points',
    'next month',
    'May',
    '2-3-4 days',
    'days',
    '2 weeks?!',
    'v2 days',
    '10 downloads',
  ])('%j says nothing of it', (text) => {
    expect(durationHours(text)).toBeNull();
  });

  test('more of one unit is never less', () => {
    const unit = fc.constantFrom('minutes', 'h', ' days', 'w', ' PM', ' quarters', ' years');
    const numbers = fc.tuple(fc.nat(1000), fc.nat(1000));
    fc.assert(
      fc.property(numbers, unit, ([a, b], name) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((number) => durationHours(`${number}${name}`) ?? -1);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeGreaterThanOrEqual(less ?? 0);
      }),
    );
  });
});
