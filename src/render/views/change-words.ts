import type { ChangeKind, ComparisonReport, MatchedBy } from '../../domain/model.ts';

/** Headings over the entries of one kind, and what a reader should know of them. */
export const changeHeadings: {
  readonly [kind in ChangeKind]: { readonly title: string; readonly note: string | null };
} = {
  reopened: { title: 'Reopened', note: null },
  regressed: { title: 'Gone back', note: null },
  added: { title: 'New', note: null },
  removed: {
    title: 'No longer listed',
    note: 'The later snapshot does not list them; it does not say that they were resolved.',
  },
  resolved: { title: 'Resolved', note: null },
  progressed: { title: 'Progressed', note: null },
  restated: { title: 'Status in other words', note: null },
  rerated: { title: 'Rated differently', note: null },
  relinked: { title: 'Issue changed', note: null },
  retitled: { title: 'Retitled', note: null },
  renumbered: { title: 'Renumbered', note: null },
  moved: { title: 'Moved', note: null },
  edited: { title: 'Edited', note: null },
  'entered-remaining-work': { title: 'Now among remaining work', note: null },
  'left-remaining-work': { title: 'No longer among remaining work', note: null },
  ambiguous: {
    title: 'Cannot be told apart',
    note: 'Several rows could be the same finding. A file for --aliases settles which is which.',
  },
};

/** What held two rows together, in words. */
export function matchWords(matchedBy: MatchedBy, likeness: number | null): string {
  return matchedBy === 'likeness' ? `title likeness ${(likeness ?? 0).toFixed(2)}` : rungs[matchedBy];
}

const rungs: { readonly [rung in Exclude<MatchedBy, 'likeness'>]: string } = {
  alias: 'aliases file',
  id: 'same id',
  issue: 'same issue',
  advisory: 'same advisory',
  'number-and-title': 'same number and title',
  title: 'same title',
};

/** What a change is about: our word for a field, or null where the field is a column of the author's. */
export const fieldWords: { readonly [field: string]: string } = {
  status: 'Status',
  title: 'Title',
  id: 'Number',
  issue: 'Issue',
  tracker: 'Issue',
  section: 'Section',
  table: 'Table',
  severity: 'Severity',
  timeCommitment: 'Time',
  complexity: 'Complexity',
  benefit: 'Benefit',
  'remaining work': 'Remaining work',
};

const news: readonly (readonly [ChangeKind, string])[] = [
  ['resolved', 'resolved'],
  ['reopened', 'reopened'],
  ['regressed', 'gone back'],
  ['added', 'new'],
  ['removed', 'no longer listed'],
  ['progressed', 'progressed'],
  ['ambiguous', 'that cannot be told apart'],
];

/** A comparison in one sentence: `3 resolved, 1 reopened, 2 new; 15 → 13 open`. */
export function comparisonHeadline({ before, after, summary, entries }: ComparisonReport): string {
  const parts = news.flatMap(([kind, word]) =>
    summary.changes[kind] === 0 ? [] : [`${summary.changes[kind]} ${word}`],
  );
  const others = entries.filter(
    ({ changes }) => !changes.some(({ kind }) => news.some(([one]) => one === kind)),
  ).length;
  if (others > 0) parts.push(parts.length === 0 ? `${others} changed in other ways` : `${others} otherwise changed`);
  const what = parts.length === 0 ? 'Nothing changed' : parts.join(', ');
  return `${what}; ${before.summary.unsettled} → ${after.summary.unsettled} open`;
}
