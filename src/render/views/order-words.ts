import type { RemainingWorkItem } from '../../domain/model.ts';
import { timeLevel } from './priority.ts';
import { listed } from '../words.ts';

/** Says in what order remaining work stands, and of how many rows the estimates do not tell their place. */
export function orderSentence(items: readonly RemainingWorkItem[]): string {
  const [benefits, times, complexities] = columns.map(({ noun, read }) => ({
    noun,
    isThere: items.some((item) => read(item) !== null),
    unknown: items.filter((item) => read(item) !== 'known').length,
  }));
  const order = orderOf(benefits?.isThere === true, times?.isThere === true || complexities?.isThere === true);
  const open = [benefits, times, complexities].flatMap((column) =>
    column?.isThere === true && column.unknown > 0 ? [`${column.unknown} of ${items.length} ${column.noun}`] : [],
  );
  if (order === null) return 'In the order of the source.';
  if (open.length === 0) return `${order} first, by the author’s estimates.`;
  return `${order} first, as far as the author’s estimates are understood: ${listed(open)} are not, and stand after those that are.`;
}

interface Column {
  readonly noun: string;
  /** Null where there is no estimate at all. */
  readonly read: (item: RemainingWorkItem) => 'known' | 'unknown' | null;
}

const columns: readonly Column[] = [
  { noun: 'benefits', read: ({ benefit }) => known(benefit, benefit?.level) },
  { noun: 'times', read: (item) => known(item.timeCommitment, timeLevel(item)) },
  { noun: 'complexities', read: ({ complexity }) => known(complexity, complexity?.level) },
];

function known(rating: object | null, level: string | null | undefined): 'known' | 'unknown' | null {
  if (rating === null) return null;
  return level === null || level === undefined ? 'unknown' : 'known';
}

function orderOf(hasBenefit: boolean, hasEffort: boolean): string | null {
  if (hasBenefit) return hasEffort ? 'The most benefit for the least effort' : 'The most benefit';
  return hasEffort ? 'The least effort' : null;
}
