import type { StatusReport } from '../../domain/model.ts';

/** One version of a source, with what the report itself does not know. */
export interface Dated {
  readonly report: StatusReport;
  readonly revision: string | null;
  readonly date: string | null;
}
