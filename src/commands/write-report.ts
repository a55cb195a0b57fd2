import type { AuditReport } from '../model.ts';
import type { BrowserHandle, PrintError } from '../print/index.ts';
import { preparePdf, renderTexts, type RenderedPdf, type Rendering } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { checkTarget, writeArtifact } from '../write.ts';

export { startBrowserFor } from './start-browser.ts';

/** What is needed to write reports. */
export interface Writing {
  readonly rendering: Rendering;
  /** Null where no PDF is wanted. */
  readonly browser: BrowserHandle | null;
  /** Files that were read and must not be written over. */
  readonly inputs: readonly string[];
  readonly terminal: Terminal;
}

/**
 * Writes a report in all formats that are wanted, each file whole or not at all; tells whether all could be. The
 * browser gets its page first: what is left is rendered and written while it lays that out.
 */
export async function writeReport(report: AuditReport, name: string, writing: Writing): Promise<boolean> {
  const { browser, rendering, terminal } = writing;
  const printing = browser === null ? null : startPrinting(await preparePdf(report, name, rendering, browser));
  // It is waited for below, also where a text cannot be written.
  printing?.catch(() => {});
  const texts = await renderTexts(report, name, rendering);
  for (const artifact of texts) checkTarget(artifact, writing.inputs);
  await Promise.all(texts.map((artifact) => writeArtifact(artifact, writing.inputs)));
  for (const { shown } of texts) terminal.say(`wrote ${shown}`);
  if (printing === null) return true;
  terminal.progress(`${name}: printing`);
  return savePdf(await printing, name, writing);
}

async function startPrinting(print: () => Promise<RenderedPdf>): Promise<RenderedPdf | PrintError> {
  const { PrintError } = await import('../print/index.ts');
  try {
    return await print();
  } catch (error) {
    if (error instanceof PrintError) return error;
    throw error;
  }
}

async function savePdf(pdf: RenderedPdf | PrintError, name: string, writing: Writing): Promise<boolean> {
  const { terminal } = writing;
  if (pdf instanceof Error) {
    terminal.complain(`${name}: no PDF: ${pdf.message}`);
    return false;
  }
  if (pdf.missingGlyphs.length > 0)
    terminal.complain(
      `${pdf.shown}: no font has ${pdf.missingGlyphs.slice(0, 12).join(' ')}; install fonts for them (Debian: fonts-noto-cjk, fonts-noto-color-emoji)`,
    );
  await writeArtifact(pdf, writing.inputs);
  terminal.say(`wrote ${pdf.shown}`);
  return true;
}
