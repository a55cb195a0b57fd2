import { expect, test } from 'vitest';
import { checkStatedProgress } from '../../../src/analyze/rules/progress-claims.ts';
import type { Summary, Verbatim } from '../../../src/domain/model.ts';

/** Three findings: one fixed, one accepted, one open. */
const summary = {
  total: 3,
  settled: 2,
  unsettled: 1,
  fixedOrRemoved: 1,
  byStatus: [
    { kind: 'fixed', count: 1 },
    { kind: 'accepted', count: 1 },
    { kind: 'fix-needed', count: 1 },
  ],
} as unknown as Summary;

function said(text: string): readonly string[] {
  const start = { line: 1, column: 1 };
  const prose: Verbatim = { text, markdown: text, position: { start, end: start } };
  return checkStatedProgress([prose], summary).map(({ message }) => message);
}

test.each([
  'All 3 findings are fixed.',
  'All findings have been addressed.',
  'All of the findings are now resolved; thanks to all.',
  '100% of the findings are fixed.',
  'No open findings remain.',
  'There are no unresolved issues.',
  'No findings remain open.',
  'There are 3 findings, 3 of them fixed.',
  '3 of the findings are fixed and that is that.',
  '7 findings are open.',
  '2 of the 3 findings are still open.',
  '2 findings remain unresolved.',
])('%s is not so', (text) => {
  expect(said(text)).toEqual([
    expect.stringMatching(/^The text says «.+»; by the rows 2 of 3 are settled and 1 is not$/),
  ]);
});

test.each([
  'There are 3 findings, 1 of them fixed.',
  '2 of the 3 findings are closed.',
  '1 of them is open.',
  'We will publish once all findings are fixed.',
  'Not all findings are fixed.',
  'We think that all findings are fixed.',
  'All findings of high severity are fixed.',
  'All findings are fixed in the next release.',
  '5 findings are fixed in v1.2.',
  '12 of the findings of the audit of 2019 were fixed.',
  'See #5 findings are open to all.',
  'The 2019 findings are open to discussion.',
  'The 2019 findings are closed.',
  'No open questions remain.',
])('%s is let pass', (text) => {
  expect(said(text)).toEqual([]);
});
