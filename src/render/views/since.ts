import type { ChangeKind, Since, StatusReport } from '../../domain/model.ts';
import { dayInWords, listed } from '../words.ts';

/** What changed since an earlier snapshot, in one sentence: `3 resolved, 1 reopened …; 15 → 13 not settled`. */
export function sinceSentence(
  { snapshot, unsettledBefore, changes }: Since,
  { snapshot: now, summary }: StatusReport,
): string {
  const day = dayInWords(snapshot.date);
  // A post that is edited in place names the same day in all its revisions, or one before that of the revision.
  const isOlder = snapshot.date !== null && (now.date === null || snapshot.date < now.date);
  const since = day === null ? snapshot.source : isOlder ? day : `${snapshot.source} (${day})`;
  const news = changes.flatMap(({ kind, count }) =>
    kind in changeWords ? [`${count} ${changeWords[kind] ?? kind}`] : [],
  );
  const what = news.length > 0 ? listed(news) : changes.length > 0 ? 'no status changed' : 'nothing changed';
  return `Since ${since}: ${what}; ${unsettledBefore} → ${summary.unsettled} not settled.`;
}

/** The kinds of change that are news, in the words of a headline. */
export const changeWords: { readonly [kind in ChangeKind]?: string } = {
  resolved: 'resolved',
  reopened: 'reopened',
  withdrawn: 'with their status withdrawn',
  'rated-higher': 'rated higher',
  'listed-again': 'listed again',
  regressed: 'regressed',
  added: 'new',
  removed: 'no longer listed',
  progressed: 'progressed',
  restated: 'reworded',
  rescheduled: 'with another due date',
  ambiguous: 'ambiguous',
};
