import { diagnose } from '../../domain/diagnostics.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { Diagnostic, SourceTable, TableRole } from '../../domain/model.ts';
import type { Settings } from '../../domain/settings.ts';
import { plainWords } from '../../text/words.ts';
import { readColumns, type TableReading } from '../columns/columns.ts';
import type { RawTable } from '../document.ts';
import type { Readers, Row } from '../records/read-row.ts';
import { readTableRows } from '../records/read-rows.ts';

/** A table of the source with what it was taken for, and its rows as records. */
export interface ReadTable {
  readonly raw: RawTable;
  readonly reading: TableReading;
  readonly role: TableRole;
  readonly because: string;
  readonly rows: readonly Row[];
  readonly setAside: SourceTable['setAside'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds out what a table is, and reads its rows where they are records. */
export function readTable(raw: RawTable, readers: Readers, settings: Settings): ReadTable {
  const columnWords = new Map<number, string[]>();
  const cells = (column: number): readonly string[] => {
    const words =
      columnWords.get(column) ?? raw.rows.slice(0, 200).map((row) => plainText(row.cells[column]?.nodes ?? []));
    columnWords.set(column, words);
    return words;
  };
  const headers = raw.header.cells.map(({ nodes }) => plainText(nodes));
  const reading = readColumns(
    {
      headers: headers.map((header) => header.slice(0, longestName)),
      cells,
      section: raw.section.map(({ text }) => text),
    },
    settings.vocabulary,
    readers,
  );
  const setting = settings.tables.find(({ heading, columns }) => isMeant(raw, headers, heading, columns));
  const role = setting?.role ?? reading.role;
  const because = setting === undefined ? reading.because : 'the configuration says so';
  const read = role === 'other' ? { rows: [], setAside: [], diagnostics: [] } : readTableRows(raw, reading, readers);
  const rivals = role === 'other' ? [] : reading.rivals.map((rival) => rivalry(raw, headers, reading, rival));
  return { raw, reading, role, because, ...read, diagnostics: [...rivals, ...read.diagnostics] };
}

/** Characters of a header that are looked at for the name of a column: no name is nearly as long. */
const longestName = 500;

function isMeant(
  raw: RawTable,
  headers: readonly string[],
  heading: string | null,
  columns: readonly string[] | null,
): boolean {
  const wanted = heading === null ? '' : plainWords(heading);
  const underIt = heading === null || raw.section.some(({ text }) => plainWords(text) === wanted);
  const known = new Set(headers.map(plainWords));
  return underIt && (columns === null || columns.every((column) => known.has(plainWords(column))));
}

function rivalry(
  raw: RawTable,
  headers: readonly string[],
  reading: TableReading,
  rival: TableReading['rivals'][number],
): Diagnostic {
  const chosen = reading.columns[rival.role] ?? 0;
  const message = `Columns ${chosen + 1} («${headers[chosen] ?? ''}») and ${rival.column + 1} («${headers[rival.column] ?? ''}») could both be the ${rival.role}; column ${chosen + 1} is read, the other kept as it is`;
  return diagnose('duplicate-column', message, raw.header.cells[rival.column]?.position ?? raw.header.position);
}

/** A table as the report accounts for it. */
export function describeTable({ raw, role, because, rows, setAside }: ReadTable): SourceTable {
  return {
    section: raw.section.map(({ text }) => text),
    columns: raw.header.cells.map(({ nodes }) => plainText(nodes)),
    rows: raw.rows.length,
    records: rows.length,
    role,
    because,
    setAside,
    position: raw.position,
  };
}

/** The words of a table, header first, with the line of each row. */
export interface TableText {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

/** Reads the words of a table's cells, header first, with the line of each row. */
export function wordsOf({ header, rows }: RawTable): TableText {
  const all = [header, ...rows];
  return {
    rows: all.map(({ cells }) => cells.map(({ nodes }) => plainText(nodes))),
    lines: all.map(({ position }) => position.start.line),
  };
}
