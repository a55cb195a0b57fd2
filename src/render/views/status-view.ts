import type { Diagnostic, StatusReport } from '../../domain/model.ts';
import { isTrackerRule } from '../../domain/diagnostics.ts';
import { levelLabels, statusMeanings } from '../../domain/vocabulary.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { diagnosticCount, diagnosticRow, problemRows } from './diagnostic-rows.ts';
import type { Format } from '../format.ts';
import { headline, settledNote } from './headline.ts';
import { workMatrix } from '../charts/matrix.ts';
import { nextSteps } from './next-steps.ts';
import { contentsOf, inGroups, startsPart, workGroups } from './pagination.ts';
import { placeRows } from './place-rows.ts';
import { byBenefit } from './priority.ts';
import { findingRow, listOutcomes, outcomeList, workName, workRow } from './rows.ts';
import { sinceSentence } from './since.ts';
import { snapshotView } from './snapshot-view.ts';
import { trackerView } from './tracker.ts';
import type { DiagnosticRow, IdLength, StatusView } from './view-model.ts';
import { counted, percent } from '../words.ts';

/** Rows in one printed table: Chromium's time grows with the square of a table's rows. */
const printedRows = 200;

/** Makes what the templates see of a report; every decision is made here. */
export function statusView(report: StatusReport, format: Format, printed: boolean): StatusView {
  const { findings, remainingWork, summary, snapshot, diagnostics } = report;
  const parts = summary.byStatus;
  const lists = listOutcomes(report.outcomes);
  const rows = findings.map((finding, at) =>
    findingRow(finding, at, lists, format, report.evidence?.asked, snapshot.url),
  );
  const groups = inGroups(rows, printed ? printedRows : Math.max(1, rows.length));
  const work = byBenefit(remainingWork).map((item) => workRow(item, findings, format));
  const show = (one: Diagnostic, at: number): DiagnosticRow => diagnosticRow(one, format, printed && startsPart(at));
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
    severities: summary.bySeverity.map(({ level, count, settled }) => ({
      label: level === null ? 'Not on the scale' : levelLabels[level],
      count,
      settled,
      unsettled: count - settled,
    })),
    severityLevels: summary.bySeverity.map(({ level }) => ({
      level: level ?? 'unrated',
      label: level === null ? 'Not on the scale' : levelLabels[level],
    })),
    next: nextSteps(report, format),
    problems: problemRows(
      diagnostics.filter(({ code }) => !isTrackerRule(code)),
      format,
    ),
    tracker: trackerView(report, format),
    columns: {
      id: findings.some(({ id }) => id !== null),
      ids: idLength(findings),
      issue: findings.some(({ tracker }) => tracker !== null),
      severity: summary.bySeverity.length > 0,
      extra: rows.some(({ extra }) => extra.length > 0),
    },
    contents: printed ? contentsOf(groups, report) : [],
    groups,
    total: rows.length,
    work,
    workGroups: workGroups(work, printed ? printedRows : Math.max(1, work.length)),
    matrix: workMatrix(remainingWork, (item) => workName(item, findings)),
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
    diagnostics: diagnostics.map(show),
    diagnosticCount: diagnosticCount(diagnostics),
  };
}

function idLength(findings: StatusReport['findings']): IdLength {
  const longest = findings.reduce((most, { id }) => Math.max(most, id?.length ?? 0), 0);
  if (longest <= 5) return 'short';
  return longest <= 9 ? 'medium' : longest <= 14 ? 'long' : 'longest';
}
