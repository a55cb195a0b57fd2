import type { StatusReport } from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { listed } from '../words.ts';

/** The one sentence to remember of a report. */
export function headline({ summary }: StatusReport): string {
  const { total, settled, unsettled, fixedOrRemoved } = summary;
  const all = total === 1 ? 'The one finding' : `All ${total} findings`;
  if (settled === 0) return total === 1 ? `${all} is not settled.` : `None of the ${total} findings is settled.`;
  const are = (count: number): string => (count === 1 ? 'is' : 'are');
  const fixed = `settled, ${howMany(fixedOrRemoved, settled)}fixed or removed`;
  if (unsettled === 0) return `${all} ${are(total)} ${fixed}.`;
  return `${settled} of ${total} findings ${are(settled)} ${fixed}; ${unsettled} ${are(unsettled)} not.`;
}

function howMany(some: number, all: number): string {
  if (all === 1) return some === 1 ? '' : 'but not ';
  return `${some === all ? 'all' : some === 0 ? 'none' : some} of them `;
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
