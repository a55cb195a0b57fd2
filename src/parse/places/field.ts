import type { RootContent } from 'mdast';
import type { SourceCell } from '../tables/table-rows.ts';

/** A value with a label: `**Status:** Fixed`. */
export interface Field {
  /** The label as its author wrote it. */
  readonly name: string;
  /** The same in plain words. */
  readonly plain: string;
  readonly value: SourceCell;
  /** The paragraph, list or table it stands in; fields of one block belong together. */
  readonly block: RootContent;
}
