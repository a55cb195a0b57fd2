import { expect, test } from 'vitest';
import type { HistoryReport } from '../../src/domain/model.ts';
import { historyOfReports } from '../../src/pipeline/history.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { german } from '../../src/render/catalogue/german/index.ts';
import { historySummaryText, mostSummaryLines } from '../../src/render/views/history-lines.ts';
import { report, type Draft } from '../analyze/compare/build.ts';

const fixed: Draft = { status: 'fixed', kind: 'fixed' };
const open: Draft = { status: 'open', kind: 'fix-needed' };

/** Versions a month apart, of so many open findings, of which each version but the first settles one. */
function told(versions: number, findings: number): HistoryReport {
  return historyOfReports(
    Array.from({ length: versions }, (_, month) => {
      const drafts = Array.from({ length: findings + versions - 1 }, (_unused, at): Draft => {
        const isFixed = at >= findings && at < findings + month;
        return { id: `A-${at + 1}`, title: `Fault ${at + 1}`, ...(isFixed ? fixed : open) };
      });
      const date = new Date(Date.UTC(2031, month, 1)).toISOString().slice(0, 10);
      const one = report(drafts, [], date);
      const unsettled = drafts.filter((draft) => draft.kind === 'fix-needed').length;
      return { ...one, summary: { ...one.summary, unsettled } };
    }),
  );
}

test('a summary has the headline, the versions and what is open the longest', () => {
  expect(historySummaryText(told(2, 1), english).split('\n').slice(1)).toEqual([
    '  Versions:',
    '    1 January 2031: 2 of 2 open',
    '    1 February 2031: 1 of 2 open; 1 resolved',
    '  Open the longest:',
    '    A-1 Fault 1: Fix needed, 31 days',
    '',
  ]);
  expect(historySummaryText(told(2, 1), german)).toContain('    1. Februar 2031: 1 von 2 offen; 1 erledigt\n');
});

test('mostSummaryLines: more versions and more findings are counted', () => {
  const lines = (versions: number, findings: number): string => historySummaryText(told(versions, findings), english);
  const fits = lines(mostSummaryLines, mostSummaryLines);
  expect(fits).not.toMatch(/and \d+ (?:earlier|more)/);
  expect(fits.trimEnd().split('\n')).toHaveLength(1 + 2 * (mostSummaryLines + 1));
  expect(lines(mostSummaryLines + 1, 1)).toContain('    and 1 earlier\n');
  expect(lines(2, mostSummaryLines + 1)).toContain('    and 1 more\n');
});
