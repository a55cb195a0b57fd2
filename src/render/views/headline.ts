import type { StatusReport } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Words } from '../catalogue/words.ts';

/** The one sentence to remember of a report; it is about all findings only where every table was read. */
export function headline(
  { summary, diagnostics }: Pick<StatusReport, 'summary' | 'diagnostics'>,
  words: Words,
): string {
  return words.status.headline(summary, unreadTables(diagnostics, words));
}

/** Says which tables look like findings and are missing from the numbers; null where there are none. */
export function unreadTables(diagnostics: StatusReport['diagnostics'], words: Words): string | null {
  const lines = diagnostics.flatMap(({ code, position }) =>
    code === 'table-not-read' && position !== null ? [position.start.line] : [],
  );
  return lines.length === 0 ? null : words.status.unreadTables(lines);
}

/** What settled means, and what of it is no fix here. */
export function settledNote({ summary }: StatusReport, words: Words): string {
  return words.status.settledNote(
    summary.byStatus.filter(({ kind }) => isSettled(kind) && kind !== 'fixed' && kind !== 'removed'),
  );
}
