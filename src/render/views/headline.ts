import type { StatusReport } from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { counted, listed } from '../words.ts';

/** The one sentence to remember of a report; it is about all findings only where every table was read. */
export function headline({ summary, diagnostics }: Pick<StatusReport, 'summary' | 'diagnostics'>): string {
  const missed = unreadTables(diagnostics);
  const { total, settled, unsettled, fixedOrRemoved } = summary;
  const all = total === 1 ? 'The one finding' : `All ${total} findings`;
  const are = (count: number): string => (count === 1 ? 'is' : 'are');
  const fixed = `settled, ${howMany(fixedOrRemoved, settled)}fixed or removed`;
  if (missed !== null) {
    const some = `Of the ${counted(total, 'finding')} read, ${settled} ${are(settled)} settled and ${unsettled} ${are(unsettled)} not`;
    return `${some}; ${missed}.`;
  }
  if (settled === 0) return total === 1 ? `${all} is not settled.` : `None of the ${total} findings is settled.`;
  if (unsettled === 0) return `${all} ${are(total)} ${fixed}.`;
  return `${settled} of ${total} findings ${are(settled)} ${fixed}; ${unsettled} ${are(unsettled)} not.`;
}

/** Says which tables look like findings and are missing from the numbers; null where there are none. */
export function unreadTables(diagnostics: StatusReport['diagnostics']): string | null {
  const lines = diagnostics.flatMap(({ code, position }) =>
    code === 'table-not-read' && position !== null ? [position.start.line] : [],
  );
  if (lines.length === 0) return null;
  const where = lines.length === 1 ? `line ${lines[0] ?? 1}` : `lines ${listed(lines.map(String))}`;
  return lines.length === 1
    ? `a table that looks like findings is not read (${where})`
    : `${lines.length} tables that look like findings are not read (${where})`;
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
