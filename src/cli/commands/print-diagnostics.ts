import { formatDiagnostic } from '../../domain/diagnostics.ts';
import type { Diagnostic } from '../../domain/model.ts';
import type { Terminal } from '../terminal.ts';
import { groupedDiagnostics } from './lint-text.ts';

/**
 * Says the diagnostics of a report, each with its place in the file as the user named it: grouped on a terminal, as compilers
 * print them elsewhere. Many of one kind are cut, since the report holds all.
 */
export function printDiagnostics(diagnostics: readonly Diagnostic[], shown: string, terminal: Terminal): void {
  const { few, more } = cut(diagnostics);
  const wanted = terminal.quiet ? few.filter(({ severity }) => severity !== 'info') : few;
  const { screen } = terminal;
  if (screen === null) for (const one of wanted) terminal.warn(formatDiagnostic(shown, one));
  else if (wanted.length > 0) terminal.block(`${groupedDiagnostics({ shown, diagnostics: wanted }, screen)}\n`);
  for (const [code, count] of more) terminal.note(`${shown}: ${count} more [${code}]; the report lists them`);
}

/** Diagnostics of one rule on a terminal before the rest is counted: a screen of them. */
export const mostPrintedDiagnostics = 20;

/** The first diagnostics of each kind, and how many more there are. */
function cut(diagnostics: readonly Diagnostic[]): {
  readonly few: readonly Diagnostic[];
  readonly more: readonly (readonly [code: string, count: number])[];
} {
  const perCode = new Map<string, number>();
  const few = diagnostics.filter(({ code }) => {
    const count = (perCode.get(code) ?? 0) + 1;
    perCode.set(code, count);
    return count <= mostPrintedDiagnostics;
  });
  const more = [...perCode].flatMap(([code, count]) =>
    count > mostPrintedDiagnostics ? [[code, count - mostPrintedDiagnostics] as const] : [],
  );
  return { few, more };
}
