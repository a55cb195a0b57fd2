import { formatDiagnostic } from '../../domain/diagnostics.ts';
import type { StatusReport } from '../../domain/model.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Says a report's diagnostics, each with its place in the file as the user named it; many of one kind are cut, since the
 * report holds all.
 */
export function printDiagnostics({ diagnostics }: StatusReport, shown: string, terminal: Terminal): void {
  const perCode = new Map<string, number>();
  for (const one of diagnostics) {
    const count = (perCode.get(one.code) ?? 0) + 1;
    perCode.set(one.code, count);
    if (count > mostPrintedDiagnostics) continue;
    if (one.severity === 'info') terminal.remark(formatDiagnostic(shown, one));
    else terminal.complain(formatDiagnostic(shown, one));
  }
  for (const [code, count] of perCode)
    if (count > mostPrintedDiagnostics)
      terminal.remark(`${shown}: ${count - mostPrintedDiagnostics} more [${code}]; the report lists them`);
}

const mostPrintedDiagnostics = 20;
