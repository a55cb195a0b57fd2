import { expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { htmlFormat } from '../../src/render/format.ts';
import { findingRow } from '../../src/render/views/rows.ts';

const format = htmlFormat({ base: null, definitions: [] }, null, english);

/** A post with a table of findings, and a heading about the first. */
async function reportOf(columns: string, ...rows: readonly string[]): Promise<StatusReport> {
  const text = [
    '# Security audit of the kiln\n',
    `| ID | Finding | Status | ${columns} |`,
    `| --- | --- | --- | ${columns.replace(/[^|]+/g, ' --- ')} |`,
    ...rows.map((row, at) => `| H-0${at + 1} | Fault ${at + 1} | fixed | ${row} |`),
    '\n## Details\n\n### [H-01] Fault 1\n\n**Severity:** High\n\nThe lid is open.\n',
  ].join('\n');
  return makeReportOf({ name: 'kiln.md', text, digest: `sha256:${'0'.repeat(64)}` }, 'kiln.md');
}

const rowsOf = ({ findings }: StatusReport, printed: boolean): readonly ReturnType<typeof findingRow>[] =>
  findings.map((finding, at) =>
    findingRow(finding, at, { format, printed, lists: [], asked: '', url: null, asOf: null }),
  );

test('where nothing else stands below a printed row, the place of its text follows the title', async () => {
  const report = await reportOf('Team', '', '');
  const [first, second] = rowsOf(report, true);
  expect([String(first?.described), first?.wide, first?.extra]).toEqual(['line 10', false, []]);
  expect([second?.described, second?.wide]).toEqual([null, false]);
  const [onScreen] = rowsOf(report, false);
  expect([onScreen?.described, onScreen?.extra.map(({ value }) => String(value))]).toEqual([null, ['line 10']]);
});

test('with other columns it stands among these', async () => {
  const [first] = rowsOf(await reportOf('Team', 'Kiln makers', ''), true);
  expect([first?.described, first?.wide]).toEqual([null, true]);
  expect(first?.extra.map(({ value }) => String(value))).toEqual(['Kiln makers', 'line 10']);
});

test.each(['-', '–', '—', ' -- ', '---'])(
  'a cell that holds “%s” alone is not repeated below its row',
  async (dash) => {
    const [, second] = rowsOf(await reportOf('Team | Note', `${dash} | –`, `${dash} | -1`), true);
    expect(second?.extra.map(({ column, value }) => [String(column), String(value)])).toEqual([['Note', '-1']]);
  },
);
