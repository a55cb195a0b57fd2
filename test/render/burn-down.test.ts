import { expect, test } from 'vitest';
import type { BurnDownPoint } from '../../src/domain/model.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { burnDown } from '../../src/render/charts/burn-down.ts';
import { pointLabels, thinned } from '../../src/render/charts/burn-down-points.ts';

const point = (instant: string | null, unsettled = 1, date = instant?.slice(0, 10) ?? null): BurnDownPoint => {
  return { instant, date, revision: null, settled: 0, unsettled };
};

test.each<[string, readonly BurnDownPoint[], readonly (string | null)[]]>([
  [
    'less than three days apart: the time of day beside the day',
    [point('2031-01-01T08:00:00Z'), point('2031-01-04T07:59:59Z')],
    ['2031-01-01 08:00', '2031-01-04 07:59'],
  ],
  ['three days: the day', [point('2031-01-01T08:00:00Z'), point('2031-01-04T08:00:00Z')], ['2031-01-01', '2031-01-04']],
  [
    'files, of which only the day is known',
    [point(null, 1, '2031-01-01'), point(null, 1, '2031-01-01')],
    ['2031-01-01', '2031-01-01'],
  ],
  ['no day at all', [point(null), point(null)], [null, null]],
])('%s', (_, points, labels) => {
  expect(pointLabels(points)).toEqual(labels);
});

test.each([
  [24, 24],
  [25, 23],
  [500, 24],
])('of %i points %i are kept, with the first, the last and the highest', (count, kept) => {
  const points = Array.from({ length: count }, (_, at) =>
    point(new Date(at * 3_600_000).toISOString(), at === 13 ? 9 : 1),
  );
  const few = thinned(points, 24);
  expect(few).toHaveLength(kept);
  expect(few).toContain(points[0]);
  expect(few).toContain(points[13]);
  expect(few.at(-1)).toBe(points.at(-1));
  expect(points.filter((one) => few.includes(one))).toEqual(few);
});

test('steps stand at the instants they were made, also within a day', () => {
  const chart = burnDown(
    [point('2031-01-01T00:00:00Z'), point('2031-01-01T01:00:00Z'), point('2031-01-01T04:00:00Z')],
    english,
  );
  const places = [...(chart ?? '').matchAll(/<rect x="([\d.]+)%"[^>]*fill-open/g)].map(([, x]) => Number(x));
  const [first = 0, second = 0, third = 0] = places;
  expect((third - second) / (second - first)).toBeCloseTo(3, 1);
});
