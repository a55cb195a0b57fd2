import { levels, type ChangeKind, type Finding, type Since, type StatusReport } from '../../domain/model.ts';
import type { ChangeCount, CountedChange } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';
import type { Format } from '../format.ts';
import { anchorOf } from './rows.ts';
import { mostNamedFindings, shortName } from './severity-rows.ts';
import type { SinceNames } from './view-model.ts';

/** What changed since an earlier snapshot, in one sentence: `3 resolved, 1 reopened …; 15 → 13 not settled`. */
export function sinceSentence(
  { snapshot, unsettledBefore, changes, stillOpen, days }: Since,
  { snapshot: now, summary }: StatusReport,
  words: Words,
): string {
  const day = words.grammar.day(snapshot.date);
  // A post that is edited in place names the same day in all its revisions, or one before that of the revision.
  const isOlder = snapshot.date !== null && (now.date === null || snapshot.date < now.date);
  return words.status.since({
    since: day === null ? snapshot.source : isOlder ? day : `${snapshot.source} (${day})`,
    news: newsOf(changes, words),
    changed: changes.length > 0,
    before: unsettledBefore,
    after: summary.unsettled,
    stillOpen: days === null || days === 0 || stillOpen.length === 0 ? null : { count: stillOpen.length, days },
  });
}

/** Names the findings of the changes that matter most, the most severe first: a piece of a sentence for each kind. */
export function sinceNames({ changes }: Since, findings: readonly Finding[], format: Format): readonly SinceNames[] {
  return named.flatMap((kind): readonly SinceNames[] => {
    const own = changes.find((one) => one.kind === kind)?.findings ?? [];
    if (own.length === 0) return [];
    const sorted = own.toSorted((a, b) => severityOf(findings[b]) - severityOf(findings[a]) || a - b);
    const shown = sorted.slice(0, mostNamedFindings).flatMap((at) => {
      const finding = findings[at];
      return finding === undefined ? [] : [{ anchor: anchorOf(at), name: format.text(shortName(finding)) }];
    });
    return [{ label: format.words.changes[kind].label, findings: shown, more: own.length - shown.length }];
  });
}

const named = ['reopened', 'withdrawn', 'regressed', 'rated-higher', 'added', 'resolved'] as const;

function severityOf(finding: Finding | undefined): number {
  return finding?.severity?.level == null ? -1 : levels.indexOf(finding.severity.level);
}

/** The changes that are news, in the same order; others, such as new titles, are no matter for a headline. */
export function newsOf(
  changes: readonly { readonly kind: ChangeKind; readonly count: number }[],
  { countedChanges }: Words,
): readonly ChangeCount[] {
  const isCounted = (kind: ChangeKind): kind is CountedChange => Object.hasOwn(countedChanges, kind);
  return changes.flatMap(({ kind, count }) => (isCounted(kind) ? [{ kind, count }] : []));
}
