import type { Finding, RemainingWorkItem, StatusReport } from '../../domain/model.ts';

/** A finding with what its report says around it. */
export interface FindingContext {
  readonly finding: Finding;
  readonly work: RemainingWorkItem | null;
  /** Which of the tables under the same headings it stands in, from 1, and how many there are. */
  readonly table: Place;
}

/** A table among those under the same headings. */
interface Place {
  readonly ordinal: number;
  readonly of: number;
}

/** Puts each finding of a report, in order, beside its remaining work and its table. */
export function findingsInContext(report: StatusReport): readonly FindingContext[] {
  const places = placesOf(report);
  return report.findings.map((finding) => ({
    finding,
    work: finding.remainingWork === null ? null : (report.remainingWork[finding.remainingWork] ?? null),
    table: places.get(finding.table ?? -1) ?? { ordinal: 1, of: 1 },
  }));
}

function placesOf(report: StatusReport): ReadonlyMap<number, Place> {
  const together = new Map<string, number[]>();
  report.tables.forEach((table, index) => {
    if (table.role !== 'findings') return;
    const path = table.section.join('\n');
    together.set(path, [...(together.get(path) ?? []), index]);
  });
  return new Map(
    [...together.values()].flatMap((indices) =>
      indices.map((index, position) => [index, { ordinal: position + 1, of: indices.length }] as const),
    ),
  );
}
