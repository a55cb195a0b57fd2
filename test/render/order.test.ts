import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels, type Level, type Rating, type RemainingWorkItem } from '../../src/domain/model.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { orderSentence } from '../../src/render/views/order-words.ts';
import { byBenefit } from '../../src/render/views/priority.ts';

function rating(text: string | null, level: Level | null = null): Rating | null {
  const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  return text === null ? null : { level, verbatim: { markdown: text, text, position } };
}

function item(line: number, time: Rating | null, complexity: Rating | null, benefit: Rating | null): RemainingWorkItem {
  const position = { start: { line, column: 1 }, end: { line, column: 2 } };
  const title = { markdown: `Row ${line}`, text: `Row ${line}`, position };
  const none = { id: null, issue: null, tracker: null, extra: [], section: [], table: 0, findings: [] };
  return {
    ...none,
    identity: { by: 'row', key: `row-${line}` },
    title,
    timeCommitment: time,
    complexity,
    benefit,
    position,
  };
}

const level = fc.constantFrom(...levels).map((one) => rating(one, one));
const amounts = [
  ['1 hour', 1],
  ['1-2 days', 16],
  ['2w', 80],
  ['3 PM', 480],
  ['6 months', 960],
] as const;
const duration = fc.constantFrom(...amounts).map(([text]) => rating(text));

const hours = (one: RemainingWorkItem): number =>
  amounts.find(([text]) => text === one.timeCommitment?.verbatim.text)?.[1] ?? Number.NaN;
const step = (one: Rating | null): number => levels.indexOf(one?.level ?? 'none');

describe('remaining work stands in the order that its sentence claims', () => {
  test('with times as amounts of work: no row follows one of less benefit, or of no more benefit and more effort', () => {
    const rows = fc.array(fc.tuple(duration, level, level), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(rows, (all) => {
        const sorted = byBenefit(all.map(([time, complexity, benefit], at) => item(at + 1, time, complexity, benefit)));
        expect(orderSentence(sorted, english)).toBe(
          'The most benefit for the least effort first, by the author’s estimates.',
        );
        for (const [at, before] of sorted.entries()) {
          for (const after of sorted.slice(at + 1)) {
            expect(step(before.benefit)).toBeGreaterThanOrEqual(step(after.benefit));
            const more = hours(before) >= hours(after) && step(before.complexity) >= step(after.complexity);
            const strictly = hours(before) > hours(after) || step(before.complexity) > step(after.complexity);
            expect(step(before.benefit) === step(after.benefit) && more && strictly).toBe(false);
          }
        }
      }),
    );
  });

  test('an hour comes before six months', () => {
    const [high, low] = [rating('High', 'high'), rating('Low', 'low')];
    const sorted = byBenefit([item(1, rating('6 months'), low, high), item(2, rating('1 hour'), low, high)]);
    expect(sorted.map(({ title }) => title.text)).toEqual(['Row 2', 'Row 1']);
  });
});

describe('where estimates are not understood, the sentence says so', () => {
  const [high, low] = [rating('High', 'high'), rating('Low', 'low')];

  test.each([
    [[item(1, low, low, high)], 'The most benefit for the least effort first, by the author’s estimates.'],
    [[item(1, null, null, high)], 'The most benefit first, by the author’s estimates.'],
    [[item(1, low, null, null)], 'The least effort first, by the author’s estimates.'],
    [[item(1, null, null, null)], 'In the order of the source.'],
    [
      [item(1, rating('when we can'), low, high), item(2, low, low, high)],
      'The most benefit for the least effort first, as far as the author’s estimates are understood: 1 of 2 times are not, and stand after those that are.',
    ],
    [
      [item(1, rating('soon'), null, rating('some')), item(2, low, null, null), item(3, low, null, high)],
      'The most benefit for the least effort first, as far as the author’s estimates are understood: 2 of 3 benefits and 1 of 3 times are not, and stand after those that are.',
    ],
  ])('%#', (items, sentence) => {
    expect(orderSentence(items, english)).toBe(sentence);
  });
});
