import type { AuditReport } from '../model.ts';
import type { BrowserChoice, BrowserHandle } from '../print/index.ts';
import { renderPdf, renderTexts, type FormatName, type Rendering } from '../report.ts';
import type { Terminal } from '../terminal.ts';
import { checkTarget, writeArtifact, type Artifact } from '../write.ts';

/** What is needed to write reports. */
export interface Writing {
  readonly rendering: Rendering;
  /** Null where no PDF is wanted. */
  readonly browser: BrowserHandle | null;
  /** Files that were read and must not be written over. */
  readonly inputs: readonly string[];
  readonly terminal: Terminal;
}

/** Starts the browser where a PDF is wanted. */
export async function startBrowserFor(
  formats: readonly FormatName[],
  choice: BrowserChoice,
  terminal: Terminal,
): Promise<BrowserHandle | null> {
  if (!formats.includes('pdf')) return null;
  const { startBrowser } = await import('../print/index.ts');
  return startBrowser(choice, terminal.progress);
}

/** Writes a report in all formats that are wanted, each file whole or not at all; tells whether all could be. */
export async function writeReport(report: AuditReport, name: string, writing: Writing): Promise<boolean> {
  const texts = await renderTexts(report, name, writing.rendering);
  for (const artifact of texts) checkTarget(artifact, writing.inputs);
  for (const artifact of texts) await save(artifact, writing);
  return writing.browser === null ? true : print(report, name, writing, writing.browser);
}

async function print(report: AuditReport, name: string, writing: Writing, browser: BrowserHandle): Promise<boolean> {
  const { rendering, terminal } = writing;
  const { PrintError } = await import('../print/index.ts');
  terminal.progress(`${name}: printing`);
  try {
    const pdf = await renderPdf(report, name, rendering, browser);
    if (pdf.missingGlyphs.length > 0)
      terminal.complain(
        `${pdf.shown}: no font has ${pdf.missingGlyphs.slice(0, 12).join(' ')}; install fonts for them (Debian: fonts-noto-cjk, fonts-noto-color-emoji)`,
      );
    await save(pdf, writing);
    return true;
  } catch (error) {
    if (!(error instanceof PrintError)) throw error;
    terminal.complain(`${name}: no PDF: ${error.message}`);
    return false;
  }
}

async function save(artifact: Artifact, { inputs, terminal }: Writing): Promise<void> {
  await writeArtifact(artifact, inputs);
  terminal.say(`wrote ${artifact.shown}`);
}
