import type {
  ChangedField,
  ChangeKind,
  ComparisonReport,
  MatchedBy,
  OwnField,
  TableChange,
} from '../../domain/model.ts';
import { counted } from '../words.ts';

/** Headings over the entries of one kind, and what a reader should know of them. */
export const changeHeadings: {
  readonly [kind in ChangeKind]: { readonly title: string; readonly note: string | null };
} = {
  reopened: { title: 'Reopened', note: null },
  withdrawn: {
    title: 'Status withdrawn',
    note: 'The later snapshot leaves their status empty; it does not say that they were reopened.',
  },
  regressed: { title: 'Regressed', note: null },
  'rated-higher': { title: 'Rated higher', note: null },
  added: { title: 'New', note: null },
  'listed-again': { title: 'Listed again', note: null },
  removed: {
    title: 'No longer listed',
    note: 'The later snapshot does not list them; it does not say that they were resolved.',
  },
  resolved: { title: 'Resolved', note: null },
  progressed: { title: 'Progressed', note: null },
  restated: { title: 'Status in other words', note: null },
  rescheduled: { title: 'Due date moved', note: null },
  reassigned: { title: 'Owner changed', note: null },
  'rated-lower': { title: 'Rated lower', note: null },
  rerated: { title: 'Rated differently', note: null },
  relinked: { title: 'Issue changed', note: null },
  retitled: { title: 'Retitled', note: null },
  renumbered: { title: 'Renumbered', note: null },
  moved: { title: 'Moved', note: null },
  edited: { title: 'Edited', note: null },
  'entered-remaining-work': { title: 'Now among remaining work', note: null },
  'left-remaining-work': { title: 'No longer among remaining work', note: null },
  ambiguous: {
    title: 'Ambiguous',
    note: 'Several rows could be the same finding. A file for --aliases settles which is which.',
  },
};

/** What held two rows together, in words. */
export function matchWords(matchedBy: MatchedBy, likeness: number | null): string {
  return matchedBy === 'likeness' ? `title likeness ${(likeness ?? 0).toFixed(2)}` : matchNames[matchedBy];
}

const matchNames: { readonly [key in Exclude<MatchedBy, 'likeness'>]: string } = {
  alias: 'aliases file',
  id: 'same id',
  issue: 'same issue',
  advisory: 'same advisory',
  'number-and-title': 'same number and title',
  title: 'same title',
};

/** Names what a change is about: our word for a field of ours, the author's name of a column. */
export function fieldName(field: ChangedField): string {
  if (field.kind === 'column') return field.of === 'work' ? `Remaining work: ${field.name}` : field.name;
  const words = ownNames[field.name];
  return field.of === 'work' && !estimates.has(field.name) ? `Remaining work: ${words.toLowerCase()}` : words;
}

const ownNames: { readonly [name in OwnField]: string } = {
  status: 'Status',
  title: 'Title',
  id: 'Number',
  issue: 'Issue',
  tracker: 'Issue',
  section: 'Section',
  table: 'Table',
  severity: 'Severity',
  owner: 'Owner',
  due: 'Due',
  timeCommitment: 'Time',
  complexity: 'Complexity',
  benefit: 'Benefit',
  work: 'Remaining work',
};

/** Only remaining work has them. */
const estimates: ReadonlySet<OwnField> = new Set(['timeCommitment', 'complexity', 'benefit']);

/** Says in a sentence what changed of all findings at once: `The column “Owner” is new (21 findings).` */
export function tableChangeSentence({ kind, field, rows, example }: TableChange): string {
  const findings = counted(rows, 'finding');
  if (kind === 'renumbered')
    return `${findings} ${rows === 1 ? 'has' : 'have'} another number, as in ${example.before ?? 'none'} → ${example.after ?? 'none'}.`;
  const what = `${field.kind === 'column' ? 'The column ' : ''}“${fieldName(field)}”`;
  return kind === 'column-added' ? `${what} is new (${findings}).` : `${what} is gone (${findings}).`;
}

const news: readonly (readonly [ChangeKind, string])[] = [
  ['resolved', 'resolved'],
  ['reopened', 'reopened'],
  ['withdrawn', 'with their status withdrawn'],
  ['rated-higher', 'rated higher'],
  ['regressed', 'regressed'],
  ['added', 'new'],
  ['removed', 'no longer listed'],
  ['progressed', 'progressed'],
  ['rescheduled', 'with another due date'],
  ['ambiguous', 'ambiguous'],
];

/** A comparison in one sentence: `3 resolved, 1 reopened, 2 new; 15 → 13 open`. */
export function comparisonHeadline({ before, after, summary, entries, tableChanges }: ComparisonReport): string {
  const parts = news.flatMap(([kind, word]) =>
    summary.changes[kind] === 0 ? [] : [`${summary.changes[kind]} ${word}`],
  );
  const others = entries.filter(
    ({ changes }) => !changes.some(({ kind }) => news.some(([one]) => one === kind)),
  ).length;
  if (others > 0) parts.push(parts.length === 0 ? `${others} changed in other ways` : `${others} otherwise changed`);
  const what = [...parts, ...tableChanges.map(inShort)];
  const open = `${before.summary.unsettled} → ${after.summary.unsettled} open`;
  return `${what.length === 0 ? 'Nothing changed' : what.join(', ')}; ${open}`;
}

function inShort({ kind, field, rows }: TableChange): string {
  if (kind === 'renumbered') return `${rows} renumbered`;
  const what = kind === 'column-added' ? 'new column' : 'column gone:';
  return `${what} ${fieldName(field)}`;
}
