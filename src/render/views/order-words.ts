import type { RemainingWorkItem } from '../../domain/model.ts';
import type { UnknownEstimates } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';
import { timeLevel } from './priority.ts';

/** Says in what order remaining work stands, and of how many rows the estimates do not tell their place. */
export function orderSentence(items: readonly RemainingWorkItem[], words: Words): string {
  const columns = estimates.map(({ estimate, read }) => ({
    estimate,
    isThere: items.some((item) => read(item) !== null),
    count: items.filter((item) => read(item) !== 'known').length,
  }));
  const isThere = (wanted: Column['estimate']): boolean =>
    columns.some((column) => column.estimate === wanted && column.isThere);
  return words.work.order({
    benefit: isThere('benefit'),
    effort: isThere('time') || isThere('complexity'),
    unknown: columns.filter((column) => column.isThere && column.count > 0),
    total: items.length,
  });
}

interface Column extends Pick<UnknownEstimates, 'estimate'> {
  /** Null where there is no estimate at all. */
  readonly read: (item: RemainingWorkItem) => 'known' | 'unknown' | null;
}

const estimates: readonly Column[] = [
  { estimate: 'benefit', read: ({ benefit }) => known(benefit, benefit?.level) },
  { estimate: 'time', read: (item) => known(item.timeCommitment, timeLevel(item)) },
  { estimate: 'complexity', read: ({ complexity }) => known(complexity, complexity?.level) },
];

function known(rating: object | null, level: string | null | undefined): 'known' | 'unknown' | null {
  if (rating === null) return null;
  return level === null || level === undefined ? 'unknown' : 'known';
}
