import type { PhrasingContent, Root, Table, TableRow } from 'mdast';
import type { Point, Position } from '../../domain/model.ts';
import { isTooComplex } from '../../markdown/cell.ts';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { parseSimpleCell } from '../../markdown/simple-cell.ts';
import type { Definitions } from '../definitions.ts';
import { span } from '../../domain/span.ts';

/** One cell: its inline content, its Markdown, and where that stands. */
export interface SourceCell {
  readonly nodes: readonly PhrasingContent[];
  readonly markdown: string;
  readonly position: Position;
}

/** One row of a table, with as many cells as its author gave it. */
export interface SourceRow {
  readonly cells: readonly SourceCell[];
  readonly position: Position;
}

/** Lines of a text, by their number from 1. */
export type Lines = (line: number) => string;

/** Takes the rows of a table that remark has read. `toLine` maps remark's line numbers to those of the source. */
export function rowsOf(table: Table, lines: Lines, toLine: (line: number) => number): SourceRow[] {
  return table.children.map((row) => rowOf(row, lines, toLine));
}

/**
 * Reads rows that are known to belong to one table. Simple cells are read here; rows with any other cell are given to
 * remark, under a header of their own width, a few at a time: remark's time grows with the square of the rows.
 */
export function readRows(first: number, count: number, lines: Lines, definitions: Definitions): SourceRow[] {
  const rows: SourceRow[] = [];
  let waiting: number[] = [];
  const flush = (): void => {
    for (const row of readRowsByRemark(waiting, lines, definitions)) rows[row.position.start.line - first] = row;
    waiting = [];
  };
  for (let line = first; line < first + count; line += 1) {
    const row = readSimpleRow(lines(line), line, definitions) ?? readLiteralRow(lines(line), line);
    if (row !== null) rows[line - first] = row;
    else waiting.push(line);
    if (waiting.length === remarkBatch) flush();
  }
  flush();
  return rows;
}

/** Rows given to remark at a time: 1,000 rows took it 0.27 s in tables of 20 or 50, 0.47 s in tables of 10, 0.67 s in one. */
export const remarkBatch = 20;

function readLiteralRow(text: string, line: number): SourceRow | null {
  return isTooComplex(text) ? splitRow(text, line, (value) => [{ type: 'text', value }]) : null;
}

/** Reads a row of simple cells; null where one cell is not simple. The positions are those that remark gives. */
export function readSimpleRow(text: string, line: number, { addressOf }: Definitions): SourceRow | null {
  return splitRow(text, line, (cell) => parseSimpleCell(cell, addressOf));
}

/** Splits a row without escaped pipes at its pipes; null as soon as one cell can't be read. */
function splitRow(text: string, line: number, read: (cell: string) => PhrasingContent[] | null): SourceRow | null {
  const start = text.indexOf('|');
  const body = withoutBlanks(text, 0, ' \t');
  const end = body.endsWith('|') && body.length - 1 > start ? body.length - 1 : body.length;
  const cells: SourceCell[] = [];
  let column = start + 1;
  for (const piece of text.slice(start + 1, end).split('|')) {
    const before = /^ */.exec(piece)?.[0].length ?? 0;
    const markdown = withoutBlanks(piece, before, ' ');
    const nodes = markdown === '' ? [] : read(markdown);
    if (nodes === null) return null;
    const indent = markdown === '' ? 0 : before;
    const at = column + indent + 1;
    cells.push({ nodes, markdown, position: span(line, at, at + markdown.length) });
    column += piece.length + 1;
  }
  return { cells, position: span(line, start + 1, body.length + 1) };
}

/** A text from `start`, without blanks at its end; patterns take time with the square of long runs. */
function withoutBlanks(text: string, start: number, blanks: string): string {
  let end = text.length;
  while (end > start && blanks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Reads rows with remark, under a header of their own width. `numbers`: their lines. */
export function readRowsByRemark(numbers: readonly number[], lines: Lines, definitions: Definitions): SourceRow[] {
  if (numbers.length === 0) return [];
  const width = 1 + Math.max(...numbers.map((line) => lines(line).split('|').length));
  const table = [`|${' |'.repeat(width)}`, `|${'-|'.repeat(width)}`, ...numbers.map(lines)].join('\n');
  const root: Root = parseMarkdown(`${table}\n\n${definitions.neededBy(table)}`);
  const [first] = root.children;
  if (first?.type !== 'table') return [];
  return rowsOf(first, lines, (line) => numbers[line - 3] ?? 0).slice(1);
}

function rowOf(row: TableRow, lines: Lines, toLine: (line: number) => number): SourceRow {
  const { start, end } = mapPosition(row.position, toLine);
  const words = withoutBlanks(sliceLine(lines, { start, end }), 0, ' \t');
  return {
    position: span(start.line, start.column, start.column + words.length),
    cells: row.children.map((cell) => {
      const whole = mapPosition(cell.position, toLine);
      if (cell.children.length === 0) return { nodes: [], markdown: '', position: behindPipe(whole, lines) };
      const around = withoutPipes(whole, lines);
      // Bare addresses are found late by remark, and have no place.
      const { start = around.start } = cell.children[0]?.position ?? {};
      const { end = around.end } = cell.children.at(-1)?.position ?? {};
      const place = {
        start: { line: around.start.line, column: start.column },
        end: { line: around.start.line, column: end.column },
      };
      const markdown = sliceLine(lines, place);
      return { nodes: cell.children, markdown, position: place };
    }),
  };
}

/** Where the content of an empty cell would begin: directly behind its pipe. */
function behindPipe(cell: Position, lines: Lines): Position {
  const { line, column } = cell.start;
  const at = column + (/^[ \t]*\|?/.exec(sliceLine(lines, cell))?.[0].length ?? 0);
  return span(line, at, at);
}

/** The stretch of a cell without the pipes and blanks round its words. */
function withoutPipes({ start, end }: Position, lines: Lines): Position {
  const text = sliceLine(lines, { start, end });
  const before = /^[ \t]*\|?[ \t]*/.exec(text)?.[0].length ?? 0;
  const words = text
    .slice(before)
    .trimEnd()
    .replace(/(?<=(?:^|[^\\])(?:\\\\)*)\|$/, '')
    .trimEnd();
  return span(start.line, start.column + before, start.column + before + words.length);
}

function sliceLine(lines: Lines, { start, end }: Position): string {
  return lines(start.line).slice(start.column - 1, end.column - 1);
}

/** A position of remark's, with its lines mapped and its offsets left out. */
export function mapPosition(
  position: { readonly start: Point; readonly end: Point } | undefined,
  toLine: (line: number) => number,
): Position {
  if (position === undefined) return span(1, 1, 1);
  const { start, end } = position;
  return {
    start: { line: toLine(start.line), column: start.column },
    end: { line: toLine(end.line), column: end.column },
  };
}
