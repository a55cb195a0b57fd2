import type { ChangedField, ComparisonReport, MatchedBy, OwnField, TableChange } from '../../domain/model.ts';
import type { CountedChange, TableChangeWords } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';

/** What held two rows together, in words. */
export function matchWords(matchedBy: MatchedBy, likeness: number | null, { comparison }: Words): string {
  return matchedBy === 'likeness' ? comparison.likeness(likeness ?? 0) : comparison.matches[matchedBy];
}

/** Names what a change is about: our word for a field of ours, the author's name of a column. */
export function fieldName(field: ChangedField, { comparison }: Words): string {
  if (field.kind === 'column') return field.of === 'work' ? comparison.workField(field.name) : field.name;
  const { label, inText } = comparison.fields[field.name];
  return field.of === 'work' && !estimates.has(field.name) ? comparison.workField(inText) : label;
}

/** Only remaining work has them. */
const estimates: ReadonlySet<OwnField> = new Set(['timeCommitment', 'complexity', 'benefit']);

/** Says in a sentence what changed of all findings at once: `The column “Owner” is new (21 findings).` */
export function tableChangeSentence(change: TableChange, words: Words): string {
  return words.comparison.tableChange(told(change, words));
}

/** The changes that a headline counts, in its order. */
const news: readonly CountedChange[] = [
  'resolved',
  'reopened',
  'withdrawn',
  'rated-higher',
  'regressed',
  'added',
  'removed',
  'progressed',
  'rescheduled',
  'ambiguous',
];

/** A comparison in one sentence: `3 resolved, 1 reopened, 2 new; 15 → 13 open`. */
export function comparisonHeadline(
  { before, after, summary, entries, tableChanges }: ComparisonReport,
  words: Words,
): string {
  return words.comparison.headline({
    news: news.flatMap((kind) => (summary.changes[kind] === 0 ? [] : [{ kind, count: summary.changes[kind] }])),
    others: entries.filter(({ changes }) => !changes.some(({ kind }) => news.some((one) => one === kind))).length,
    tables: tableChanges.map((change) => told(change, words)),
    before: before.summary.unsettled,
    after: after.summary.unsettled,
  });
}

function told({ kind, field, rows, example }: TableChange, words: Words): TableChangeWords {
  return { kind, field: fieldName(field, words), isColumn: field.kind === 'column', rows, ...example };
}
