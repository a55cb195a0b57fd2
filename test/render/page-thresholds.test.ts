import { expect, test } from 'vitest';
import { buildHistory } from '../../src/analyze/history/index.ts';
import type { HistoryReport, StatusReport } from '../../src/domain/model.ts';
import { builtInTemplates } from '../../src/package.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { indentOfRows, jsonWidth, toJson } from '../../src/render/exports/json.ts';
import { markdownFormat } from '../../src/render/format.ts';
import { marginWidth, openTemplates, renderPrintable } from '../../src/render/index.ts';
import { historyView, mostLongestOpen, mostPlotted } from '../../src/render/views/history-view.ts';
import {
  inGroups,
  partStarts,
  rowsOfPart,
  rowsOfScreenTable,
  tableSize,
  undividedRows,
} from '../../src/render/views/pagination.ts';
import { findingRow, mostLinesOfRow, titleLine, wholeLine } from '../../src/render/views/rows.ts';
import { report, settled, type Draft } from '../analyze/compare/build.ts';

// Every number that decides how a page is laid out, with a case on either side of it.

const format = markdownFormat({ base: null, definitions: [] }, english);
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

test('marginWidth: a longer title is cut in the margin of a printed page', async () => {
  const templates = await openTemplates([builtInTemplates]);
  const header = async (letters: number): Promise<string> => {
    const one = report([{ id: 'A-1' }]);
    const title = 'é'.repeat(letters);
    const titled = { ...one, snapshot: { ...one.snapshot, title } };
    return /"(é+[^é"]*)"/.exec((await renderPrintable(titled, templates, 'A4', async () => '')).html)?.[1] ?? '';
  };
  // What one such letter takes at most, in ems.
  const most = Math.floor(marginWidth / 0.62);
  expect(await header(most)).toBe('é'.repeat(most));
  expect(await header(most + 1)).toMatch(/^é+\\2026 $|^é+…$/);
});

test('jsonWidth: what fits on a line stands on one', () => {
  // Besides the letters: the indent, the brackets, quotes, commas and blanks, and the number.
  const lines = (width: number): number =>
    toJson(['a'.repeat(width - 11), 1])
      .trimEnd()
      .split('\n').length;
  expect(lines(jsonWidth)).toBe(1);
  expect(lines(jsonWidth + 1)).toBe(4);
});

test('indentOfRows: what is concatenated and what is joined reads the same', () => {
  const long = 'a'.repeat(jsonWidth);
  const nested = (depth: number): unknown => (depth === 0 ? [long, 'b', long] : [nested(depth - 1), [], long]);
  const levels = indentOfRows / 2 + 1;
  expect(JSON.parse(toJson(nested(levels)))).toEqual(nested(levels));
  // Every level has a line for each part and each bracket, whichever way it was put together.
  expect(toJson(nested(levels)).split('\n')).toHaveLength(2 + 3 + levels * 4 + 1);
});

const day = (at: number): string => new Date(Date.UTC(2031, 0, 1 + at)).toISOString().slice(0, 10);
function history(reports: readonly StatusReport[]): HistoryReport {
  const versions = reports.map((one, at) => ({
    report: one,
    revision: null,
    instant: null,
    date: day(at),
    deleted: false,
  }));
  return buildHistory(versions, { asOf: null, ending: null, diagnostics: [] }, { aliases: [], settled });
}
const viewOf = (reports: readonly StatusReport[]) => historyView(history(reports), () => format);

test('mostLongestOpen: more findings are not among those open the longest', () => {
  const named = (count: number): number => {
    const version = report(times(count, (at) => ({ id: `A-${at}`, title: `Gate ${at}` })));
    return viewOf([version, version]).longest.length;
  };
  expect(named(mostLongestOpen)).toBe(mostLongestOpen);
  expect(named(mostLongestOpen + 1)).toBe(mostLongestOpen);
});

test('mostPlotted: of more versions some are plotted', () => {
  const plotted = (count: number): number =>
    viewOf(times(count, () => report([{ id: 'A-1' }]))).plot?.open.split(', ').length ?? 0;
  expect(plotted(mostPlotted)).toBe(mostPlotted);
  expect(plotted(mostPlotted + 1)).toBeLessThanOrEqual(mostPlotted);
});

const row = (draft: Draft) => {
  const [finding] = report([draft]).findings;
  if (finding === undefined) throw new Error('no finding');
  return findingRow(finding, 0, { format, printed: true, lists: [], asked: '', url: null, asOf: null });
};

test('titleLine and wholeLine: so many letters are one line', () => {
  const tall = (title: number, cell: number): boolean =>
    row({ title: 'a'.repeat(title), status: '', extra: { Note: 'a'.repeat(cell) } }).tall;
  expect(tall(mostLinesOfRow * titleLine, 0)).toBe(false);
  expect(tall(mostLinesOfRow * titleLine + 1, 0)).toBe(true);
  expect(tall(0, mostLinesOfRow * wholeLine)).toBe(false);
  expect(tall(0, mostLinesOfRow * wholeLine + 1)).toBe(true);
});

test('rowsOfScreenTable: the next row stands in another table on a screen, and in the same one in Markdown', () => {
  const tables = (count: number, name: 'html' | 'markdown'): number =>
    inGroups(
      times(count, () => row({ id: 'A-1' })),
      tableSize(name, false),
      english,
    ).length;
  expect([tables(rowsOfScreenTable, 'html'), tables(rowsOfScreenTable + 1, 'html')]).toEqual([1, 2]);
  expect(tables(rowsOfScreenTable + 1, 'markdown')).toBe(1);
});

test('undividedRows: with the next row, a printed report is divided into parts', () => {
  expect(partStarts([undividedRows - 100, 100])).toEqual([false, false]);
  expect(partStarts([undividedRows - 100, 101])).toEqual([false, true]);
});

test('rowsOfPart: a table with the next row begins another part', () => {
  expect(partStarts([rowsOfPart - 100, 100, 500])).toEqual([false, false, true]);
  expect(partStarts([rowsOfPart - 100, 101, 500])).toEqual([false, true, true]);
});
