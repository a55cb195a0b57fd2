import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { english } from '../../src/render/catalogue/english/index.ts';
import { htmlFormat, markdownFormat } from '../../src/render/format.ts';
import { markWords } from '../../src/render/views/word-marks.ts';

const html = htmlFormat({ base: null, definitions: [] }, null, english);
const markdown = markdownFormat({ base: null, definitions: [] }, english);
const mark = (before: string | null, after: string | null, format = html): readonly (string | null)[] => {
  const pair = markWords(before, after, format);
  return [pair.before?.toString() ?? null, pair.after?.toString() ?? null];
};

describe('words', () => {
  test.each([
    ['Needs a fix in 1.2', 'Needs a fix in 1.3', 'Needs a fix in 1.<del>2</del>', 'Needs a fix in 1.<ins>3</ins>'],
    ['Fix needed', 'Closed', '<del>Fix needed</del>', '<ins>Closed</ins>'],
    [null, 'a < b', null, 'a &lt; b'],
    ['<script>', null, '&lt;script&gt;', null],
  ])('%j → %j', (before, after, marked, other) => {
    expect(mark(before, after)).toEqual([marked, other]);
  });

  test('of Markdown stay words', () => {
    expect(mark('see *a*', 'see *b* @all', markdown)[1]).not.toMatch(/(?<!\\)\*|@all/);
  });

  test('come back whole when the marks are taken away, and are found quickly', () => {
    const plain = (text: string | null): string =>
      (text ?? '')
        .replace(/<\/?(?:ins|del)>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (before, after) => {
          expect(mark(before, after).map(plain)).toEqual([before, after]);
        },
      ),
    );
    const long = Array.from({ length: 20_000 }, (_, at) => `w${at % 7}`).join(' ');
    const other = Array.from({ length: 20_000 }, (_, at) => `w${at % 11}`).join(' ');
    const start = performance.now();
    expect(mark(long, other).map(plain)).toEqual([long, other]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
