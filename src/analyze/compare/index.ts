import { diagnose } from '../../domain/diagnostics.ts';
import type {
  ChangeKind,
  ComparedSnapshot,
  ComparisonEntry,
  ComparisonReport,
  ComparisonSummary,
  Diagnostic,
  StatusKind,
  StatusReport,
} from '../../domain/model.ts';
import type { Alias } from '../../domain/settings.ts';
import { outcomeOf } from './entries.ts';
import { matchRows, type Matching } from './match/index.ts';
import { rowsOfFindings } from './match/row.ts';
import { compareEvidence } from '../evidence/compare.ts';
import { workItemDiagnostics } from './work-items.ts';

/** What a comparison needs to be told. */
export interface CompareOptions {
  /** Findings a person knows to be the same; empty where nobody said so. */
  readonly aliases: readonly Alias[];
  /** Tells which kinds of status are settled. */
  readonly settled: (kind: StatusKind) => boolean;
}

/**
 * Compares two snapshots: which findings are the same, and what happened to each.
 * The other direction gives the same pairs with every change reversed.
 */
export function compare(before: StatusReport, after: StatusReport, options: CompareOptions): ComparisonReport {
  return compareMatched(before, after, matchFindings(before, after, options), options);
}

/** Finds which findings of two snapshots are the same. */
export function matchFindings(before: StatusReport, after: StatusReport, { aliases }: CompareOptions): Matching {
  return matchRows(rowsOfFindings(before), rowsOfFindings(after), aliases);
}

/** Compares two snapshots of which is known which findings are the same. */
export function compareMatched(
  before: StatusReport,
  after: StatusReport,
  matching: Matching,
  { aliases, settled }: CompareOptions,
): ComparisonReport {
  const { entries, tableChanges, ...numbers } = outcomeOf(before, after, matching, settled);
  const tracker = compareEvidence(before, after);
  return {
    kind: 'comparison',
    schemaVersion: 3,
    before: compared(before),
    after: compared(after),
    summary: { changes: countChanges(entries), ...numbers },
    tableChanges,
    entries,
    ...(tracker === null ? {} : { tracker }),
    diagnostics: [
      ...swappedInTime(before.snapshot.date, after.snapshot.date),
      ...fewMatches(before, after, numbers.matched),
      ...matching.diagnostics,
      ...workItemDiagnostics(before, after, aliases),
    ],
  };
}

/** Tells whether so few findings of the smaller snapshot are in the other that they are hardly of one audit. */
export function isHardlyMatched(before: number, after: number, matched: number): boolean {
  return matched * mostFindingsPerMatch < Math.min(before, after);
}

/** Fewer than one finding in this many: an audit that lost three of four of its findings has become another one. */
export const mostFindingsPerMatch = 4;

/** Says where the snapshot compared from is the later one. Days are `YYYY-MM-DD`, null where they are not known. */
export function swappedInTime(before: string | null, after: string | null): readonly Diagnostic[] {
  if (before === null || after === null || before <= after) return [];
  const message = `The snapshot compared from (${before}) is later than the one compared to (${after}): swap them to read the changes forwards.`;
  return [diagnose('swapped-in-time', message, null)];
}

function compared({ snapshot, summary, linkDefinitions, evidence }: StatusReport): ComparedSnapshot {
  const source = evidence === undefined ? {} : { evidence };
  return { snapshot, revision: null, date: snapshot.date, summary, linkDefinitions, ...source };
}

/** Counts entries, not changes: a finding with two edited columns is one edited finding. */
function countChanges(entries: readonly ComparisonEntry[]): ComparisonSummary['changes'] {
  const counts = new Map<ChangeKind, number>();
  for (const { changes } of entries)
    for (const kind of new Set(changes.map((change) => change.kind))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const count = (kind: ChangeKind): number => counts.get(kind) ?? 0;
  return {
    reopened: count('reopened'),
    withdrawn: count('withdrawn'),
    regressed: count('regressed'),
    'rated-higher': count('rated-higher'),
    added: count('added'),
    'listed-again': count('listed-again'),
    removed: count('removed'),
    resolved: count('resolved'),
    progressed: count('progressed'),
    restated: count('restated'),
    rescheduled: count('rescheduled'),
    reassigned: count('reassigned'),
    'rated-lower': count('rated-lower'),
    rerated: count('rerated'),
    relinked: count('relinked'),
    retitled: count('retitled'),
    renumbered: count('renumbered'),
    moved: count('moved'),
    edited: count('edited'),
    'entered-remaining-work': count('entered-remaining-work'),
    'left-remaining-work': count('left-remaining-work'),
    ambiguous: count('ambiguous'),
  };
}

function fewMatches(before: StatusReport, after: StatusReport, matched: number): readonly Diagnostic[] {
  const smaller = Math.min(before.findings.length, after.findings.length);
  if (!isHardlyMatched(before.findings.length, after.findings.length, matched)) return [];
  const share =
    matched === 0
      ? `None of ${smaller} findings is`
      : `Only ${matched} of ${smaller} findings ${matched === 1 ? 'is' : 'are'}`;
  const message = `${share} in both snapshots: they may belong to different audits.`;
  return [diagnose('few-matches', message, null)];
}
