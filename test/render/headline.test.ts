import { expect, test } from 'vitest';
import { diagnose } from '../../src/domain/diagnostics.ts';
import { span } from '../../src/domain/span.ts';
import type { StatusReport } from '../../src/domain/model.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
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
  expect(headline({ summary: summary as StatusReport['summary'], diagnostics: [] }, english)).toBe(sentence);
});

test.each([
  [
    3,
    0,
    [40],
    'Of the 3 findings read, 0 are settled and 3 are not; a table that looks like findings is not read (line 40).',
  ],
  [
    3,
    3,
    [40, 52],
    'Of the 3 findings read, 3 are settled and 0 are not; 2 tables that look like findings are not read (lines 40 and 52).',
  ],
  [
    1,
    1,
    [7],
    'Of the 1 finding read, 1 is settled and 0 are not; a table that looks like findings is not read (line 7).',
  ],
])('%i findings, %i settled, and tables in lines %j that are not read', (total, settled, lines, sentence) => {
  const summary = { total, settled, unsettled: total - settled, fixedOrRemoved: settled };
  const diagnostics = lines.map((line) => diagnose('table-not-read', '', span(line, 1, 1)));
  expect(headline({ summary: summary as StatusReport['summary'], diagnostics }, english)).toBe(sentence);
});
