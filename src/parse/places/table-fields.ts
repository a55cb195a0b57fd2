import type { Table } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import { plainWords } from '../../text/words.ts';
import type { SourceDocument } from '../document.ts';
import type { SourceRow } from '../tables/table-rows.ts';
import type { Field } from './field.ts';

/**
 * Reads a table of keys and values under a heading: two columns of which the first names what the second tells, or one
 * row below its names.
 */
export function tableFields(table: Table, { tables, placeOf }: SourceDocument): readonly Field[] {
  const { line } = placeOf(table).start;
  const raw = tables.find(({ position }) => position.start.line === line);
  if (raw === undefined) return [];
  const field = (name: string, row: SourceRow, column: number): Field[] => {
    const value = row.cells[column];
    return value === undefined || name === '' ? [] : [{ name, plain: plainWords(name), value, block: table }];
  };
  const { header, rows } = raw;
  if (header.cells.length === 2 && rows.length <= mostFieldRows)
    return [header, ...rows].flatMap((row) => field(plainText(row.cells[0]?.nodes ?? []).replace(/:$/, ''), row, 1));
  const [only] = rows;
  if (only === undefined || rows.length > 1) return [];
  return header.cells.flatMap(({ nodes }, column) => field(plainText(nodes), only, column));
}

/** Rows of a table beyond which it is no list of fields. */
export const mostFieldRows = 20;
