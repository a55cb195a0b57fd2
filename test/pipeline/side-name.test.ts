import { expect, test } from 'vitest';
import { longestSideName, sideName } from '../../src/pipeline/snapshot.ts';

test('longestSideName: a longer name of a side is cut', () => {
  const named = (length: number): string => sideName(`posts/${'a'.repeat(length)}.md`);
  expect(named(longestSideName)).toBe('a'.repeat(longestSideName));
  expect(named(longestSideName + 1)).toBe('a'.repeat(longestSideName));
});
