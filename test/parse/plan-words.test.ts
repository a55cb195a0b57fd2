import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze, parse, render } from '../../src/api.ts';

// Reading a column as the owner or the due date takes it out of the further columns. Whatever is recognized, every word of
// every cell has to be in the JSON and in the CSV.

const headers = [
  'Owner',
  'Assignee',
  'Responsible',
  'Due',
  'Due date',
  'Deadline',
  'ETA',
  'Target',
  'Original due date',
];
const words = ['Mira', 'Okafor', 'team', 'TBD', 'N/A', 'none', 'yes', 'soon', 'moved', 'Q3', '2031-02-27', '03/04/2031', '?', '🔧', 'after']; // prettier-ignore
const cell = fc.array(fc.constantFrom(...words), { maxLength: 4 });

/** Some of these headers, and the words of each of their cells. */
const columns = fc
  .uniqueArray(fc.constantFrom(...headers), { minLength: 1, maxLength: 4 })
  .chain((names) => fc.tuple(fc.constant(names), fc.array(fc.tuple(...names.map(() => cell)), { minLength: 2, maxLength: 4 }))); // prettier-ignore

test('no word of a finding’s cell is lost when a column is read as owner or due date', async () => {
  await fc.assert(
    fc.asyncProperty(columns, async ([names, rows]) => {
      const report = await reportOf(tableOf('| ID | Finding | Status', '| A-# | Dust # | Open', names, rows));
      await expectWords(await render(report, 'findings.csv'), report.findings, rows);
    }),
    { numRuns: 30 },
  );
});

test('no word of a cell of the remaining work is lost when a column is read as owner or due date', async () => {
  await fc.assert(
    fc.asyncProperty(columns, async ([names, rows]) => {
      const findings = tableOf('| ID | Finding | Status', '| A-# | Dust # | Open', [], rows);
      const work = tableOf('| Finding | Time commitment | Benefit', '| A-# Dust # | Low | High', names, rows);
      const report = await reportOf(`${findings}\n## Remaining work\n\n${work}`);
      await expectWords(await render(report, 'remaining-work.csv'), report.remainingWork, rows);
    }),
    { numRuns: 30 },
  );
});

type Rows = readonly (readonly (readonly string[])[])[];

function tableOf(header: string, row: string, names: readonly string[], rows: Rows): string {
  const line = (start: string, cells: readonly string[]): string => `${[start, ...cells].join(' | ')} |\n`;
  const columnsBefore = header.split('|').length - 1;
  return [
    line(header, names),
    line('| ---'.repeat(columnsBefore), names.map(() => '---')),
    ...rows.map((cells, at) => line(row.replaceAll('#', String(at + 1)), names.length === 0 ? [] : cells.map((told) => told.join(' ')))),
  ].join(''); // prettier-ignore
}

async function reportOf(tables: string): Promise<ReturnType<typeof analyze>> {
  return analyze(await parse(`# Audit of the mill\n\n## Findings\n\n${tables}`, '2031-01-01-mill.md'));
}

/** Each record’s own JSON, and the line of CSV that begins with its id, have the words of its cells. */
async function expectWords(csv: string, records: readonly { id: string | null }[], rows: Rows): Promise<void> {
  const lines = csv.split('\r\n').slice(1);
  expect(records).toHaveLength(rows.length);
  for (const [at, cells] of rows.entries())
    for (const word of cells.flat()) {
      expect(JSON.stringify(records[at])).toContain(word);
      expect(lines[at]).toContain(word);
    }
}
