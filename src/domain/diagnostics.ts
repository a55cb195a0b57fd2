import type { Diagnostic, Position } from './model.ts';
import { byCodeUnit } from './order.ts';
import { type RuleCode, rules } from './rules.ts';

/** Makes a diagnostic of a rule: one sentence of what is wrong here. */
export function diagnose(
  code: RuleCode,
  message: string,
  position: Position | null,
  subject: string | null = null,
): Diagnostic {
  return { severity: rules[code].severity, code, message, subject, position };
}

/** Orders diagnostics by place in the source; those about the whole document come first. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [one, two] = [a.position?.start, b.position?.start];
  return (one?.line ?? 0) - (two?.line ?? 0) || (one?.column ?? 0) - (two?.column ?? 0) || byCodeUnit(a.code, b.code);
}

/** A diagnostic as compilers print them, so that editors can jump to it: `file:line:column: severity: … [code]`. */
export function formatDiagnostic(file: string, { severity, code, message, position }: Diagnostic): string {
  const place = position === null ? file : `${file}:${position.start.line}:${position.start.column}`;
  return `${place}: ${severity}: ${message} [${code}]`;
}
