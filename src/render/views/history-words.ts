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
import type { HistoryWords, MomentWords } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';
import { newsOf } from './since.ts';

type Told = Parameters<HistoryWords['headline']>[0];

/** A history in one sentence: what stood first and what stands now, when most were open, and whether that is the end. */
export function historyHeadline(report: HistoryReport, words: Words): string {
  const { snapshots, title, earlier } = report;
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (first === undefined || last === undefined) return title;
  return words.history.headline({
    audit: earlier.length === 0 ? null : earlier.length + 1,
    versions: snapshots.length,
    first: moment({ ...first.summary, date: first.date }, words),
    last: moment({ ...last.summary, date: last.date }, words),
    peak: peakOf(report.burnDown, first, last, words),
    longest: longestOpen(report, words),
    ending: endOf(report, words),
  });
}

function moment({ date, total, unsettled }: Omit<AuditMoment, 'revision'>, { grammar }: Words): MomentWords {
  return { day: grammar.day(date), total, unsettled };
}

/** When most were open, where that was neither at the beginning nor at the end. */
function peakOf(
  points: readonly BurnDownPoint[],
  first: HistorySnapshot,
  last: HistorySnapshot,
  { grammar }: Words,
): Told['peak'] {
  const most = Math.max(...points.map(({ unsettled }) => unsettled));
  if (most <= Math.max(first.summary.unsettled, last.summary.unsettled)) return null;
  return { unsettled: most, day: grammar.day(points.find(({ unsettled }) => unsettled === most)?.date ?? null) };
}

function longestOpen({ findings, longestUnresolved, asOf }: HistoryReport, { grammar }: Words): Told['longest'] {
  const oldest = findings[longestUnresolved[0] ?? -1]?.unresolvedDays ?? null;
  return oldest === null || oldest === 0 ? null : { days: oldest, asOf: grammar.day(asOf) };
}

function endOf({ ending }: HistoryReport, { grammar }: Words): Told['ending'] {
  return ending === null ? null : { ...ending, day: grammar.day(ending.date) ?? ending.date };
}

/** An audit that the source held before, in one sentence. */
export function earlierAuditSentence({ title, versions, first, last, peak }: EarlierAudit, words: Words): string {
  return words.history.earlierAudit({
    title,
    versions,
    first: moment(first, words),
    last: moment(last, words),
    peak: peak.unsettled > Math.max(first.unsettled, last.unsettled) ? peak.unsettled : null,
  });
}

/** Whether a version is told of: where it changed a finding; the first and the last always. */
export function isToldVersion(
  { changes, deleted }: HistorySnapshot,
  at: number,
  all: readonly HistorySnapshot[],
): boolean {
  return at === 0 || at === all.length - 1 || deleted || changes.length > 0;
}

/** Which findings have been open for a day or more, or for an unknown time, the longest first. */
export function openTheLongest({ findings, longestUnresolved }: HistoryReport): readonly number[] {
  return longestUnresolved.filter((at) => findings[at]?.unresolvedDays !== 0);
}

/** How a version is called: the first characters of its commit, else its source. */
export function versionName({ revision, snapshot }: HistorySnapshot): string {
  return revision === null ? snapshot.source : revision.slice(0, 12);
}

/** What a version changed, in numbers; what is no news is not counted one by one. */
export function changeNumbers({ changes, deleted }: HistorySnapshot, words: Words): string {
  return words.history.changes(newsOf(changes, words), { changed: changes.length > 0, deleted });
}

/** What became of a finding, in words, the most urgent first. */
export function transitionWords({ changes }: Transition, words: Words): string {
  const kinds: readonly ChangeKind[] = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
  return kinds.map((kind) => words.changes[kind].inText).join(', ');
}
