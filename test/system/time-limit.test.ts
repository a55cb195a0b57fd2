import { expect, test } from 'vitest';
import { DeadlineError, withTimeLimit } from '../../src/system/time-limit.ts';

test('gives what the work gives', () => {
  expect(withTimeLimit(5, () => [1, 2])).toEqual([1, 2]);
});

test('passes on what the work throws', () => {
  const work = (): never => {
    throw new RangeError('too deep');
  };
  expect(() => withTimeLimit(5, work)).toThrow(RangeError);
});

test('breaks off a loop that never ends', () => {
  const work = (): never => {
    for (;;);
  };
  expect(() => withTimeLimit(0.05, work)).toThrow(DeadlineError);
});

test('breaks off a regular expression that backtracks for ever', () => {
  expect(() => withTimeLimit(0.05, () => /^(?:a|a)*$/.test(`${'a'.repeat(40)}b`))).toThrow(DeadlineError);
});
