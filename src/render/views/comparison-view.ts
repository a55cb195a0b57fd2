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
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { changeHeadings, comparisonHeadline, fieldName, matchWords, tableChangeSentence } from './change-words.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { flowOf } from './flow.ts';
import { byUrgency, inPieces, leadOf, overviewWidths, urgentChanges, usualMatch } from './overview.ts';
import { rated } from './rows.ts';
import { linksOf, Ready, type Format, type LinkContext } from '../format.ts';
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
import { markWords } from './word-marks.ts';
import { counted, dayInWords } from '../words.ts';

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
  const usual = usualMatch(report);
  const shown = byUrgency(report.entries).map((entry, at) => ({
    kind: leadOf(entry),
    entry,
    view: entryView(entry, at, formats, usual),
  }));
  const views = shown.map(({ view }) => view);
  return {
    title: formats.after.text(after.snapshot.title),
    plainTitle: `What changed: ${after.snapshot.title}`,
    headline: headline(report, formats.after),
    account: account(report, usual),
    sides: [sideView('Before', before, formats.before), sideView('After', after, formats.after)],
    statuses: statusChanges(before, after),
    total: {
      before: before.summary.total,
      after: after.summary.total,
      change: difference(before.summary.total, after.summary.total),
    },
    flow: flowOf(report),
    urgent: urgentChanges(shown, formats.after),
    severe: views.some(({ severity }) => severity !== null),
    widths: overviewWidths(report.entries),
    overview: inPieces(views, printed),
    tableChanges: report.tableChanges.map((change) => formats.after.text(tableChangeSentence(change))),
    groups: changeKinds.flatMap((kind): readonly GroupView[] => {
      const own = shown.filter((one) => one.kind === kind).map(({ view }) => view);
      return own.length === 0 ? [] : [{ kind, ...changeHeadings[kind], count: own.length, entries: own }];
    }),
    tracker: after.evidence === undefined ? null : trackerSentence(after.summary, after.evidence),
    trackerChanges: trackerPart(report, formats.after),
    diagnostics: report.diagnostics.map((one) => diagnosticRow(one, formats.after)),
  };
}

function trackerPart({ tracker }: ComparisonReport, format: Format): ComparisonView['trackerChanges'] {
  if (tracker === undefined) return null;
  const [from, to] = [tracker.before.asked, tracker.after.asked].map(dayInWords);
  return {
    days: from === to ? `on ${to ?? ''}` : `from ${from ?? ''} to ${to ?? ''}`,
    rows: trackerChanges(tracker, format),
  };
}

/** It may name columns of the author's; on a page the numbers on both sides of the arrow stay together. */
function headline(report: ComparisonReport, { name, text }: Format): string {
  const words = text(`${comparisonHeadline(report)}.`).toString();
  return name === 'html' ? words.replace(' → ', '\u00a0→\u00a0') : words;
}

function account({ summary }: ComparisonReport, usual: MatchedBy | null): string {
  const { matched, unchanged, cosmetic } = summary;
  const spelling = cosmetic === 0 ? '' : `, ${cosmetic} ${cosmetic === 1 ? 'differs' : 'differ'} in spelling alone`;
  return `Open means not settled. ${counted(matched, 'finding')} ${matched === 1 ? 'is' : 'are'} in both snapshots: ${unchanged} unchanged${spelling}, ${matched - unchanged - cosmetic} changed. A finding that is no longer listed is not taken for resolved.${usual === null ? '' : ` Where nothing else is said, they are paired by the ${matchWords(usual, null)}.`}`;
}

function sideView(name: 'Before' | 'After', compared: ComparedSnapshot, format: Format): SideView {
  const { snapshot, summary, revision, date } = compared;
  const label = barLabel(summary.byStatus);
  const day = dayInWords(date);
  const commit = revision === null ? '' : `, commit ${revision.slice(0, 12)}`;
  return {
    name,
    title: format.text(snapshot.title),
    snapshot: { ...snapshotView({ ...snapshot, date }, format), date: day === null ? null : `${day}${commit}` },
    bar: statusBar(summary.byStatus, `${name}: ${label}`),
    barLabel: label,
    caption: `${name}${day === null ? '' : `, ${day}`}: ${counted(summary.total, 'finding')}, ${summary.unsettled} open`,
  };
}

function statusChanges(before: ComparedSnapshot, after: ComparedSnapshot): readonly StatusChange[] {
  const count = ({ summary }: ComparedSnapshot, wanted: StatusKind): number =>
    summary.byStatus.find(({ kind }) => kind === wanted)?.count ?? 0;
  return statusKinds.flatMap((kind) => {
    const [old, young] = [count(before, kind), count(after, kind)];
    if (old + young === 0) return [];
    const { label } = statusMeanings[kind];
    return [{ kind, label, settled: isSettled(kind), before: old, after: young, change: difference(old, young) }];
  });
}

function difference(before: number, after: number): string {
  if (before === after) return '±0';
  return after > before ? `+${after - before}` : `−${before - after}`;
}

function entryView(entry: ComparisonEntry, at: number, formats: Formats, usual: MatchedBy | null): EntryView {
  const { before, after, matchedBy, likeness, candidates } = entry;
  const format = after === null ? formats.before : formats.after;
  const finding = after ?? before;
  if (finding === null) throw new Error('an entry without a finding');
  const moved = before !== null && after !== null && before.status.kind !== after.status.kind;
  return {
    anchor: `change-${at + 1}`,
    id: finding.id === null || finding.id === finding.title.text ? null : format.text(finding.id),
    title: format.rich(finding.title),
    issue:
      finding.tracker === null || finding.tracker.verbatim.text === '' ? null : format.rich(finding.tracker.verbatim),
    severity: rated(finding.severity, finding.position, format),
    what: changeHeadings[leadOf(entry)].title,
    before: before === null ? null : standing(before),
    after: after === null ? null : standing(after),
    from: moved ? standing(before) : null,
    to: standing(finding),
    words: matchedBy === null && finding.status.verbatim !== null ? format.rich(finding.status.verbatim) : null,
    changes: matchedBy === null ? [] : entry.changes.map((change) => changeView(change, entry, formats)),
    links: matchedBy === null ? [] : statusLinks(finding, format),
    match: matchedBy === null || matchedBy === usual ? null : matchWords(matchedBy, likeness),
    candidates: candidates.map((key) => format.text(key)),
  };
}

/** A cell that holds nothing but a dash names no issue. */
function issueOf({ tracker }: Finding, format: Format): Ready | null {
  return tracker !== null && /[\p{L}\p{N}]/u.test(tracker.verbatim.text) ? format.rich(tracker.verbatim) : null;
}

function standing({ status }: Finding): Standing {
  return { kind: status.kind, status: statusMeanings[status.kind].label };
}

function changeView(change: Change, { before, after }: ComparisonEntry, formats: Formats): ChangeView {
  const name = change.field === null ? '' : fieldName(change.field);
  if (change.kind === 'relinked' && before !== null && after !== null) return relinked(name, before, after, formats);
  return { field: formats.after.text(name), ...markWords(change.before, change.after, formats.after) };
}

/** Links instead of the names of what they lead to, in the author's words. */
function relinked(name: string, before: Finding, after: Finding, formats: Formats): ChangeView {
  const words = (finding: Finding, format: Format, tag: 'del' | 'ins'): Ready | null => {
    const issue = issueOf(finding, format);
    return issue === null ? null : new Ready(`<${tag}>${issue.toString()}</${tag}>`);
  };
  return { field: name, before: words(before, formats.before, 'del'), after: words(after, formats.after, 'ins') };
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
