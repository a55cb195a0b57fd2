import type { TableRole } from '../../domain/model.ts';
import type { ColumnRole, Vocabulary } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { assign, isTaken, type Columns } from './assign-columns.ts';
import { candidatesOf, isOlder } from './column-names.ts';
import type { TableWords, WordReaders } from './table-words.ts';
import { judge } from '../tables/table-role.ts';

/** What a table is taken for, and what each of its columns is for. */
export interface TableReading {
  readonly role: TableRole;
  readonly because: string;
  readonly columns: Columns;
  /** Whether the status column speaks of the fix alone. */
  readonly fixColumn: boolean;
  /** Columns that lost a role to another of the same name. */
  readonly rivals: readonly { readonly role: ColumnRole; readonly column: number }[];
}

/** Finds out by its columns what a table is; order and position do not matter, headings only where columns leave doubt. */
export function readColumns(table: TableWords, vocabulary: Vocabulary, readers: WordReaders): TableReading {
  const candidates = table.headers.flatMap((header, column) => candidatesOf(header, column, vocabulary));
  const columns = assign(candidates, table, readers);
  const judgement = judge(columns, candidates, table, readers);
  const status = candidates.find((one) => one.role === 'status' && one.column === columns.status);
  const rivals = candidates.filter(
    ({ role, column, name }) =>
      role === 'status' &&
      column !== columns.status &&
      name === status?.name &&
      !isTaken(columns, column) &&
      !isOlder(table.headers[column] ?? ''),
  );
  const fixColumn = status !== undefined && vocabulary.fixColumns.map(plainWords).includes(status.name);
  return { ...judgement, columns, fixColumn, rivals };
}
