import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/domain/vocabulary.ts';
import { isTooComplex, longestMarkRun, tooManyMarks } from '../../src/markdown/cell.ts';
import { areOwn, shareOfOwnIds } from '../../src/parse/columns/by-content.ts';
import { findDefinitionRuns, longDefinitionRun } from '../../src/parse/definitions.ts';
import { readDocument } from '../../src/parse/document.ts';
import { largestFrontMatter, readFrontMatter } from '../../src/parse/front-matter/index.ts';
import { boundShape, deepestNesting, mostColumns } from '../../src/parse/limits.ts';
import { labelsIn, longestLabeledText } from '../../src/parse/places/labels.ts';
import { fewestListItems } from '../../src/parse/places/found-lists.ts';
import { mostFieldRows, tableFields } from '../../src/parse/places/table-fields.ts';
import { idReader, shareOfIds } from '../../src/parse/records/ids.ts';
import { longestLine, mostBlocks, refuseEndless } from '../../src/parse/refuse-endless.ts';
import { fewestCardFields, mostCardFields } from '../../src/parse/tables/cards.ts';
import { longestColumnName, rowsLookedAt, tableWords } from '../../src/parse/tables/table.ts';
import { read } from './essence.ts';

// Every number that decides something, with a case on either side of it.

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));

describe('what is not read as Markdown', () => {
  test('tooManyMarks: a line of more marks', () => {
    expect(isTooComplex('*a '.repeat(tooManyMarks))).toBe(false);
    expect(isTooComplex('*a '.repeat(tooManyMarks + 1))).toBe(true);
  });

  test('longestMarkRun: a longer run of marks', () => {
    expect(isTooComplex(`words ${'*'.repeat(longestMarkRun - 1)} ${'words '.repeat(40)}`)).toBe(false);
    expect(isTooComplex(`words ${'*'.repeat(longestMarkRun)} ${'words '.repeat(40)}`)).toBe(true);
  });

  test('mostColumns: a wider table', () => {
    const dropped = (pipes: number): number => boundShape(['| a |', '|-'.repeat(pipes)]).diagnostics.length;
    expect(dropped(mostColumns)).toBe(0);
    expect(dropped(mostColumns + 1)).toBe(1);
  });

  test('deepestNesting: deeper quotes and lists', () => {
    const dropped = (depth: number): number => boundShape([`${'>'.repeat(depth)} words`]).diagnostics.length;
    expect(dropped(deepestNesting - 1)).toBe(0);
    expect(dropped(deepestNesting)).toBe(1);
  });

  test('longestLine and mostBlocks: texts that take half a minute', () => {
    const refused = (lines: readonly string[]) => (): void => refuseEndless(lines);
    expect(refused(['a'.repeat(longestLine)])).not.toThrow();
    expect(refused(['a'.repeat(longestLine + 1)])).toThrow('line 1 is longer');
    expect(refused(times(mostBlocks, () => '- a'))).not.toThrow();
    expect(refused(times(mostBlocks + 1, () => '- a'))).toThrow('headings, paragraphs and list items');
  });

  test('longDefinitionRun: more definitions are read without remark', () => {
    const runs = (count: number): number =>
      findDefinitionRuns(times(count + 1, (at) => `[i${at}]: https://example.org/${at}`)).length;
    expect(runs(longDefinitionRun - 1)).toBe(0);
    expect(runs(longDefinitionRun)).toBe(1);
  });

  test('largestFrontMatter: more is no front matter', async () => {
    const titleIn = async (size: number): Promise<string | null> => {
      const frame = 'title: T\n# ';
      const lines = `---\ntitle: T\n# ${'a'.repeat(size - frame.length)}\n---`.split('\n');
      return (await readFrontMatter(lines)).title;
    };
    expect(await titleIn(largestFrontMatter)).toBe('T');
    expect(await titleIn(largestFrontMatter + 1)).toBeNull();
  });
});

describe('columns', () => {
  const header = (name: string, cells: readonly string[]) =>
    tableWords(readDocument([`| ${name} |`, '|---|', ...cells.map((cell) => `| ${cell} |`)], null).tables[0] ?? none);
  const none = {
    header: { cells: [], position: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } },
    rows: [],
    section: [],
    position: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
  };

  test('longestColumnName: no more of a header is looked at', () => {
    expect(header('a'.repeat(longestColumnName), []).headers).toEqual(['a'.repeat(longestColumnName)]);
    expect(header('a'.repeat(longestColumnName + 1), []).headers).toEqual(['a'.repeat(longestColumnName)]);
  });

  test('rowsLookedAt: the cells of no more rows', () => {
    expect(header('a', Array<string>(rowsLookedAt).fill('b')).cells(0)).toHaveLength(rowsLookedAt);
    expect(header('a', Array<string>(rowsLookedAt + 1).fill('b')).cells(0)).toHaveLength(rowsLookedAt);
  });

  const mixed = (ids: number, odd: string): string[] => times(100, (at) => (at < ids ? `PII-${at}` : odd));

  test('shareOfOwnIds: so many ids of the author’s make a column of them', () => {
    expect(areOwn(mixed(100 * shareOfOwnIds, '7'))).toBe(true);
    expect(areOwn(mixed(100 * shareOfOwnIds - 1, '7'))).toBe(false);
  });

  test('shareOfIds: so many cells that are ids make a column of ids', () => {
    const { areMostlyIds } = idReader(builtIn.ids);
    expect(areMostlyIds(mixed(100 * shareOfIds, 'some words'))).toBe(true);
    expect(areMostlyIds(mixed(100 * shareOfIds - 1, 'some words'))).toBe(false);
  });
});

describe('places of findings', () => {
  test('longestLabeledText: a longer paragraph holds no fields', () => {
    const labels = (length: number): number =>
      labelsIn('**Status:** open'.padEnd(length, ' words'), new Set(), new Set()).length;
    expect(labels(longestLabeledText)).toBe(1);
    expect(labels(longestLabeledText + 1)).toBe(0);
  });

  const list = (count: number): readonly string[] => times(count, (at) => `- PII-${at + 1}: fixed in v1.2`);
  const inList = async (count: number): Promise<number> =>
    (await read(['# Status of the audit findings', '', ...list(count)].join('\n'))).findings.length;

  test('fewestListItems: fewer items without boxes are no list of statuses', async () => {
    expect(await inList(fewestListItems)).toBe(fewestListItems);
    expect(await inList(fewestListItems - 1)).toBe(0);
  });

  test('mostFieldRows: a longer table under a heading holds no fields', () => {
    const fields = (rows: number): number => {
      const document = readDocument(
        ['| Severity | High |', '|---|---|', ...times(rows, () => '| Note | words |')],
        null,
      );
      const [table] = document.blocks;
      return table?.type === 'table' ? tableFields(table, document).length : 0;
    };
    expect(fields(mostFieldRows)).toBe(mostFieldRows + 1);
    expect(fields(mostFieldRows + 1)).toBe(0);
  });

  test('fewestCardFields and mostCardFields: a table of fields that is one finding', async () => {
    const isCard = async (fields: number): Promise<boolean> => {
      const more = ['| Severity | High |', ...times(Math.max(0, fields - 3), (at) => `| Note ${at} | words |`)];
      const rows = ['| Field | Value |', '|---|---|', '| Title | Hose leaks |', '| Status | Open |', ...more].slice(
        0,
        fields + 2,
      );
      return (await read(rows.join('\n'))).findings.length === 1;
    };
    expect(await isCard(fewestCardFields)).toBe(true);
    expect(await isCard(fewestCardFields - 1)).toBe(false);
    expect(await isCard(mostCardFields)).toBe(true);
    expect(await isCard(mostCardFields + 1)).toBe(false);
  });
});
