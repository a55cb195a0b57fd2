import type { HistoryReport, HistorySnapshot } from '../../domain/model.ts';
import { burnDown } from '../charts/burn-down.ts';
import { pointLabels, thinned } from '../charts/burn-down-points.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { linksOf, type Format, type LinkContext, type Ready } from '../format.ts';
import { shortWidths } from './column-widths.ts';
import { historyRow, inList, type HistoryRow } from './history-rows.ts';
import {
  changeNumbers,
  earlierAuditSentence,
  historyHeadline,
  isToldVersion,
  openTheLongest,
  versionName,
} from './history-words.ts';
import { diagnosticRow } from './diagnostic-rows.ts';
import { trackerSentence } from './tracker.ts';
import type { DiagnosticRow } from './view-model.ts';

type Text = Ready | string;

/** Everything a template of a history may see. Every field is always there; absent ones are null. */
export interface HistoryView {
  readonly title: Text;
  readonly plainTitle: string;
  readonly headline: string;
  /** What the tracker says otherwise than the latest version, in numbers; null without evidence. */
  readonly tracker: string | null;
  readonly chart: string | null;
  /** The same for Mermaid: labels and values, separated by commas; null for fewer than two versions. */
  readonly plot: { readonly days: string; readonly open: string; readonly most: number } | null;
  /** Audits that the source held before, one sentence each. */
  readonly earlier: readonly Text[];
  /** In which order findings stand, and how days are counted. */
  readonly note: string;
  /** Versions that changed no finding are left out. */
  readonly versions: readonly VersionRow[];
  /** How many versions are left out, in a sentence; null for none. */
  readonly unchanged: string | null;
  readonly hasTransitions: boolean;
  /** Whether there are severities. */
  readonly severe: boolean;
  /** How wide the columns of severities are, as classes of the style sheet. */
  readonly widths: { readonly severity: string };
  /** Open the longest, at most ten. */
  readonly longest: readonly HistoryRow[];
  readonly findings: readonly HistoryRow[];
  readonly diagnostics: readonly DiagnosticRow[];
}

interface VersionRow {
  readonly date: string;
  readonly name: Text;
  readonly total: number;
  readonly settled: number;
  readonly unsettled: number;
  readonly changes: string;
}

/** How many findings the list of those open the longest names. */
export const mostLongestOpen = 10;

/** Makes what the templates see of a history; every decision is made here. */
export function historyView(report: HistoryReport, formatOf: (links: LinkContext) => Format): HistoryView {
  const { snapshots, findings } = report;
  const formats = snapshots.map((one) => formatOf(linksOf(one)));
  const plain = formats.at(-1) ?? formatOf({ base: null, definitions: [] });
  const { words } = plain;
  const latest = snapshots.at(-1);
  const rows = findings.map((one, at) => historyRow(one, at, snapshots, formats[one.last] ?? plain));
  return {
    title: plain.text(report.title),
    plainTitle: `${say(words, 'history')}: ${report.title}`,
    headline: `${historyHeadline(report, words)}.`,
    tracker: latest?.evidence === undefined ? null : trackerSentence(latest.summary, latest.evidence, words),
    chart: burnDown(report.burnDown, words),
    plot: plotOf(report, words),
    earlier: report.earlier.map((one) => plain.text(earlierAuditSentence(one, words))),
    note: noteOf(report, words),
    versions: snapshots.filter(isToldVersion).map((one) => versionRow(one, plain)),
    unchanged: unchangedSentence(snapshots, words),
    longest: openTheLongest(report)
      .slice(0, mostLongestOpen)
      .flatMap((at) => inList(rows[at], findings[at], formats[findings[at]?.last ?? -1] ?? plain)),
    findings: rows,
    severe: rows.some(({ severity }) => severity !== null),
    widths: shortWidths(
      findings.map(({ finding }) => finding),
      words,
    ),
    hasTransitions: rows.some(({ transitions }) => transitions.length > 0),
    diagnostics: report.diagnostics.map((one) => diagnosticRow(one, plain)),
  };
}

function noteOf({ asOf, snapshots }: HistoryReport, { grammar, history }: Words): string {
  return history.note({ upTo: grammar.day(asOf), utc: snapshots.some(({ instant }) => instant !== null) });
}

function unchangedSentence(snapshots: readonly HistorySnapshot[], { history }: Words): string | null {
  const hidden = snapshots.length - snapshots.filter(isToldVersion).length;
  return hidden === 0 ? null : history.unchanged(hidden);
}

/** Mermaid has no room for more labels. */
export const mostPlotted = 24;

function plotOf({ burnDown: all }: HistoryReport, words: Words): HistoryView['plot'] {
  if (all.length < 2) return null;
  const points = thinned(all, mostPlotted);
  const labels = pointLabels(points);
  // Mermaid takes equal labels for one point.
  const isUnique = new Set(labels).size === labels.length && !labels.includes(null);
  return {
    days: labels.map((label, at) => `"${isUnique ? label : `${at + 1}: ${label ?? say(words, 'noDate')}`}"`).join(', '),
    open: points.map(({ unsettled }) => unsettled).join(', '),
    most: Math.max(1, ...points.map(({ settled, unsettled }) => settled + unsettled)),
  };
}

function versionRow(version: HistorySnapshot, format: Format): VersionRow {
  const { total, settled, unsettled } = version.summary;
  return {
    date: format.words.grammar.day(version.date) ?? '',
    name: format.text(versionName(version)),
    total,
    settled,
    unsettled,
    changes: changeNumbers(version, format.words),
  };
}
