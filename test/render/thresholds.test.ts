import { describe, expect, test } from 'vitest';
import { compare } from '../../src/analyze/compare/index.ts';
import { diagnose } from '../../src/domain/diagnostics.ts';
import { builtIn } from '../../src/domain/vocabulary.ts';
import { levelReader } from '../../src/parse/records/rating.ts';
import type { Diagnostic, Finding, RemainingWorkItem, StatusReport } from '../../src/domain/model.ts';
import { lintSarif } from '../../src/render/exports/lint-sarif.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { markdownFormat } from '../../src/render/format.ts';
import {
  comparisonLines,
  comparisonText,
  longestValue,
  mostTerminalLines,
} from '../../src/render/views/comparison-lines.ts';
import { mostMessages, mostSubjects, noteGroups, problemRows } from '../../src/render/views/diagnostic-rows.ts';
import { nextSteps, shownFirst } from '../../src/render/views/next-steps.ts';
import { contentsOf, inGroups, longPage, longReport, rowsOfPrintedTable } from '../../src/render/views/pagination.ts';
import { longestShortCell } from '../../src/render/views/extra-cells.ts';
import { findingRow, longestStatusInColumn, mostLinesOfRow } from '../../src/render/views/rows.ts';
import { longestNameInLine, mostNamedFindings, urgentLines } from '../../src/render/views/severity-rows.ts';
import { statusView } from '../../src/render/views/status-view.ts';
import { leastPassageInCommon, markWords, mostEdits } from '../../src/render/views/word-marks.ts';
import { leastPlaced, longestMatrixName, mostNamedInCell, workMatrix } from '../../src/render/views/work-matrix.ts';
import { report, settled, type Draft } from '../analyze/compare/build.ts';

// Every number that decides what a report shows, with a case on either side of it.

const format = markdownFormat({ base: null, definitions: [] }, english);
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const letters = (count: number): string => 'a'.repeat(count);
const findings = (count: number, draft: Draft = {}): readonly Finding[] => report(times(count, () => draft)).findings;

describe('diagnostics', () => {
  const notes = (count: number): readonly Diagnostic[] =>
    times(count, (at) => diagnose('two-titles', `Row ${at}`, null, `A-${at}`));

  test('mostMessages: more of one rule are told in brief in print', () => {
    const brief = (count: number): boolean | undefined => noteGroups(notes(count), format, true)[0]?.brief;
    expect(brief(mostMessages)).toBe(false);
    expect(brief(mostMessages + 1)).toBe(true);
  });

  test('mostSubjects: more are counted', () => {
    const [exact, more] = [mostSubjects, mostSubjects + 1].map((count) => problemRows(notes(count), format)[0]);
    expect([exact?.subjects.length, exact?.more]).toEqual([mostSubjects, 0]);
    expect([more?.subjects.length, more?.more]).toEqual([mostSubjects, 1]);
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('an %s is at its level in SARIF', (severity, level) => {
    const one: Diagnostic = { severity, code: 'two-titles', message: 'Two', subject: null, position: null };
    const log: unknown = JSON.parse(lintSarif([{ ...report([]), diagnostics: [one], path: 'a.md' }], '1'));
    expect(JSON.stringify(log)).toContain(`"level":"${level}","message"`);
  });
});

describe('findings', () => {
  const severe = (count: number, title: string) =>
    urgentLines(findings(count, { severity: 'critical', title, id: null }), format)[0];

  test('mostNamedFindings: more of one severity are counted', () => {
    expect(severe(mostNamedFindings, 'a')).toMatchObject({ more: 0 });
    expect(severe(mostNamedFindings + 1, 'a')).toMatchObject({ more: 1 });
  });

  test('longestNameInLine: a longer title is cut', () => {
    expect(String(severe(1, letters(longestNameInLine))?.findings[0]?.name)).toBe(letters(longestNameInLine));
    expect(String(severe(1, letters(longestNameInLine + 1))?.findings[0]?.name)).toMatch(/…$/);
  });

  test('shownFirst: as many are shown first', () => {
    expect(nextSteps(report(times(shownFirst, () => ({}))), format)?.more).toBe(0);
    expect(nextSteps(report(times(shownFirst + 1, () => ({}))), format)?.more).toBe(1);
  });

  test('longPage and longReport: from how many on there is a table of contents', () => {
    const contents = (count: number, printed: boolean): number =>
      contentsOf([], report(times(count, () => ({}))), false, printed, english).length;
    expect([contents(longPage - 1, false), contents(longReport - 1, true)]).toEqual([0, 0]);
    expect(contents(longPage, false)).toBeGreaterThan(0);
    expect(contents(longReport, true)).toBeGreaterThan(0);
  });

  test('rowsOfPrintedTable: a longer table is printed in pieces', () => {
    const pieces = (count: number, printed: boolean): number =>
      statusView(report(times(count, () => ({}))), format, { printed, order: 'source', brief: null }).groups.length;
    expect(pieces(rowsOfPrintedTable, true)).toBe(1);
    expect(pieces(rowsOfPrintedTable + 1, true)).toBe(2);
    expect(pieces(rowsOfPrintedTable + 1, false)).toBe(1);
    expect(inGroups([], rowsOfPrintedTable, english)).toEqual([]);
  });

  const row = (draft: Draft) => {
    const [finding] = findings(1, draft);
    if (finding === undefined) throw new Error('no finding');
    return findingRow(finding, 0, { format, printed: true, lists: [], asked: '', url: null, asOf: null });
  };

  test('longestStatusInColumn: longer words stand below the row in print', () => {
    expect(row({ status: letters(longestStatusInColumn) }).longWords).toBe(false);
    expect(row({ status: letters(longestStatusInColumn + 1) }).longWords).toBe(true);
  });

  test('longestShortCell: a longer cell has a line of its own', () => {
    expect(row({ extra: { A: letters(longestShortCell - 1) } }).extra[0]?.long).toBe(false);
    expect(row({ extra: { A: letters(longestShortCell) } }).extra[0]?.long).toBe(true);
  });

  test('mostLinesOfRow: a taller row may be broken over two pages', () => {
    const cells = (count: number): Draft => ({
      title: '',
      extra: Object.fromEntries(times(count, (at) => [`Column ${at}`, 'words'])),
    });
    expect(row(cells(mostLinesOfRow)).tall).toBe(false);
    expect(row(cells(mostLinesOfRow + 1)).tall).toBe(true);
  });
});

describe('remaining work', () => {
  const level = levelReader(builtIn.levels);
  const items = (count: number, title = 'Fuzz'): readonly RemainingWorkItem[] =>
    report(
      [],
      times(count, () => ({ title, benefit: 'high', complexity: 'low' })),
    ).remainingWork.map((item) => {
      const rated = (rating: RemainingWorkItem['benefit']): RemainingWorkItem['benefit'] =>
        rating === null ? null : { ...rating, level: level(rating.verbatim.text) };
      return { ...item, benefit: rated(item.benefit), complexity: rated(item.complexity) };
    });
  const firstCell = (count: number, title?: string) => workMatrix(items(count, title), [], format)?.rows[0]?.cells[0];

  test('leastPlaced: fewer rows are no picture', () => {
    expect(workMatrix(items(leastPlaced), [], format)).not.toBeNull();
    expect(workMatrix(items(leastPlaced - 1), [], format)).toBeNull();
  });

  test('mostNamedInCell: more are counted', () => {
    expect(firstCell(mostNamedInCell)?.more).toBe(0);
    expect(firstCell(mostNamedInCell + 1)?.more).toBe(1);
  });

  test('longestMatrixName: a longer name is cut', () => {
    expect(String(firstCell(2, letters(longestMatrixName))?.items[0]?.name)).toBe(letters(longestMatrixName));
    expect(String(firstCell(2, letters(longestMatrixName + 1))?.items[0]?.name)).toMatch(/…$/);
  });
});

describe('comparisons', () => {
  const compared = (before: StatusReport, after: StatusReport) => compare(before, after, { aliases: [], settled });

  test('mostTerminalLines: more findings are counted', () => {
    const lines = (count: number): readonly string[] =>
      comparisonLines(compared(report([]), report(times(count, (at) => ({ id: `A-${at}` })))), 'a.md');
    expect(lines(mostTerminalLines).join('\n')).not.toContain('more');
    expect(lines(mostTerminalLines + 1).at(-1)).toBe('  and 1 more; the report lists them');
  });

  test('longestValue: a longer value is cut', () => {
    const text = (value: string): string =>
      comparisonText(
        compared(report([{ id: 'A-1', extra: { N: 'b' } }]), report([{ id: 'A-1', extra: { N: value } }])),
      ).join('\n');
    expect(text(letters(longestValue))).toContain(`“${letters(longestValue)}”`);
    expect(text(letters(longestValue + 1))).toContain(`“${letters(longestValue)}…”`);
  });

  test('leastPassageInCommon: passages with less in common are marked whole', () => {
    const marked = (common: number): string => {
      const [kept, left] = ['k'.repeat(common), 100 - common];
      return String(markWords(`${kept} ${'x'.repeat(left)}`, `${kept} ${'y'.repeat(left)}`, format).before);
    };
    expect(marked(100 * leastPassageInCommon)).toMatch(/^k/);
    expect(marked(100 * leastPassageInCommon - 1)).toMatch(/^<del>k/);
  });

  test('mostEdits: more differences are marked as one', () => {
    const marked = (edits: number): string => {
      const side = (word: string): string => times(edits, (at) => `same${at} ${word}${at}`).join(' ');
      return String(markWords(side('one'), side('other'), format).before);
    };
    // Each word that changed is one that went and one that came.
    expect(marked(mostEdits / 2)).toMatch(/^same0/);
    expect(marked(mostEdits / 2 + 1)).toMatch(/^<del>same0/);
  });
});
