import { longestSubject, quoted } from '../../text/shorten.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic, Finding } from '../../domain/model.ts';
import { statusMeanings } from '../../domain/vocabulary.ts';
import type { Row } from '../records/read-row.ts';

/** Names the statuses that settle a finding and of which a part is not understood; what a configuration overrules is left out. */
export function checkStatuses(rows: readonly Row[], findings: readonly Finding[]): Diagnostic[] {
  const overruled = new Set(
    findings.filter(({ status }) => status.overruled !== null).map(({ status }) => status.verbatim),
  );
  return rows.flatMap(({ id, title, status, source }) => {
    const { kind, unsure, verbatim } = status;
    if (unsure === null || verbatim === null || overruled.has(verbatim)) return [];
    const words = quoted(verbatim.text);
    const message = `${id === null ? 'A finding' : `Finding ${id}`}: the status ${words} is read as “${statusMeanings[kind].label}”, but “${unsure}” is not understood or may limit it`;
    return [
      diagnose(
        'status-not-fully-understood',
        message,
        verbatim.position ?? source.position,
        id ?? quoted(title.text, longestSubject),
      ),
    ];
  });
}
