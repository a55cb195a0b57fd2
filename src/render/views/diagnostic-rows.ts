import { titleOf } from '../../domain/diagnostics.ts';
import type { Diagnostic } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { DiagnosticRow, ProblemRow } from './view-model.ts';
import { counted, listed } from '../words.ts';

/** A diagnostic as readers see it, with its place. */
export function diagnosticRow(diagnostic: Diagnostic, format: Format, startsPart = false): DiagnosticRow {
  const { severity, code, message, position } = diagnostic;
  return {
    severity,
    code,
    message: format.text(message),
    place: position === null ? '' : `${position.start.line}:${position.start.column}`,
    startsPart,
  };
}

/** The diagnostics by rule, the gravest first; within a rule in the order of the source. */
export function problemRows(diagnostics: readonly Diagnostic[], format: Format): ProblemRow[] {
  const gravity: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];
  const byCode = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const group = byCode.get(one.code);
    if (group === undefined) byCode.set(one.code, [one]);
    else group.push(one);
  }
  return [...byCode]
    .map(([code, group]): ProblemRow => {
      const subjects = group.slice(0, mostSubjects).map(({ subject, message, position }) => ({
        name: format.text(subject ?? message),
        line: position?.start.line ?? null,
      }));
      const severity = group[0]?.severity ?? 'info';
      return { severity, title: titleOf(code), count: group.length, subjects, more: group.length - subjects.length };
    })
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

/** Whom a line names before it counts the rest. */
const mostSubjects = 12;

/** How many there are of each severity, in words. */
export function diagnosticCount(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const parts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info'), 'remark'],
  ] as const;
  return listed(parts.filter(([number]) => number > 0).map(([number, noun]) => counted(number, noun)));
}
