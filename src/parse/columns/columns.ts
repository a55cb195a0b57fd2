import type { TableRole } from '../../domain/model.ts';
import type { ColumnRole, Vocabulary } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { assign, isTaken } from './assign-columns.ts';
import { candidatesOf, isOlder, type ColumnCandidate } from './column-names.ts';
import { upgradeColumns } from './dependency-table.ts';
import type { Columns, TableWords, WordReaders } from './table-words.ts';
import { judge } from '../tables/table-role.ts';
import { meaningOfDays, otherStages, type DayMeaning } from './status-columns.ts';

/** What a table is taken for, and what each of its columns is for. */
export interface TableReading {
  readonly role: TableRole;
  readonly because: string;
  readonly columns: Columns;
  /** Whether the status column is about the fix alone. */
  readonly fixColumn: boolean;
  /** What a day in the status column means: under “Date closed” that the finding is closed. */
  readonly days: DayMeaning | null;
  /** Columns with the status of another stage of delivery. */
  readonly stages: readonly number[];
  /** Columns that lost a role to another of the same name. */
  readonly rivals: readonly { readonly role: ColumnRole; readonly column: number }[];
}

/** The roles that the columns of a table could have by their names. */
export function candidatesIn(table: TableWords, vocabulary: Vocabulary): readonly ColumnCandidate[] {
  const upgrades = upgradeColumns(table);
  return table.headers.flatMap((header, column) =>
    candidatesOf(header, column, vocabulary).filter(({ role }) => role !== 'status' || !upgrades.has(column)),
  );
}

/**
 * Finds out by its columns what a table is; order and position do not matter, headings only where columns leave doubt.
 * `columns`: which has which role, where that is known from other tables of the same header.
 */
export function readColumns(
  table: TableWords,
  vocabulary: Vocabulary,
  readers: WordReaders,
  columns: Columns = assign(candidatesIn(table, vocabulary), table, readers),
): TableReading {
  const candidates = candidatesIn(table, vocabulary);
  const judgement = judge(columns, candidates, table, readers);
  const status = candidates.find((one) => one.role === 'status' && one.column === columns.status);
  const stages = otherStages(table.headers, columns.status);
  const rivals = candidates.filter(
    ({ role, column, name }) =>
      role === 'status' &&
      column !== columns.status &&
      name === status?.name &&
      !isTaken(columns, column) &&
      !stages.includes(column) &&
      !isOlder(table.headers[column] ?? ''),
  );
  const fixColumn = status !== undefined && vocabulary.fixColumns.map(plainWords).includes(status.name);
  const days = meaningOfDays(status, table.headers[columns.status ?? -1] ?? '');
  return { ...judgement, columns, fixColumn, days, stages, rivals };
}
