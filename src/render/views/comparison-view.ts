import {
  changeKinds,
  statusKinds,
  type Change,
  type ComparedSnapshot,
  type ComparisonEntry,
  type ComparisonReport,
  type Finding,
  type MatchedBy,
  type StatusKind,
} from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { comparisonHeadline, fieldName, matchWords, tableChangeSentence } from './change-words.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { flowOf } from './flow.ts';
import { byUrgency, inPieces, leadOf, overviewWidths, urgentChanges, usualMatch } from './overview.ts';
import { severityCells } from './rows.ts';
import { linksOf, Ready, type Format, type LinkContext } from '../format.ts';
import { longestListedRating, longestListedWords, shortFormat } from '../short-format.ts';
import { diagnosticRow } from './diagnostic-rows.ts';
import { snapshotView } from './snapshot-view.ts';
import type {
  ChangeView,
  ComparisonView,
  EntryView,
  GroupView,
  SideView,
  Standing,
  StatusChange,
} from './comparison-model.ts';
import { trackerChanges, trackerSentence } from './tracker.ts';
import { markWords, type MarkedPair } from './word-marks.ts';

interface Formats {
  readonly before: Format;
  readonly after: Format;
}

/** Makes what the templates see of a comparison; every decision is made here. */
export function comparisonView(
  report: ComparisonReport,
  formatOf: (links: LinkContext) => Format,
  printed: boolean,
): ComparisonView {
  const { before, after } = report;
  const formats: Formats = { before: formatOf(linksOf(before)), after: formatOf(linksOf(after)) };
  const { words } = formats.after;
  const usual = usualMatch(report);
  const shown = byUrgency(report.entries).map((entry, at) => ({
    kind: leadOf(entry),
    entry,
    view: entryView(entry, at, formats, usual),
  }));
  const views = shown.map(({ view }) => view);
  return {
    title: formats.after.text(after.snapshot.title),
    plainTitle: `${say(words, 'whatChanged')}: ${after.snapshot.title}`,
    headline: headline(report, formats.after),
    account: account(report, usual, words),
    sides: [
      sideView(say(words, 'before'), before, formats.before),
      sideView(say(words, 'after'), after, formats.after),
    ],
    statuses: statusChanges(before, after, words),
    total: {
      before: before.summary.total,
      after: after.summary.total,
      change: difference(before.summary.total, after.summary.total),
    },
    flow: flowOf(report, words),
    urgent: urgentChanges(shown, formats.after),
    severe: views.some(({ severity }) => severity !== null),
    widths: overviewWidths(report.entries, words),
    overview: inPieces(
      shown.map(({ entry, view }) => inOverview(view, entry, formats)),
      printed,
      words,
    ),
    tableChanges: report.tableChanges.map((change) => formats.after.text(tableChangeSentence(change, words))),
    groups: changeKinds.flatMap((kind): readonly GroupView[] => {
      const own = shown.filter((one) => one.kind === kind).map(({ view }) => view);
      const { label, note } = words.changes[kind];
      return own.length === 0 ? [] : [{ kind, title: label, note, count: own.length, entries: own }];
    }),
    tracker: after.evidence === undefined ? null : trackerSentence(after.summary, after.evidence, words),
    trackerChanges: trackerPart(report, formats.after),
    diagnostics: report.diagnostics.map((one) => diagnosticRow(one, formats.after)),
  };
}

function trackerPart({ tracker }: ComparisonReport, format: Format): ComparisonView['trackerChanges'] {
  if (tracker === undefined) return null;
  const { comparison, grammar } = format.words;
  const [from = '', to = ''] = [tracker.before.asked, tracker.after.asked].map((day) => grammar.day(day) ?? '');
  return {
    days: from === to ? comparison.askedOn(to) : comparison.askedBetween(from, to),
    rows: trackerChanges(tracker, format),
  };
}

/** It may name columns of the author's; on a page the numbers on both sides of the arrow stay together. */
function headline(report: ComparisonReport, { name, text, words }: Format): string {
  const sentence = text(`${comparisonHeadline(report, words)}.`).toString();
  return name === 'html' ? sentence.replace(' → ', '\u00a0→\u00a0') : sentence;
}

function account({ summary }: ComparisonReport, usual: MatchedBy | null, words: Words): string {
  const pairedBy = usual === null ? null : matchWords(usual, null, words);
  return words.comparison.account({ ...summary, pairedBy });
}

function sideView(name: string, compared: ComparedSnapshot, format: Format): SideView {
  const { snapshot, summary, revision, date } = compared;
  const { words } = format;
  const label = barLabel(summary.byStatus, words);
  const day = words.grammar.day(date);
  const told = day === null || revision === null ? day : words.comparison.ofCommit(day, revision.slice(0, 12));
  return {
    name,
    title: format.text(snapshot.title),
    snapshot: { ...snapshotView({ ...snapshot, date }, format), date: told },
    bar: statusBar(summary.byStatus, `${name}: ${label}`, words),
    barLabel: label,
    caption: words.comparison.caption({ name, day, ...summary }),
  };
}

function statusChanges(
  before: ComparedSnapshot,
  after: ComparedSnapshot,
  { statuses }: Words,
): readonly StatusChange[] {
  const count = ({ summary }: ComparedSnapshot, wanted: StatusKind): number =>
    summary.byStatus.find(({ kind }) => kind === wanted)?.count ?? 0;
  return statusKinds.flatMap((kind) => {
    const [earlier, later] = [count(before, kind), count(after, kind)];
    if (earlier + later === 0) return [];
    const { label } = statuses[kind];
    return [
      { kind, label, settled: isSettled(kind), before: earlier, after: later, change: difference(earlier, later) },
    ];
  });
}

function difference(before: number, after: number): string {
  if (before === after) return '±0';
  return after > before ? `+${after - before}` : `−${before - after}`;
}

function entryView(entry: ComparisonEntry, at: number, formats: Formats, usual: MatchedBy | null): EntryView {
  const { before, after, matchedBy, likeness, candidates } = entry;
  const format = after === null ? formats.before : formats.after;
  const { words } = format;
  const finding = after ?? before;
  if (finding === null) throw new Error('an entry without a finding');
  const moved = before !== null && after !== null && before.status.kind !== after.status.kind;
  return {
    anchor: `change-${at + 1}`,
    id: finding.id === null || finding.id === finding.title.text ? null : format.text(finding.id),
    title: format.rich(finding.title),
    issue:
      finding.tracker === null || finding.tracker.verbatim.text === '' ? null : format.rich(finding.tracker.verbatim),
    ...severityCells(finding, format),
    what: words.changes[leadOf(entry)].label,
    before: before === null ? null : standing(before, words),
    after: after === null ? null : standing(after, words),
    from: moved ? standing(before, words) : null,
    to: standing(finding, words),
    words: matchedBy === null && finding.status.verbatim !== null ? format.rich(finding.status.verbatim) : null,
    changes: matchedBy === null ? [] : entry.changes.map((change) => changeView(change, entry, formats)),
    links: matchedBy === null ? [] : statusLinks(finding, format),
    match: matchedBy === null || matchedBy === usual ? null : matchWords(matchedBy, likeness, words),
    candidates: candidates.map((key) => format.text(key)),
  };
}

/** An entry as the table of all changes has it: long words are cut there, and stand whole below it. */
function inOverview(view: EntryView, { before, after }: ComparisonEntry, formats: Formats): EntryView {
  const finding = after ?? before;
  if (finding === null || Math.max(...lengthsOf(finding)) <= longestListedRating) return view;
  const format = after === null ? formats.before : formats.after;
  const [names, cells] = [shortFormat(format, longestListedWords), shortFormat(format, longestListedRating)];
  return {
    ...view,
    id: view.id === null || finding.id === null ? null : cells.text(finding.id),
    title: names.rich(finding.title),
    ...severityCells(finding, cells),
  };
}

function lengthsOf({ id, title, severity }: Finding): readonly number[] {
  return [id, title.text, severity?.verbatim.text].map((text) => text?.length ?? 0);
}

/** A cell that holds nothing but a dash names no issue. */
function issueOf({ tracker }: Finding, format: Format): Ready | null {
  return tracker !== null && /[\p{L}\p{N}]/u.test(tracker.verbatim.text) ? format.rich(tracker.verbatim) : null;
}

function standing({ status }: Finding, { statuses }: Words): Standing {
  return { kind: status.kind, status: statuses[status.kind].label };
}

function changeView(change: Change, { before, after }: ComparisonEntry, formats: Formats): ChangeView {
  const { field: about } = change;
  const field = formats.after.text(about === null ? '' : fieldName(about, formats.after.words));
  const fieldIsOurs = about?.kind !== 'column' || about.of === 'work';
  const isRelinked = change.kind === 'relinked' && before !== null && after !== null;
  const pair = isRelinked ? relinked(before, after, formats) : markWords(change.before, change.after, formats.after);
  return { field, fieldIsOurs, ...pair };
}

/** Links instead of the names of what they lead to, in the author's words. */
function relinked(before: Finding, after: Finding, formats: Formats): MarkedPair {
  const words = (finding: Finding, format: Format, tag: 'del' | 'ins'): Ready | null => {
    const issue = issueOf(finding, format);
    return issue === null ? null : new Ready(`<${tag}>${issue.toString()}</${tag}>`);
  };
  return { before: words(before, formats.before, 'del'), after: words(after, formats.after, 'ins') };
}

/** What the status points at, since its marked words hold no links. */
function statusLinks({ status }: Finding, format: Format): EntryView['links'] {
  const seen = new Set<string>();
  return status.references.flatMap(({ url, label }) => {
    const href = url === null ? null : format.address(url);
    if (href === null || seen.has(href)) return [];
    seen.add(href);
    return [{ href, label: format.label(label) }];
  });
}
