import type { Rating } from '../../../domain/model.ts';
import type { FindingContext } from '../finding-context.ts';
import { byCodeUnit } from '../../../domain/order.ts';

/** Tells whether two records without a change are also spelled the same: the Markdown of every cell, wherever it stands. */
export function isSpelledTheSame(before: FindingContext, after: FindingContext): boolean {
  return cells(before).join('\u0000') === cells(after).join('\u0000');
}

function cells({ finding, work }: FindingContext): readonly string[] {
  const rating = (value: Rating | null | undefined): string => value?.verbatim.markdown ?? '';
  return [finding, ...(work === null ? [] : [work])].flatMap((record) => [
    record.id ?? '',
    record.title.markdown,
    record.tracker?.verbatim.markdown ?? '',
    record.owner?.markdown ?? '',
    record.due?.verbatim.markdown ?? '',
    record.section.join('\n'),
    ...('status' in record
      ? [rating(record.severity), record.status.verbatim?.markdown ?? '']
      : [rating(record.timeCommitment), rating(record.complexity), rating(record.benefit)]),
    ...record.extra
      .filter(({ value }) => value.markdown !== '')
      .map(({ column, value }) => `${column}\n${value.markdown}`)
      .toSorted(byCodeUnit),
  ]);
}
