import { existsSync, readFileSync } from 'node:fs';
import { printedAmong } from '../../domain/formats.ts';
import type { AuditReport } from '../../domain/model.ts';
import { renderTexts, targetsOf, type Rendering } from '../../pipeline/outputs.ts';
import { readBytes } from '../../read/source.ts';
import { toJson } from '../../render/index.ts';
import { pdfBounds } from '../../pipeline/snapshot.ts';
import { DeadlineError } from '../../system/time-limit.ts';
import { MemoryError } from '../../system/bounded-worker.ts';
import type { Terminal } from '../terminal.ts';

/** How the files of a report are checked. */
export interface Checking {
  readonly rendering: Rendering;
  /** Whether a PDF has to be there: many keep none, since it is printed anew so easily. */
  readonly pdfRequired: boolean;
  /** Largest PDF to read, in bytes. */
  readonly limit: number;
  readonly terminal: Terminal;
}

/** Returns whether the files of a report are as they would be written now, and says which are not. Writes nothing. */
export async function checkReport(report: AuditReport, name: string, checking: Checking): Promise<boolean> {
  const { rendering, terminal } = checking;
  let fresh = true;
  const say = (shown: string, fault: string | null): void => {
    if (fault === null) return;
    fresh = false;
    terminal.warn(`${shown}: ${fault}`);
  };
  for await (const { path, shown, content } of renderTexts(report, name, rendering)) say(shown, faultOf(path, content));
  const formats = printedAmong(rendering.formats);
  for (const { path, shown } of targetsOf(name, { ...rendering, formats }))
    say(shown, await pdfFaultOf(path, shown, report, checking));
  return fresh;
}

function faultOf(path: string, content: string | Uint8Array): string | null {
  if (!existsSync(path)) return 'is missing';
  const [before, now] = [readFileSync(path, 'utf8').split('\n'), content.toString().split('\n')];
  const line = now.findIndex((text, at) => text !== before[at]);
  if (line < 0 && before.length === now.length) return null;
  return `is stale from line ${(line < 0 ? now.length : line) + 1}; run report and commit it`;
}

/** A PDF is not printed to be compared: that it carries the data of this report says that it was printed from it. */
async function pdfFaultOf(
  path: string,
  shown: string,
  report: AuditReport,
  { pdfRequired, limit }: Checking,
): Promise<string | null> {
  if (!existsSync(path)) return pdfRequired ? 'is missing' : null;
  const wanted = Buffer.from(toJson(report));
  const { readAttachmentWithin } = await import('../../print/pdf/bounded-attachment.ts');
  // What is longer differs anyway, and is not worth unpacking.
  const data = await readAttachmentWithin(readBytes(path, shown, limit), wanted.length, pdfBounds).catch(outOfBounds);
  return data !== null && wanted.equals(data) ? null : 'is stale: it carries other data; run report and commit it';
}

/** A PDF of this program never needs so much to be read. */
function outOfBounds(error: unknown): null {
  if (error instanceof DeadlineError || error instanceof MemoryError) return null;
  throw error;
}
