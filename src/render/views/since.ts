import type { ChangeKind, Since, Summary } from '../../domain/model.ts';
import { dayInWords, listed } from '../words.ts';

/** What changed since an earlier snapshot, in one sentence: `3 resolved, 1 reopened …; 15 → 13 not settled`. */
export function sinceSentence({ snapshot, unsettledBefore, changes }: Since, summary: Summary): string {
  const day = dayInWords(snapshot.date) ?? snapshot.source;
  const news = changes.flatMap(({ kind, count }) =>
    kind in changeWords ? [`${count} ${changeWords[kind] ?? kind}`] : [],
  );
  const what = news.length > 0 ? listed(news) : changes.length > 0 ? 'no status changed' : 'nothing changed';
  return `Since ${day}: ${what}; ${unsettledBefore} → ${summary.unsettled} not settled.`;
}

/** The kinds of change that are news, in the words of a headline. */
export const changeWords: { readonly [kind in ChangeKind]?: string } = {
  resolved: 'resolved',
  reopened: 'reopened',
  regressed: 'gone back',
  added: 'new',
  removed: 'no longer listed',
  progressed: 'progressed',
  restated: 'reworded',
  ambiguous: 'that cannot be told apart',
};
