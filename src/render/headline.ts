import type { StatusReport } from '../model.ts';
import { isSettled, statusMeanings } from '../vocabulary.ts';
import { counted, listed } from './words.ts';

/** The one sentence to remember of a report. */
export function headline({ summary }: StatusReport): string {
  const { total, settled, unsettled, fixedOrRemoved } = summary;
  if (unsettled === 0)
    return `All ${counted(total, 'finding')} are settled, ${fixedOrRemoved} of them fixed or removed.`;
  if (settled === 0) return `None of the ${counted(total, 'finding')} is settled.`;
  const fixed =
    fixedOrRemoved === settled ? 'all of them fixed or removed' : `${fixedOrRemoved} of them fixed or removed`;
  return `${settled} of ${counted(total, 'finding')} ${settled === 1 ? 'is' : 'are'} settled, ${fixed}; ${unsettled} ${unsettled === 1 ? 'is' : 'are'} not.`;
}

/** What settled means, and what of it is no fix here. */
export function settledNote({ summary }: StatusReport): string {
  const others = summary.byStatus.filter(({ kind }) => isSettled(kind) && kind !== 'fixed' && kind !== 'removed');
  const rest =
    others.length === 0
      ? ''
      : ` Here: ${listed(others.map(({ kind, count }) => `${count} ${statusMeanings[kind].label.toLowerCase()}`))}.`;
  return `Settled means fixed, removed, not applicable, accepted, duplicate or closed: needing nothing more by the author’s words, which is not always a fix.${rest}`;
}
