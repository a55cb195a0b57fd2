import type { HistoryReport, StatusCourse, StatusReport } from '../domain/model.ts';
import { isSettled } from '../domain/vocabulary.ts';
import { historyOfPost } from './history.ts';
import type { Reading } from './snapshot.ts';

/**
 * Adds to a report how it came to this, by the commits of its post; a state that is not committed yet comes last. Throws
 * `UserError` where the post is not under version control.
 */
export async function addCourse(report: StatusReport, path: string, reading: Reading): Promise<StatusReport> {
  const told = await historyOfPost(path, reading, {}, report);
  return withCourse(report, told.report);
}

/** Adds to a report how it came to this, by a history that ends with it. */
export function withCourse(report: StatusReport, { asOf, burnDown, findings, snapshots }: HistoryReport): StatusReport {
  const places = new Map(report.findings.map(({ identity }, at) => [identity.key, at]));
  const ages = findings.flatMap(({ finding, first, listed, unresolvedDays }): StatusCourse['ages'] => {
    const at = places.get(finding.identity.key);
    if (at === undefined || !listed || isSettled(finding.status.kind)) return [];
    return [{ finding: at, since: snapshots[first]?.date ?? null, days: unresolvedDays }];
  });
  const oldestFirst = ages.toSorted(
    (one, other) => (other.days ?? -1) - (one.days ?? -1) || one.finding - other.finding,
  );
  return { ...report, course: { asOf, points: burnDown, ages: oldestFirst } };
}
