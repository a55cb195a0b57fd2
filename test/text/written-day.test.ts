import { describe, expect, test } from 'vitest';
import { isAmbiguousDay, readDay, tellsTime } from '../../src/text/written-day.ts';

describe('reads one day', () => {
  test.each([
    ['2020-02-27', '2020-02-27'],
    ['2020-2-7', '2020-02-07'],
    ['2020/02/27', '2020-02-27'],
    ['2020-02-27T12:00:00Z', '2020-02-27'],
    ['27 February 2020', '2020-02-27'],
    ['27th of February, 2020', '2020-02-27'],
    ['27-Feb-2020', '2020-02-27'],
    ['27. Feb 2020', '2020-02-27'],
    ['Feb 27, 2020', '2020-02-27'],
    ['Sept. 3rd 2020', '2020-09-03'],
    ['by 27 February 2020', '2020-02-27'],
    ['Thursday, 27 February 2020', '2020-02-27'],
    ['13/04/2020', '2020-04-13'],
    ['04/13/2020', '2020-04-13'],
    ['05/05/2020', '2020-05-05'],
    ['29 February 2020', '2020-02-29'],
  ])('%s', (text, day) => {
    expect([readDay(text), isAmbiguousDay(text), tellsTime(text)]).toEqual([day, false, true]);
  });
});

test.each(['03/04/2020', '3.4.2020', '12-11-2020', 'due 03/04/2020'])('does not guess which day %s is', (text) => {
  expect([readDay(text), isAmbiguousDay(text), tellsTime(text)]).toEqual([null, true, true]);
});

test.each(['Q3 2031', '2031 Q1', 'H2/2031', 'May 2031', '2031-05', 'end of 2031', 'mid June 2031', '2031'])(
  'knows that %s is a time, and reads no day',
  (text) => {
    expect([readDay(text), isAmbiguousDay(text), tellsTime(text)]).toEqual([null, false, true]);
  },
);

test.each([
  '',
  '–',
  'TBD',
  'next release',
  'v1.2.3',
  '2020-02-30',
  '31/31/2031',
  '29 February 2021',
  '27 February',
  '27/02/20',
  '2020-02-27 or 2020-03-27',
  'moved from 2020-02-27',
  'before 2020-02-27',
  '27 Marchand 2020',
  'contracts/Vault.sol',
])('reads nothing from “%s”', (text) => {
  expect([readDay(text), isAmbiguousDay(text)]).toEqual([null, false]);
});
