import {
  changeKinds,
  levels,
  type ChangeKind,
  type ComparisonEntry,
  type ComparisonReport,
  type Level,
  type MatchedBy,
} from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Format } from '../format.ts';
import type { Words } from '../catalogue/words.ts';
import { shortWidths } from './column-widths.ts';
import { rowsOfPrintedTable } from './pagination.ts';
import { mostNamedFindings, shortName } from './severity-rows.ts';
import type { Text } from './view-model.ts';

/** Findings of one severity that came back, or are new, by name. */
export interface UrgentChanges {
  /** What became of them and how severe they are, in words. */
  readonly label: string;
  readonly count: number;
  readonly findings: readonly { readonly anchor: string; readonly name: Text }[];
  /** How many are not named. */
  readonly more: number;
}

/** The most urgent kind of change of an entry. */
export function leadOf({ changes }: ComparisonEntry): ChangeKind {
  return changeKinds.find((kind) => changes.some((change) => change.kind === kind)) ?? 'edited';
}

/** The most urgent kind first, within a kind the most severe, then as they were. */
export function byUrgency(entries: readonly ComparisonEntry[]): readonly ComparisonEntry[] {
  const rank = (entry: ComparisonEntry): number => levels.indexOf(levelOf(entry) ?? 'none');
  return entries.toSorted(
    (a, b) => changeKinds.indexOf(leadOf(a)) - changeKinds.indexOf(leadOf(b)) || rank(b) - rank(a),
  );
}

function levelOf({ before, after }: ComparisonEntry): Level | null {
  return (after ?? before)?.severity?.level ?? null;
}

/** What paired most of the rows, which need not say so one by one; null where none is paired. */
export function usualMatch({ entries }: ComparisonReport): MatchedBy | null {
  const counts = new Map<MatchedBy, number>();
  for (const { matchedBy } of entries)
    if (matchedBy !== null && matchedBy !== 'likeness') counts.set(matchedBy, (counts.get(matchedBy) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? null;
}

interface Shown {
  readonly kind: ChangeKind;
  readonly entry: ComparisonEntry;
  readonly view: { readonly anchor: string };
}

/** Findings from high on that were reopened or are new and not settled, a line for each kind and severity. */
export function urgentChanges(shown: readonly Shown[], format: Format): readonly UrgentChanges[] {
  const grave = levels.slice(levels.indexOf('high')).toReversed();
  return (['reopened', 'withdrawn', 'regressed', 'rated-higher', 'added'] as const).flatMap((kind) =>
    grave.flatMap((level): readonly UrgentChanges[] => {
      const own = shown.filter((one) => one.kind === kind && levelOf(one.entry) === level && isOpen(one.entry));
      if (own.length === 0) return [];
      const findings = own.slice(0, mostNamedFindings).map(({ entry, view }) => ({
        anchor: view.anchor,
        name: format.text(nameOf(entry)),
      }));
      const label = format.words.comparison.urgent(kind, level);
      return [{ label, count: own.length, findings, more: own.length - findings.length }];
    }),
  );
}

function isOpen({ after }: ComparisonEntry): boolean {
  return after !== null && !isSettled(after.status.kind);
}

function nameOf({ before, after }: ComparisonEntry): string {
  const finding = after ?? before;
  return finding === null ? '' : shortName(finding);
}

/** All entries, in print in pieces. */
export function inPieces<Entry>(
  entries: readonly Entry[],
  printed: boolean,
  { counts }: Words,
): readonly { readonly caption: string; readonly entries: readonly Entry[] }[] {
  const size = printed ? rowsOfPrintedTable : Math.max(1, entries.length);
  return Array.from({ length: Math.ceil(entries.length / size) }, (_, at) => {
    const piece = entries.slice(at * size, (at + 1) * size);
    const caption =
      entries.length > size
        ? counts.changeRange(at * size + 1, at * size + piece.length)
        : counts.allChanged(entries.length);
    return { caption, entries: piece };
  });
}

/** How wide the columns of the overview are that hold the author’s words. */
export function overviewWidths(
  entries: readonly ComparisonEntry[],
  words: Words,
): {
  readonly id: string;
  readonly severity: string;
} {
  return shortWidths(
    entries.flatMap(({ before, after }) => after ?? before ?? []),
    words,
  );
}
