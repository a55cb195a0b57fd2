import type { StatusReport } from '../../domain/model.ts';
import { isTrackerRule } from '../../domain/rules.ts';
import { statusMeanings } from '../../domain/vocabulary.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { diagnosticCount, diagnosticRow, noteGroups, problemRows } from './diagnostic-rows.ts';
import type { FindingOrder } from '../../domain/settings.ts';
import type { Format } from '../format.ts';
import { headline, settledNote } from './headline.ts';
import type { BriefLimits } from './brief.ts';
import { ageNote, ageRows, trendView } from './course-view.ts';
import { inOrder, orderControl, orderWords } from './finding-order.ts';
import { columnWidths, workWidths } from './column-widths.ts';
import { nextSteps } from './next-steps.ts';
import { orderSentence } from './order-words.ts';
import { chaptersStartParts, contentsOf, inGroups, workGroups } from './pagination.ts';
import { placeRows } from './place-rows.ts';
import { byBenefit } from './priority.ts';
import { findingRow, listOutcomes, outcomeList, workRow } from './rows.ts';
import { severityRows, urgentLines } from './severity-rows.ts';
import { sinceSentence } from './since.ts';
import { snapshotView } from './snapshot-view.ts';
import { trackerView } from './tracker.ts';
import type { StatusView } from './view-model.ts';
import { workMatrix } from './work-matrix.ts';
import { counted, percent } from '../words.ts';

/** Rows in one printed table: Chromium's time grows with the square of a table's rows. */
const printedRows = 200;

/** How a report is shown. */
interface StatusLook {
  readonly printed: boolean;
  readonly order: FindingOrder;
  /** For its first page alone; else null. */
  readonly brief: BriefLimits | null;
}

/** Makes what the templates see of a report; every decision is made here. */
export function statusView(report: StatusReport, format: Format, { printed, order, brief }: StatusLook): StatusView {
  const { findings, remainingWork, summary, snapshot, diagnostics } = report;
  const parts = summary.byStatus;
  const lists = listOutcomes(report.outcomes);
  const asked = report.evidence?.asked ?? '';
  const rows = findings.map((finding, at) =>
    findingRow(finding, at, { format, printed, lists, asked, url: snapshot.url }),
  );
  const groups = inGroups(inOrder(rows, order), printed ? printedRows : Math.max(1, rows.length));
  const work = byBenefit(remainingWork).map((item) => workRow(item, findings, format));
  const next = nextSteps(report, format, brief?.steps);
  const problems = problemRows(
    diagnostics.filter(({ code }) => !isTrackerRule(code)),
    format,
  );
  const contents = brief === null ? contentsOf(groups, report, next !== null, printed) : [];
  return {
    title: format.text(snapshot.title),
    plainTitle: snapshot.title,
    snapshot: snapshotView(snapshot, format),
    headline: headline(report),
    settledNote: settledNote(report),
    since: report.since === null ? null : format.text(sinceSentence(report.since, report)),
    bar: statusBar(parts, barLabel(parts)),
    barLabel: barLabel(parts),
    barTitle: `${counted(summary.total, 'finding')} by status`,
    statuses: parts.map(({ kind, count }) => ({
      kind,
      count,
      ...statusMeanings[kind],
      share: percent(count, summary.total),
    })),
    severities: severityRows(
      findings,
      summary.bySeverity.map(({ level }) => level),
    ),
    urgent: urgentLines(findings, format),
    next,
    trend: trendView(report),
    ages: brief?.ages === false ? [] : ageRows(report, format),
    ageNote: ageNote(report),
    problems: problems.slice(0, brief?.problems),
    moreProblems: Math.max(0, problems.length - (brief?.problems ?? problems.length)),
    tracker: trackerView(report, format),
    columns: columnsOf(report),
    contents,
    brief: brief !== null,
    orderControl: orderControl(order, summary.bySeverity.length > 0),
    orderWords: orderWords[order],
    inParts: printed && contents.length > 0,
    inManyParts: printed && chaptersStartParts(findings.length),
    groups,
    total: rows.length,
    workOrder: orderSentence(remainingWork),
    workWidths: workWidths(
      remainingWork,
      remainingWork.map((item) => findings[item.findings[0] ?? -1]?.id ?? ''),
    ),
    work,
    workGroups: workGroups(work, printed ? printedRows : Math.max(1, work.length)),
    matrix: workMatrix(byBenefit(remainingWork), findings, format),
    outcomes: lists.map((list) => outcomeList(list, findings, format)),
    tables: placeRows(report, format),
    onlyTables: report.lists.length + report.sections.length === 0,
    setAside: [...report.tables, ...report.lists, ...report.sections]
      .flatMap(({ setAside }) =>
        setAside.map(({ line, text, because }) => ({ line, text: format.text(text), because })),
      )
      .toSorted((a, b) => a.line - b.line),
    configuration: report.configuration.map(format.text),
    overrules: findings.flatMap(({ status, ...finding }) => {
      if (status.overruled === null) return [];
      const { from, reason } = status.overruled;
      return [
        {
          finding: format.text(finding.id ?? finding.title.text),
          from: statusMeanings[from].label,
          to: statusMeanings[status.kind].label,
          reason: format.text(reason),
        },
      ];
    }),
    diagnostics: diagnostics.map((one) => diagnosticRow(one, format)),
    diagnosticCount: diagnosticCount(diagnostics),
    notes: noteGroups(diagnostics, format, printed),
  };
}

function columnsOf({ findings, summary }: StatusReport): StatusView['columns'] {
  const id = findings.some((finding) => finding.id !== null);
  const issue = findings.some(({ tracker }) => tracker !== null);
  const severity = summary.bySeverity.length > 0;
  return {
    id,
    issue,
    severity,
    extra: findings.some(
      ({ extra, describedAt }) => describedAt !== null || extra.some(({ value }) => value.text !== ''),
    ),
    all: 2 + [id, issue, severity].filter(Boolean).length,
    widths: columnWidths(findings),
  };
}
