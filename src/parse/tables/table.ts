import { diagnose } from '../../domain/diagnostics.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { Diagnostic, SourceTable, TableRole } from '../../domain/model.ts';
import type { Settings } from '../../domain/settings.ts';
import { plainWords } from '../../text/words.ts';
import { looksLikeFindings } from '../columns/by-content.ts';
import type { TableWords } from '../columns/table-words.ts';
import type { TableReading } from '../columns/columns.ts';
import type { RawTable } from '../document.ts';
import type { Readers, Row } from '../records/read-row.ts';
import { readTableRows } from '../records/read-rows.ts';

/** A table of the source with what it was taken for, and its rows as records. */
export interface ReadTable {
  /** As it stands in the source. */
  readonly source: RawTable;
  /** As it is read: a card of fields and values as a row. */
  readonly raw: RawTable;
  readonly words: TableWords;
  /** Whether the configuration gives it its role. */
  readonly isSet: boolean;
  readonly reading: TableReading;
  readonly role: TableRole;
  readonly because: string;
  readonly rows: readonly Row[];
  readonly setAside: SourceTable['setAside'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Rows of which the cells are looked at to find out what a column holds. */
export const rowsLookedAt = 200;

/** Returns the words of a table’s cells, column by column. */
export function tableWords({ header, rows, section }: RawTable): TableWords {
  const columnWords = new Map<number, string[]>();
  return {
    headers: header.cells.map(({ nodes }) => plainText(nodes).slice(0, longestColumnName)),
    section: section.map(({ text }) => text),
    cells: (column) => {
      const words =
        columnWords.get(column) ?? rows.slice(0, rowsLookedAt).map((row) => plainText(row.cells[column]?.nodes ?? []));
      columnWords.set(column, words);
      return words;
    },
  };
}

/** Reads the rows of a table where they are records; `raw` is what stands in `source` as it is read. */
export function readTable(
  source: RawTable,
  raw: RawTable,
  reading: TableReading,
  words: TableWords,
  readers: Readers,
  settings: Settings,
): ReadTable {
  const { headers } = words;
  const setting = settings.tables.find(({ heading, columns }) => isMeant(raw, headers, heading, columns));
  const role = setting?.role ?? reading.role;
  const card = raw !== source && role === 'findings' ? 'the fields of one finding: ' : '';
  const because = setting === undefined ? `${card}${reading.because}` : 'the configuration says so';
  const table = { source, raw, words, reading, role, because, isSet: setting !== undefined };
  if (role === 'other') {
    const missed = setting === undefined && looksLikeFindings(reading.columns, words, readers);
    return { ...table, rows: [], setAside: [], diagnostics: missed ? [notRead(raw, headers, reading)] : [] };
  }
  const read = readTableRows(raw, reading, readers);
  const rivals = reading.rivals.map((rival) => rivalry(raw, headers, reading, rival));
  return { ...table, ...read, diagnostics: [...rivals, ...read.diagnostics] };
}

function notRead(raw: RawTable, headers: readonly string[], { because }: TableReading): Diagnostic {
  const { length } = raw.rows;
  const message = `This table of ${length} ${length === 1 ? 'row' : 'rows'} (${headers.map((one) => `“${one}”`).join(', ')}) looks like findings, but is not read: ${because}. Name its columns in audit-status.config.yaml, or set its role there`;
  return diagnose('table-not-read', message, raw.header.position);
}

/** Characters of a header that are looked at for the name of a column: no name is nearly as long. */
export const longestColumnName = 500;

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
  const message = `Columns ${chosen + 1} (“${headers[chosen] ?? ''}”) and ${rival.column + 1} (“${headers[rival.column] ?? ''}”) could both be the ${rival.role}; column ${chosen + 1} is read, the other kept as it is`;
  return diagnose('duplicate-column', message, raw.header.cells[rival.column]?.position ?? raw.header.position);
}

/** A table as the report accounts for it. */
export function describeTable({ source: raw, role, because, rows, setAside }: ReadTable): SourceTable {
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
export function textOfTable({ header, rows }: RawTable): TableText {
  const all = [header, ...rows];
  return {
    rows: all.map(({ cells }) => cells.map(({ nodes }) => plainText(nodes))),
    lines: all.map(({ position }) => position.start.line),
  };
}
