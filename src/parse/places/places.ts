import type { Diagnostic, Finding, SourceList, SourceSection } from '../../domain/model.ts';
import type { Row } from '../records/read-row.ts';
import type { LineRange } from './outline.ts';

/** A finding that stands in no table. */
export interface PlacedRow {
  readonly row: Row;
  /** The headings above it, outermost first. */
  readonly section: readonly string[];
  /** Index into `lists`; null under a heading. */
  readonly list: number | null;
}

/** What headings and lists tell of findings, besides tables. */
export interface Places {
  readonly rows: readonly PlacedRow[];
  /** Rows of tables with what a heading adds to them. */
  readonly described: ReadonlyMap<Row, Described>;
  /** Tables, by their index, that list no findings after all, and why. */
  readonly demoted: ReadonlyMap<number, string>;
  /** The text about single findings, which says nothing of all of them. */
  readonly texts: readonly LineRange[];
  readonly lists: readonly SourceList[];
  readonly sections: readonly SourceSection[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A row with what its heading adds. */
export interface Described {
  readonly row: Row;
  readonly describedAt: Finding['describedAt'];
}
