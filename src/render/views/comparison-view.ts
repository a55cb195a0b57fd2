import {
  changeKinds,
  statusKinds,
  type Change,
  type ChangeKind,
  type ComparedSnapshot,
  type ComparisonEntry,
  type ComparisonReport,
  type Finding,
  type StatusKind,
} from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { changeHeadings, comparisonHeadline, fieldName, matchWords, tableChangeSentence } from './change-words.ts';
import { barLabel, statusBar } from '../charts/bar.ts';
import { Ready, type Format, type LinkContext } from '../format.ts';
import { diagnosticRow } from './diagnostic-rows.ts';
import { snapshotView } from './snapshot-view.ts';
import { trackerChanges, trackerSentence } from './tracker.ts';
import type { DiagnosticRow, SnapshotView, TrackerRow } from './view-model.ts';
import { markWords } from './word-marks.ts';
import { counted, dayInWords } from '../words.ts';

type Text = Ready | string;

/** Everything a template of a comparison may see. Every field is always there; absent ones are null. */
export interface ComparisonView {
  readonly title: Text;
  readonly plainTitle: string;
  readonly headline: string;
  /** What the numbers of the headline mean, and what did not change. */
  readonly account: string;
  readonly sides: readonly SideView[];
  readonly statuses: readonly StatusChange[];
  readonly total: { readonly before: number; readonly after: number };
  /** What changed of all findings at once, one sentence each. */
  readonly tableChanges: readonly Text[];
  readonly groups: readonly GroupView[];
  /** What the tracker says otherwise than the later snapshot, in numbers; null without evidence. */
  readonly tracker: string | null;
  /** What the tracker changed; null where not both snapshots have evidence. */
  readonly trackerChanges: { readonly days: string; readonly rows: readonly TrackerRow[] } | null;
  readonly diagnostics: readonly DiagnosticRow[];
}

/** One of the two snapshots. */
interface SideView {
  readonly name: 'Before' | 'After';
  readonly title: Text;
  readonly snapshot: SnapshotView;
  readonly bar: string;
  readonly barLabel: string;
  readonly caption: string;
}

/** How many findings stood and stand in one status. */
interface StatusChange {
  readonly kind: StatusKind;
  readonly label: string;
  readonly settled: boolean;
  readonly before: number;
  readonly after: number;
  readonly change: string;
}

/** Entries with the same most urgent kind of change. */
interface GroupView {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly note: string | null;
  readonly count: number;
  readonly entries: readonly EntryView[];
}

/** One finding that changed. */
interface EntryView {
  readonly anchor: string;
  readonly id: Text | null;
  readonly title: Ready;
  readonly issue: Ready | null;
  /** Where it stands; `from` is null where that did not change. */
  readonly from: Standing | null;
  readonly to: Standing;
  /** The author's words, for a finding of one snapshot only. */
  readonly words: Ready | null;
  readonly changes: readonly ChangeView[];
  readonly links: readonly { readonly href: string; readonly label: Text }[];
  readonly match: string | null;
  readonly candidates: readonly Text[];
}

interface Standing {
  readonly kind: StatusKind;
  readonly status: string;
}

/** One difference, before → after. */
interface ChangeView {
  readonly field: Text;
  readonly before: Ready | null;
  readonly after: Ready | null;
}

interface Formats {
  readonly before: Format;
  readonly after: Format;
}

/** Makes what the templates see of a comparison; every decision is made here. */
export function comparisonView(report: ComparisonReport, formatOf: (links: LinkContext) => Format): ComparisonView {
  const { before, after, entries } = report;
  const formats: Formats = { before: formatOf(linksOf(before)), after: formatOf(linksOf(after)) };
  const shown = entries.map((entry, at) => ({ kind: leadOf(entry), view: entryView(entry, at, formats) }));
  return {
    title: formats.after.text(after.snapshot.title),
    plainTitle: `What changed: ${after.snapshot.title}`,
    headline: headline(report, formats.after),
    account: account(report),
    sides: [sideView('Before', before, formats.before), sideView('After', after, formats.after)],
    statuses: statusChanges(before, after),
    total: { before: before.summary.total, after: after.summary.total },
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

function linksOf({ snapshot, linkDefinitions }: ComparedSnapshot): LinkContext {
  return { url: snapshot.url, definitions: linkDefinitions };
}

function leadOf({ changes }: ComparisonEntry): ChangeKind {
  return changeKinds.find((kind) => changes.some((change) => change.kind === kind)) ?? 'edited';
}

/** It may name columns of the author's; on a page the numbers on both sides of the arrow stay together. */
function headline(report: ComparisonReport, { name, text }: Format): string {
  const words = text(`${comparisonHeadline(report)}.`).toString();
  return name === 'html' ? words.replace(' → ', '\u00a0→\u00a0') : words;
}

function account({ summary }: ComparisonReport): string {
  const { matched, unchanged, cosmetic } = summary;
  const spelling = cosmetic === 0 ? '' : `, ${cosmetic} ${cosmetic === 1 ? 'differs' : 'differ'} in spelling alone`;
  return `Open means not settled. ${counted(matched, 'finding')} ${matched === 1 ? 'is' : 'are'} in both snapshots: ${unchanged} unchanged${spelling}, ${matched - unchanged - cosmetic} changed. A finding that is no longer listed is not taken for resolved.`;
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
    bar: statusBar(summary.byStatus, `${name}: ${label}`, `hatch-${name.toLowerCase()}`),
    barLabel: label,
    caption: `${name}${day === null ? '' : `, ${day}`}: ${counted(summary.total, 'finding')}, ${summary.unsettled} open`,
  };
}

function statusChanges(before: ComparedSnapshot, after: ComparedSnapshot): readonly StatusChange[] {
  const count = ({ summary }: ComparedSnapshot, wanted: StatusKind): number =>
    summary.byStatus.find(({ kind }) => kind === wanted)?.count ?? 0;
  return statusKinds.flatMap((kind) => {
    const [one, other] = [count(before, kind), count(after, kind)];
    if (one + other === 0) return [];
    const change = one === other ? '±0' : other > one ? `+${other - one}` : `−${one - other}`;
    return [{ kind, label: statusMeanings[kind].label, settled: isSettled(kind), before: one, after: other, change }];
  });
}

function entryView(entry: ComparisonEntry, at: number, formats: Formats): EntryView {
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
    from: moved ? standing(before) : null,
    to: standing(finding),
    words: matchedBy === null && finding.status.verbatim !== null ? format.rich(finding.status.verbatim) : null,
    changes: matchedBy === null ? [] : entry.changes.map((change) => changeView(change, entry, formats)),
    links: matchedBy === null ? [] : statusLinks(finding, format),
    match: matchedBy === null ? null : matchWords(matchedBy, likeness),
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
