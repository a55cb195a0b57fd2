import type { ColumnRole } from '../../domain/vocabulary.ts';
import type { IdReader } from '../records/ids.ts';
import type { LevelReader } from '../records/rating.ts';
import type { StatusReader } from '../status/reading.ts';

/** A table reduced to the words of its headings and cells. */
export interface TableWords {
  readonly headers: readonly string[];
  /** The words of the cells of one column. */
  readonly cells: (column: number) => readonly string[];
  /** The words of the headings above it, outermost first. */
  readonly section: readonly string[];
}

/** What tells a level, a status or an id from other words. */
export interface WordReaders {
  readonly level: LevelReader;
  readonly status: StatusReader;
  readonly ids: IdReader;
}

/** Which column has which role. */
export type Columns = { readonly [role in ColumnRole]: number | null };
