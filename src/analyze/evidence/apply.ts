import { byPlace } from '../../domain/diagnostics.ts';
import { isTrackerRule } from '../../domain/rules.ts';
import type { Evidence, TrackerAnswer } from '../../domain/evidence.ts';
import type { Finding, RemainingWorkItem, StatusReport } from '../../domain/model.ts';
import { summarizeEvidence } from '../../domain/summarize-evidence.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import { addressesOf } from '../../domain/tracker-addresses.ts';
import { checkTracker } from '../rules/tracker.ts';

/**
 * Puts what the tracker answered beside what the post says; null takes away what stands there. The author's words and
 * the reading of them stay as they are. `silenced`: codes that are not reported.
 */
export function applyEvidence(
  report: StatusReport,
  evidence: Evidence | null,
  silenced: readonly string[],
): StatusReport {
  const bare = withoutEvidence(report);
  if (evidence === null) return bare;
  const byKey = new Map(evidence.answers.map((answer) => [trackerKey(answer.url), answer]));
  const findings = bare.findings.map((row) => withAnswers(row, byKey));
  const remainingWork = bare.remainingWork.map((row) => withAnswers(row, byKey));
  const { source, digest, asked } = evidence;
  const found = checkTracker({ findings, remainingWork, unanswered: evidence.unanswered, day: bare.snapshot.date });
  return {
    ...bare,
    summary: { ...bare.summary, evidence: summarizeEvidence(findings, remainingWork) },
    findings,
    remainingWork,
    evidence: { source, digest, asked },
    diagnostics: [...bare.diagnostics, ...found.filter(({ code }) => !silenced.includes(code))].toSorted(byPlace),
  };
}

function withoutEvidence(report: StatusReport): StatusReport {
  if (report.evidence === undefined) return report;
  const { evidence: _, ...rest } = report;
  const { evidence: __, ...summary } = report.summary;
  return {
    ...rest,
    summary,
    findings: report.findings.map(withoutAnswers),
    remainingWork: report.remainingWork.map(withoutAnswers),
    diagnostics: report.diagnostics.filter(({ code }) => !isTrackerRule(code)),
  };
}

function withoutAnswers<Row extends Finding | RemainingWorkItem>({ evidence: _, ...row }: Row): Omit<Row, 'evidence'> {
  return row;
}

function withAnswers<Row extends Finding | RemainingWorkItem>(
  row: Row,
  byKey: ReadonlyMap<string, TrackerAnswer>,
): Row & { readonly evidence: readonly TrackerAnswer[] } {
  return { ...row, evidence: addressesOf(row).flatMap((url) => byKey.get(trackerKey(url)) ?? []) };
}
