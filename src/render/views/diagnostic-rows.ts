import { isTrackerRule, type RuleCode } from '../../domain/rules.ts';
import type { Diagnostic } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { DiagnosticRow, NoteGroup, ProblemRow } from './view-model.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';

/** A diagnostic as readers see it, with its place. */
export function diagnosticRow(diagnostic: Diagnostic, format: Format): DiagnosticRow {
  const { severity, code, message, position } = diagnostic;
  return {
    severity,
    code,
    message: format.inEnglish(format.sentence(message, !isTrackerRule(code))),
    place: position === null ? '' : `${position.start.line}:${position.start.column}`,
  };
}

/** The diagnostics by rule, the most severe first; within a rule in the order of the source. */
export function problemRows(diagnostics: readonly Diagnostic[], format: Format): ProblemRow[] {
  return byRule(diagnostics).map(({ code, severity, group }) => {
    const subjects = group.slice(0, mostSubjects).map((one) => subjectOf(one, format));
    return {
      severity,
      title: format.words.rules.title(code),
      count: group.length,
      subjects,
      more: group.length - subjects.length,
    };
  });
}

/** The same with all that each rule has found; in print, many notes of one rule are told by one sentence. */
export function noteGroups(diagnostics: readonly Diagnostic[], format: Format, printed: boolean): NoteGroup[] {
  return byRule(diagnostics).map(({ code, severity, group }) => ({
    severity,
    code,
    title: format.words.rules.title(code),
    count: group.length,
    what: format.words.rules.what(code),
    brief: printed && group.length > mostMessages,
    notes: group.map((one) => diagnosticRow(one, format)),
    subjects: group.map((one) => subjectOf(one, format)),
  }));
}

/** Notes of one rule that are printed word for word. */
export const mostMessages = 4;

interface Group {
  readonly code: RuleCode;
  readonly severity: Diagnostic['severity'];
  readonly group: readonly Diagnostic[];
}

function byRule(diagnostics: readonly Diagnostic[]): readonly Group[] {
  const gravity: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];
  const byCode = new Map<RuleCode, Diagnostic[]>();
  for (const one of diagnostics) {
    const group = byCode.get(one.code);
    if (group === undefined) byCode.set(one.code, [one]);
    else group.push(one);
  }
  return [...byCode]
    .map(([code, group]) => ({ code, severity: group[0]?.severity ?? 'info', group }))
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

/** A note about several at once stands on no one line. */
function subjectOf({ subject, message, position }: Diagnostic, format: Format): ProblemRow['subjects'][number] {
  const line = position?.start.line ?? null;
  if (subject === null) return { name: format.inEnglish(format.text(message)), isOurs: true, line };
  const count = countOf(subject, format.words);
  if (count !== null) return { name: format.text(count), isOurs: true, line: null };
  return { name: format.text(subject), isOurs: false, line };
}

/** What a rule says instead of names where it is about many: `12 findings`. */
function countOf(subject: string, words: Words): string | null {
  const [, number, noun] = /^(\d+) (findings|links)$/.exec(subject) ?? [];
  if (number === undefined) return null;
  const count = Number(number);
  return noun === 'findings' ? words.counts.findings(count) : say(words, 'numberOfLinks', { count });
}

/** Whom a line names before it counts the rest. */
export const mostSubjects = 12;

/** How many there are of each severity, in words. */
export function diagnosticCount(diagnostics: readonly Diagnostic[], { counts }: Words): string {
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return counts.diagnostics({ error: count('error'), warning: count('warning'), info: count('info') });
}
