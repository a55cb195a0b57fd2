import { existsSync, readFileSync } from 'node:fs';
import type { AuditReport } from '../../domain/model.ts';
import { renderTexts, type Rendering } from '../../pipeline/outputs.ts';
import type { Terminal } from '../terminal.ts';

/** Tells whether the files of a report are as they would be written now, and says which are not. Writes nothing. */
export async function checkReport(
  report: AuditReport,
  name: string,
  rendering: Rendering,
  terminal: Terminal,
): Promise<boolean> {
  let fresh = true;
  for await (const { path, shown, content } of renderTexts(report, name, rendering)) {
    const fault = faultOf(path, content);
    if (fault === null) continue;
    fresh = false;
    terminal.complain(`${shown}: ${fault}`);
  }
  return fresh;
}

function faultOf(path: string, content: string | Uint8Array): string | null {
  if (!existsSync(path)) return 'is missing';
  const [before, now] = [readFileSync(path, 'utf8').split('\n'), content.toString().split('\n')];
  const line = now.findIndex((text, at) => text !== before[at]);
  if (line < 0 && before.length === now.length) return null;
  return `is stale from line ${(line < 0 ? now.length : line) + 1}; run report and commit it`;
}
