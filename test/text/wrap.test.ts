import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapLine } from '../../src/text/wrap.ts';

test('a line that fits stays as it is, one that does not is wrapped at words', () => {
  expect(wrapLine('  Resolved: one two', 19)).toBe('  Resolved: one two');
  expect(wrapLine('  Resolved: one two', 18)).toBe('  Resolved: one\n    two');
});

test('the codes of colors take no room', () => {
  expect(wrapLine('\u001b[31mone\u001b[39m two', 7)).toBe('\u001b[31mone\u001b[39m two');
});

test('no word is lost or cut, and no line is wider unless one word alone is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z:]{1,12}$/), { minLength: 1 }),
      fc.nat(4),
      fc.integer({ min: 8, max: 60 }),
      (words, indent, width) => {
        const text = wrapLine(`${' '.repeat(indent)}${words.join(' ')}`, width);
        expect(text.trim().split(/\s+/)).toEqual(words);
        for (const line of text.split('\n'))
          if (line.trim().includes(' ')) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});
