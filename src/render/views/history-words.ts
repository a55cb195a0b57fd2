import {
  changeKinds,
  type ChangeKind,
  type HistoryReport,
  type HistorySnapshot,
  type Transition,
} from '../../domain/model.ts';
import { changeHeadings } from './change-words.ts';
import { changeWords } from './since.ts';
import { counted, dayInWords } from '../words.ts';

/** A history in one sentence. */
export function historyHeadline({ snapshots, title, longestUnresolved, findings }: HistoryReport): string {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (first === undefined || last === undefined) return title;
  const days = [first, last].map(({ date }) => dayInWords(date) ?? 'an unknown day');
  const { total, unsettled } = last.summary;
  const oldest = findings[longestUnresolved[0] ?? -1]?.unresolvedDays ?? null;
  const longest = oldest === null || oldest === 0 ? '' : `; open the longest: ${counted(oldest, 'day')}`;
  if (snapshots.length === 1)
    return `One version, of ${days[0] ?? ''}: ${unsettled} of ${counted(total, 'finding')} open`;
  const span = days[0] === days[1] ? `of ${days[0] ?? ''}` : `from ${days[0] ?? ''} to ${days[1] ?? ''}`;
  return `${first.summary.unsettled} → ${unsettled} open of ${counted(total, 'finding')} in ${snapshots.length} versions ${span}${longest}`;
}

/** How a version is called: the first characters of its commit, else its source. */
export function versionName({ revision, snapshot }: HistorySnapshot): string {
  return revision === null ? snapshot.source : revision.slice(0, 12);
}

/** What a version changed, in numbers; what is no news is not counted one by one. */
export function changeNumbers(changes: HistorySnapshot['changes']): string {
  const parts = changes.flatMap(({ kind, count }) =>
    changeWords[kind] === undefined ? [] : [`${count} ${changeWords[kind]}`],
  );
  return parts.length === 0 && changes.length > 0 ? 'details' : parts.join(', ');
}

/** What became of a finding, in words, the most urgent first. */
export function transitionWords({ changes }: Transition): string {
  const kinds: readonly ChangeKind[] = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
  return kinds.map((kind) => changeHeadings[kind].title.toLowerCase()).join(', ');
}
