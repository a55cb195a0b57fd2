import type { StatusReport } from '../../domain/model.ts';
import { isTrackerRule } from '../../domain/rules.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { diagnosticCount, diagnosticRow, noteGroups, problemRows } from './diagnostic-rows.ts';
import type { FindingOrder } from '../../domain/settings.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import type { Format } from '../format.ts';
import { headline, settledNote } from './headline.ts';
import type { BriefLimits } from './brief.ts';
import { ageNote, ageRows, trendView } from './course-view.ts';
import { inOrder, orderControl, orderLabels } from './finding-order.ts';
import { columnWidths, workWidths } from './column-widths.ts';
import { nextSteps } from './next-steps.ts';
import { orderSentence } from './order-words.ts';
import { contentsOf, inGroups, inParts, tableSize, workGroups } from './pagination.ts';
import { placeRows } from './place-rows.ts';
import { byBenefit } from './priority.ts';
import { estimateColumns, findingRow, hasExtra, listOutcomes, outcomeList, workRow } from './rows.ts';
import { severityRows, urgentLines } from './severity-rows.ts';
import { sinceNames, sinceSentence } from './since.ts';
import { snapshotView } from './snapshot-view.ts';
import { trackerView } from './tracker.ts';
import type { WorkColumns, WorkRow } from './row-model.ts';
import type { StatusView } from './view-model.ts';
import { workMatrix } from './work-matrix.ts';
import { percent } from '../words.ts';

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
  const { words } = format;
  const parts = summary.byStatus;
  const lists = listOutcomes(report.outcomes);
  const asked = report.evidence?.asked ?? '';
  const rows = findings.map((finding, at) =>
    findingRow(finding, at, { format, printed, lists, asked, url: snapshot.url, asOf: snapshot.date }),
  );
  const work = byBenefit(remainingWork).map((item) => workRow(item, findings, snapshot.date, format));
  const size = tableSize(format.name, printed);
  const tables = {
    groups: inGroups(inOrder(rows, order), size, words),
    workGroups: workGroups(work, size, words),
  };
  const divided = printed ? inParts(tables) : tables;
  const next = nextSteps(report, format, brief?.steps);
  const problems = problemRows(
    diagnostics.filter(({ code }) => !isTrackerRule(code)),
    format,
  );
  const contents = brief === null ? contentsOf(divided.groups, report, next !== null, printed, words) : [];
  return {
    title: format.text(snapshot.title),
    plainTitle: snapshot.title,
    snapshot: snapshotView(snapshot, format),
    headline: headline(report, words),
    settledNote: settledNote(report, words),
    since: report.since === null ? null : format.text(sinceSentence(report.since, report, words)),
    sinceNames: report.since === null ? [] : sinceNames(report.since, findings, format),
    bar: statusBar(parts, barLabel(parts, words), words),
    barLabel: barLabel(parts, words),
    barTitle: words.status.barTitle(summary.total),
    statuses: parts.map(({ kind, count }) => ({
      kind,
      count,
      label: words.statuses[kind].label,
      settled: isSettled(kind),
      meaning: words.statuses[kind].meaning,
      share: words.grammar.percent(percent(count, summary.total)),
    })),
    severities: severityRows(
      findings,
      summary.bySeverity.map(({ level }) => level),
      words,
    ),
    urgent: urgentLines(findings, format),
    next,
    trend: trendView(report, words),
    ages: brief?.ages === false ? [] : ageRows(report, format),
    ageNote: ageNote(report, words),
    problems: problems.slice(0, brief?.problems),
    moreProblems: Math.max(0, problems.length - (brief?.problems ?? problems.length)),
    tracker: trackerView(report, format, brief?.tracker ?? true),
    columns: columnsOf(report, words),
    contents,
    brief: brief !== null,
    orderControl: orderControl(order, summary.bySeverity.length > 0),
    orderWords: say(words, orderLabels[order]),
    inParts: printed && contents.length > 0,
    workStartsPart: divided.workGroups[0]?.startsPart ?? false,
    groups: divided.groups,
    total: rows.length,
    workOrder: orderSentence(remainingWork, words),
    workWidths: workWidths(remainingWork, findings, words),
    work,
    workColumns: workColumns(work),
    workGroups: divided.workGroups,
    matrix: workMatrix(byBenefit(remainingWork), findings, format),
    outcomes: lists.map((list) => outcomeList(list, findings, format)),
    tables: placeRows(report, format),
    onlyTables: report.lists.length + report.sections.length === 0,
    setAside: [...report.tables, ...report.lists, ...report.sections]
      .flatMap(({ setAside }) =>
        setAside.map(({ line, text, because }) => {
          return { line, text: format.text(text), because: format.inEnglish(because) };
        }),
      )
      .toSorted((a, b) => a.line - b.line),
    configuration: report.configuration.map((sentence) => format.inEnglish(format.text(sentence))),
    overrules: findings.flatMap(({ status, id, title }) => {
      if (status.overruled === null) return [];
      const { from, reason } = status.overruled;
      return [
        {
          finding: format.text(id ?? title.text),
          from: words.statuses[from].label,
          to: words.statuses[status.kind].label,
          reason: format.text(reason),
        },
      ];
    }),
    diagnostics: diagnostics.map((one) => diagnosticRow(one, format)),
    diagnosticCount: diagnosticCount(diagnostics, words),
    notes: noteGroups(diagnostics, format, printed),
  };
}

function columnsOf({ findings, summary }: StatusReport, words: Words): StatusView['columns'] {
  const id = findings.some((finding) => finding.id !== null);
  const issue = findings.some(({ tracker }) => tracker !== null);
  const severity = summary.bySeverity.length > 0;
  return {
    id,
    issue,
    severity,
    extra: findings.some(hasExtra),
    all: 2 + [id, issue, severity].filter(Boolean).length,
    widths: columnWidths(findings, words),
  };
}

function workColumns(rows: readonly WorkRow[]): WorkColumns {
  const has = (name: 'finding' | 'issue' | 'owner' | 'due'): boolean => rows.some((row) => row[name] !== null);
  return {
    finding: has('finding'),
    issue: has('issue'),
    ...estimateColumns(rows),
    owner: has('owner'),
    due: has('due'),
  };
}
