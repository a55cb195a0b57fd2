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
import { compareEvidence } from '../evidence/compare.ts';
import { matchRows } from './ladder.ts';
import { rowsOfFindings } from './row.ts';
import { workItemDiagnostics } from './work-items.ts';

/** What a comparison needs to be told. */
export interface CompareOptions {
  /** Findings a person knows to be the same; empty where nobody said so. */
  readonly aliases: readonly Alias[];
  /** Tells which kinds of status are settled. */
  readonly settled: (kind: StatusKind) => boolean;
}

/**
 * Holds two snapshots against each other: which findings are the same, and what happened to each.
 * The other direction gives the same pairs with every change reversed.
 */
export function compare(before: StatusReport, after: StatusReport, options: CompareOptions): ComparisonReport {
  const matching = matchRows(rowsOfFindings(before), rowsOfFindings(after), options.aliases);
  const { entries, ...numbers } = outcomeOf(before, after, matching, options.settled);
  const tracker = compareEvidence(before, after);
  return {
    kind: 'comparison',
    schemaVersion: 2,
    before: compared(before),
    after: compared(after),
    summary: { changes: countChanges(entries), ...numbers },
    entries,
    ...(tracker === null ? {} : { tracker }),
    diagnostics: [
      ...swapped(before, after),
      ...fewMatches(before, after, numbers.matched),
      ...matching.diagnostics,
      ...workItemDiagnostics(before, after, options.aliases),
    ],
  };
}

function compared({ snapshot, summary, linkDefinitions, evidence }: StatusReport): ComparedSnapshot {
  return { snapshot, summary, linkDefinitions, ...(evidence === undefined ? {} : { evidence }) };
}

/** Counts entries, not changes: a finding with two edited columns is one edited finding. */
function countChanges(entries: readonly ComparisonEntry[]): ComparisonSummary['changes'] {
  const count = (kind: ChangeKind): number =>
    entries.filter(({ changes }) => changes.some((change) => change.kind === kind)).length;
  return {
    reopened: count('reopened'),
    regressed: count('regressed'),
    added: count('added'),
    removed: count('removed'),
    resolved: count('resolved'),
    progressed: count('progressed'),
    restated: count('restated'),
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

function swapped(before: StatusReport, after: StatusReport): readonly Diagnostic[] {
  const [old, young] = [before.snapshot.date, after.snapshot.date];
  if (old === null || young === null || old <= young) return [];
  const message = `The snapshot compared from (${old}) is later than the one compared to (${young}): swap them to read the changes forwards.`;
  return [diagnose('swapped-in-time', message, null)];
}

function fewMatches(before: StatusReport, after: StatusReport, matched: number): readonly Diagnostic[] {
  const smaller = Math.min(before.findings.length, after.findings.length);
  if (matched * 4 >= smaller) return [];
  const share =
    matched === 0
      ? `None of ${smaller} findings is`
      : `Only ${matched} of ${smaller} findings ${matched === 1 ? 'is' : 'are'}`;
  const message = `${share} in both snapshots: they may belong to different audits.`;
  return [diagnose('few-matches', message, null)];
}
