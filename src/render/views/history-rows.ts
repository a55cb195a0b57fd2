import type { FindingHistory, HistorySnapshot, StatusKind, Transition } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import type { Format, Ready } from '../format.ts';
import { longestListedRating, longestListedWords, shortFormat } from '../short-format.ts';
import { transitionWords, versionName } from './history-words.ts';
import { severityCells } from './rows.ts';
import type { Text } from './view-model.ts';

/** The course of one finding. */
export interface HistoryRow {
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
  /** Whether any version lists it as not settled. */
  readonly wasOpen: boolean;
  /** For how many days, in words. */
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

/** Returns the course of a finding as templates see it; `at` is its place in the history. */
export function historyRow(
  history: FindingHistory,
  at: number,
  snapshots: readonly HistorySnapshot[],
  format: Format,
): HistoryRow {
  const { finding, first, last, listed, states: course, transitions, unresolvedDays } = history;
  const { id, title, tracker, status } = finding;
  const { grammar, counts, statuses } = format.words;
  const day = (version: number): string => {
    const one = snapshots[version];
    return one === undefined ? '' : (grammar.day(one.date) ?? versionName(one));
  };
  const wasOpen = course.some(({ kind }) => !isSettled(kind));
  const daysOpen = unresolvedDays === null ? say(format.words, 'unknown') : counts.days(unresolvedDays);
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
    wasOpen,
    open: wasOpen ? daysOpen : say(format.words, 'neverOpen'),
    states: course
      .map(({ kind, days }) => `${statuses[kind].label}${days === null ? '' : ` (${counts.days(days)})`}`)
      .join(' → '),
    transitions: turns.map(({ row }) => row),
    news: turns.filter(({ one, row }) => row.turn !== null || isNews(one)).map(({ row }) => row),
  };
}

/** Returns a finding as a list before all of them has it, where long words are cut. */
export function inList(
  row: HistoryRow | undefined,
  history: FindingHistory | undefined,
  format: Format,
): readonly HistoryRow[] {
  if (row === undefined || history === undefined) return [];
  const { id, title } = history.finding;
  const [names, cells] = [shortFormat(format, longestListedWords), shortFormat(format, longestListedRating)];
  return [
    {
      ...row,
      id: row.id === null || id === null ? null : cells.text(id),
      title: names.rich(title),
      ...severityCells(history.finding, cells),
    },
  ];
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
