import type { AuditMoment, StatusReport } from '../../domain/model.ts';

/** One version of a source, with what the report itself does not know. */
export interface Dated {
  readonly report: StatusReport;
  readonly revision: string | null;
  /** When the branch got it, ISO 8601 in UTC; null for a file. */
  readonly instant: string | null;
  /** The day it stands for, `YYYY-MM-DD`. */
  readonly date: string | null;
  /** Whether the source was deleted here; `report` is then the one before, without its findings. */
  readonly deleted: boolean;
}

/** Returns the moment a version stands for, as exactly as it is known. */
export function momentOf({ instant, date }: Dated): string | null {
  return instant ?? date;
}

/** Returns the version in which a source that was there is deleted. */
export function deletedVersion(previous: Dated, revision: string, instant: string): Dated {
  const { report } = previous;
  const nothing = { ...report.summary, total: 0, settled: 0, unsettled: 0, fixedOrRemoved: 0, remainingWork: 0 };
  const summary = { ...nothing, byStatus: [], bySeverity: [] };
  const empty: StatusReport = { ...report, findings: [], remainingWork: [], tables: [], summary, diagnostics: [] };
  return { report: empty, revision, instant, date: instant.slice(0, 10), deleted: true };
}

/** Returns the numbers of a version. */
export function numbersOf({ report: { summary }, revision, date }: Dated): AuditMoment {
  return { revision, date, total: summary.total, unsettled: summary.unsettled };
}
