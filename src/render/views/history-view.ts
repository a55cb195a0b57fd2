import type { FindingHistory, HistoryReport, HistorySnapshot, StatusKind, Transition } from '../../domain/model.ts';
import { burnDown } from '../charts/burn-down.ts';
import { pointLabels, thinned } from '../charts/burn-down-points.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { linksOf, type Format, type LinkContext, type Ready } from '../format.ts';
import { shortWidths } from './column-widths.ts';
import { severityCells } from './rows.ts';
import { changeNumbers, earlierAuditSentence, historyHeadline, transitionWords, versionName } from './history-words.ts';
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
  readonly longest: readonly FindingRow[];
  readonly findings: readonly FindingRow[];
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

interface FindingRow {
  readonly anchor: string;
  readonly id: Text | null;
  readonly title: Ready;
  readonly issue: Ready | null;
  /** In the author’s words. */
  readonly severity: Text | null;
  /** Whether that is a word of ours, since the author’s is that of a heading. */
  readonly severityIsOurs: boolean;
  readonly kind: StatusKind;
  readonly status: string;
  /** False where the latest version does not list it. */
  readonly listed: boolean;
  readonly first: string;
  readonly last: string;
  readonly open: string;
  readonly states: string;
  readonly transitions: readonly TransitionRow[];
  /** Those of them that are more than other words. */
  readonly news: readonly TransitionRow[];
}

/** What one version changed of a finding. */
interface TransitionRow {
  readonly date: string;
  readonly version: Text;
  readonly what: string;
  /** From one status to another, where it changed. */
  readonly turn: string | null;
}

/** How many findings the list of those open the longest names. */
export const mostLongestOpen = 10;

/** Makes what the templates see of a history; every decision is made here. */
export function historyView(report: HistoryReport, formatOf: (links: LinkContext) => Format): HistoryView {
  const { snapshots, findings, longestUnresolved } = report;
  const formats = snapshots.map((one) => formatOf(linksOf(one)));
  const plain = formats.at(-1) ?? formatOf({ base: null, definitions: [] });
  const { words } = plain;
  const latest = snapshots.at(-1);
  const rows = findings.map((one, at) => findingRow(one, at, snapshots, formats[one.last] ?? plain));
  return {
    title: plain.text(report.title),
    plainTitle: `${say(words, 'history')}: ${report.title}`,
    headline: `${historyHeadline(report, words)}.`,
    tracker: latest?.evidence === undefined ? null : trackerSentence(latest.summary, latest.evidence, words),
    chart: burnDown(report.burnDown, words),
    plot: plotOf(report, words),
    earlier: report.earlier.map((one) => plain.text(earlierAuditSentence(one, words))),
    note: noteOf(report, words),
    versions: snapshots.filter(isShown).map((one) => versionRow(one, plain)),
    unchanged: unchangedSentence(snapshots, words),
    longest: longestUnresolved
      .filter((at) => findings[at]?.unresolvedDays !== 0)
      .slice(0, mostLongestOpen)
      .flatMap((at) => rows.slice(at, at + 1)),
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

/** A version is shown where it changed a finding; the first and the last always. */
function isShown({ changes, deleted }: HistorySnapshot, at: number, all: readonly HistorySnapshot[]): boolean {
  return at === 0 || at === all.length - 1 || deleted || changes.length > 0;
}

function unchangedSentence(snapshots: readonly HistorySnapshot[], { history }: Words): string | null {
  const hidden = snapshots.length - snapshots.filter(isShown).length;
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

function findingRow(
  history: FindingHistory,
  at: number,
  snapshots: readonly HistorySnapshot[],
  format: Format,
): FindingRow {
  const { finding, first, last, listed, states: course, transitions, unresolvedDays } = history;
  const { id, title, tracker, status } = finding;
  const { grammar, counts, statuses } = format.words;
  const day = (version: number): string => {
    const one = snapshots[version];
    return one === undefined ? '' : (grammar.day(one.date) ?? versionName(one));
  };
  const turns = transitions.map((one) => ({ one, row: transitionRow(one, day(one.snapshot), format) }));
  return {
    anchor: `finding-${at + 1}`,
    id: id === null || id === title.text ? null : format.text(id),
    title: format.rich(title),
    issue: tracker !== null && /[\p{L}\p{N}]/u.test(tracker.verbatim.text) ? format.rich(tracker.verbatim) : null,
    ...severityCells(finding, format),
    kind: status.kind,
    status: statuses[status.kind].label,
    listed,
    first: day(first),
    last: day(last),
    open: unresolvedDays === null ? say(format.words, 'unknown') : counts.days(unresolvedDays),
    states: course
      .map(({ kind, days }) => `${statuses[kind].label}${days === null ? '' : ` (${counts.days(days)})`}`)
      .join(' → '),
    transitions: turns.map(({ row }) => row),
    news: turns.filter(({ one, row }) => row.turn !== null || isNews(one)).map(({ row }) => row),
  };
}

function transitionRow(one: Transition, date: string, format: Format): TransitionRow {
  return {
    date,
    version: format.text(one.revision === null ? '' : one.revision.slice(0, 12)),
    what: transitionWords(one, format.words),
    turn: turnOf(one, format.words),
  };
}

/** Whether a finding went; when it came is said of every one. */
function isNews({ changes }: Transition): boolean {
  return changes.some(({ kind }) => kind === 'removed');
}

function turnOf({ from, to }: Transition, { statuses }: Words): string | null {
  if (from === to || from === null || to === null) return null;
  return `${statuses[from].label} → ${statuses[to].label}`;
}
