import {
  changeKinds,
  type AuditMoment,
  type BurnDownPoint,
  type ChangeKind,
  type EarlierAudit,
  type HistoryReport,
  type HistorySnapshot,
  type Transition,
} from '../../domain/model.ts';
import { changeHeadings } from './change-words.ts';
import { changeWords } from './since.ts';
import { counted, dayInWords } from '../words.ts';

/** A history in one sentence: what stood first and what stands now, when most were open, and whether that is the end. */
export function historyHeadline(report: HistoryReport): string {
  const { snapshots, title, earlier } = report;
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (first === undefined || last === undefined) return title;
  const which = earlier.length === 0 ? '' : `Audit ${earlier.length + 1} of ${earlier.length + 1} in this source: `;
  const end = `${longestOpen(report)}${endOf(report, last)}`;
  if (snapshots.length === 1) {
    const { total, unsettled } = last.summary;
    return `${which}${which === '' ? 'One' : 'one'} version, of ${dayOf(last)}: ${unsettled} of ${counted(total, 'finding')} open${end}`;
  }
  const peak = peakOf(report.burnDown, first, last);
  return `${which}${courseOf(first, last)}${peak} in ${snapshots.length} versions ${spanOf(first, last)}${end}`;
}

function courseOf({ summary: first }: HistorySnapshot, { summary: last }: HistorySnapshot): string {
  if (first.total === last.total)
    return `${first.unsettled} → ${last.unsettled} open of ${counted(last.total, 'finding')}`;
  return `${first.unsettled} of ${first.total} → ${last.unsettled} of ${counted(last.total, 'finding')} open`;
}

/** When most were open, where that was neither at the beginning nor at the end. */
function peakOf(points: readonly BurnDownPoint[], first: HistorySnapshot, last: HistorySnapshot): string {
  const most = Math.max(...points.map(({ unsettled }) => unsettled));
  if (most <= Math.max(first.summary.unsettled, last.summary.unsettled)) return '';
  const day = dayInWords(points.find(({ unsettled }) => unsettled === most)?.date ?? null);
  return ` (at most ${most}${day === null ? '' : `, on ${day}`})`;
}

function spanOf(first: HistorySnapshot, last: HistorySnapshot): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  return from === to ? `of ${from}` : `from ${from} to ${to}`;
}

function dayOf({ date }: HistorySnapshot | AuditMoment): string {
  return dayInWords(date) ?? 'an unknown day';
}

function longestOpen({ findings, longestUnresolved, asOf }: HistoryReport): string {
  const oldest = findings[longestUnresolved[0] ?? -1]?.unresolvedDays ?? null;
  const day = dayInWords(asOf);
  if (oldest === null || oldest === 0) return '';
  return `; open the longest: ${counted(oldest, 'day')}${day === null ? '' : `, as of ${day}`}`;
}

/** What is told of the newest version, where that is not the one the numbers are of. */
function endOf({ ending }: HistoryReport, last: HistorySnapshot): string {
  if (ending === null) return '';
  const day = dayInWords(ending.date) ?? ending.date;
  if (ending.kind === 'deleted') return `; deleted on ${day}`;
  const later = ending.versions === 1 ? 'the later version' : `the ${ending.versions} later versions`;
  const since = ending.versions === 1 ? `of ${day}` : `since ${day}`;
  return `; as of ${dayOf(last)}: ${later}, ${since}, cannot be read`;
}

/** An audit that the source held before, in one sentence. */
export function earlierAuditSentence({ title, versions, first, last, peak }: EarlierAudit): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  const span = from === to ? from : `${from} to ${to}`;
  const most = peak.unsettled > Math.max(first.unsettled, last.unsettled) ? `, at most ${peak.unsettled}` : '';
  return `${title}, ${span}, ${counted(versions, 'version')}: ${inNumbers(first)} → ${inNumbers(last)} open${most}`;
}

function inNumbers({ unsettled, total }: AuditMoment): string {
  return `${unsettled} of ${total}`;
}

/** How a version is called: the first characters of its commit, else its source. */
export function versionName({ revision, snapshot }: HistorySnapshot): string {
  return revision === null ? snapshot.source : revision.slice(0, 12);
}

/** What a version changed, in numbers; what is no news is not counted one by one. */
export function changeNumbers({ changes, deleted }: HistorySnapshot): string {
  const parts = changes.flatMap(({ kind, count }) =>
    changeWords[kind] === undefined ? [] : [`${count} ${changeWords[kind]}`],
  );
  const words = parts.length === 0 && changes.length > 0 ? 'details' : parts.join(', ');
  return deleted ? `deleted; ${words}` : words;
}

/** What became of a finding, in words, the most urgent first. */
export function transitionWords({ changes }: Transition): string {
  const kinds: readonly ChangeKind[] = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
  return kinds.map((kind) => changeHeadings[kind].title.toLowerCase()).join(', ');
}
