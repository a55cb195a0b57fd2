import { expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { headline } from '../../src/render/views/headline.ts';

test.each([
  [37, 22, 20, '22 of 37 findings are settled, 20 of them fixed or removed; 15 are not.'],
  [37, 22, 22, '22 of 37 findings are settled, all of them fixed or removed; 15 are not.'],
  [37, 22, 0, '22 of 37 findings are settled, none of them fixed or removed; 15 are not.'],
  [2, 1, 1, '1 of 2 findings is settled, fixed or removed; 1 is not.'],
  [2, 1, 0, '1 of 2 findings is settled, but not fixed or removed; 1 is not.'],
  [3, 3, 3, 'All 3 findings are settled, all of them fixed or removed.'],
  [3, 3, 1, 'All 3 findings are settled, 1 of them fixed or removed.'],
  [3, 0, 0, 'None of the 3 findings is settled.'],
  [1, 1, 1, 'The one finding is settled, fixed or removed.'],
  [1, 1, 0, 'The one finding is settled, but not fixed or removed.'],
  [1, 0, 0, 'The one finding is not settled.'],
])('%i findings, %i settled, %i fixed: %s', (total, settled, fixedOrRemoved, sentence) => {
  const summary = { total, settled, unsettled: total - settled, fixedOrRemoved };
  expect(headline({ summary } as StatusReport)).toBe(sentence);
});
