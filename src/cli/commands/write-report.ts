import { existsSync } from 'node:fs';
import { printedAmong } from '../../domain/formats.ts';
import type { AuditReport } from '../../domain/model.ts';
import type { PdfPrinter, PrintError } from '../../print/index.ts';
import { preparePdf, renderTexts, targetsOf, type RenderedPdf, type Rendering } from '../../pipeline/outputs.ts';
import type { Terminal } from '../terminal.ts';
import { pdfWarnings } from './pdf-warnings.ts';
import type { PrintDocument } from './standard-output.ts';
import { type Artifact, checkTarget, encoded, writeArtifacts } from '../../write/write-file.ts';

/** What is needed to write reports. */
export interface Writing {
  readonly rendering: Rendering;
  /** What writes the one document to standard output; null where files are written. */
  readonly print: PrintDocument | null;
  /** Null where no PDF is wanted. */
  readonly browser: PdfPrinter | null;
  /** Files that were read and must not be written over. */
  readonly inputs: readonly string[];
  readonly terminal: Terminal;
}

/**
 * Writes a report in all formats that are wanted: all files together, or none of them, except that the others are
 * written where only the PDF cannot be made. Returns whether all could be. The browser gets its page first: the other
 * formats are rendered while it prints.
 */
export async function writeReport(report: AuditReport, name: string, writing: Writing): Promise<boolean> {
  const { browser, rendering, terminal, inputs, print } = writing;
  if (print === null) for (const target of targetsOf(name, rendering)) checkTarget(target, inputs);
  const printings: Printing[] = [];
  for (const kind of browser === null ? [] : printedAmong(rendering.formats))
    if (browser !== null) printings.push(startPrinting(await preparePdf(report, name, rendering, browser, kind)));
  await Promise.all(printings.map(({ laidOut }) => laidOut));
  const texts: Artifact[] = [];
  for await (const text of renderTexts(report, name, rendering)) texts.push(print === null ? encoded(text) : text);
  const pdfs: (RenderedPdf | PrintError)[] = [];
  for (const printing of printings) pdfs.push(await watch(printing, name, terminal));
  const printed = pdfs.flatMap((pdf) => (pdf instanceof Error ? [] : [pdf]));
  if (print === null) await writeArtifacts([...texts, ...printed], inputs);
  else for (const { content } of [...texts, ...printed]) print(content);
  for (const { shown } of texts) terminal.print(`wrote ${shown}`);
  let whole = true;
  for (const pdf of pdfs) whole = (await sayPdf(pdf, name, writing)) && whole;
  return whole;
}

interface Printing {
  /** Kept when the browser has laid the page out, or failed: from then on it needs nothing from here. */
  readonly laidOut: Promise<unknown>;
  readonly pdf: Promise<RenderedPdf | PrintError>;
  /** How far it is, in words; empty where that is not known. */
  readonly state: () => string;
}

function startPrinting(print: Awaited<ReturnType<typeof preparePdf>>): Printing {
  let laidOut = (): void => {};
  let state = '';
  const told = new Promise<void>((resolve) => (laidOut = resolve));
  const onPart = (printed: number, parts: number): void => {
    state = `, ${printed} of ${parts} parts`;
  };
  const pdf = orPrintError(print({ onLaidOut: laidOut, onPart }));
  // It is waited for later, also where a text cannot be written.
  pdf.catch(() => {});
  return { laidOut: Promise.race([told, pdf]), pdf, state: () => state };
}

async function orPrintError(printing: Promise<RenderedPdf>): Promise<RenderedPdf | PrintError> {
  const { PrintError } = await import('../../print/index.ts');
  try {
    return await printing;
  } catch (error) {
    if (error instanceof PrintError) return error;
    throw error;
  }
}

/** Says every second that it is still printing. */
async function watch(
  { pdf, state }: Printing,
  name: string,
  { progress }: Terminal,
): Promise<RenderedPdf | PrintError> {
  const start = performance.now();
  progress(`${name}: printing`);
  const clock = setInterval(() => {
    progress(`${name}: printing, for ${Math.round((performance.now() - start) / 1000)} s${state()}`);
  }, 1000);
  try {
    return await pdf;
  } finally {
    clearInterval(clock);
  }
}

async function sayPdf(pdf: RenderedPdf | PrintError, name: string, writing: Writing): Promise<boolean> {
  const { terminal } = writing;
  if (pdf instanceof Error) {
    terminal.warn(`${name}: no PDF: ${pdf.message}`);
    if (writing.print === null) sayEarlierPdf(name, writing);
    return false;
  }
  for (const warning of pdfWarnings(pdf)) terminal.warn(warning);
  terminal.print(`wrote ${pdf.shown}, printed by ${await printedBy(writing.browser)}`);
  return true;
}

/** Nobody should take a PDF for that of the files beside it. */
function sayEarlierPdf(name: string, { rendering, terminal }: Writing): void {
  for (const { path, shown } of targetsOf(name, { ...rendering, formats: printedAmong(rendering.formats) }))
    if (existsSync(path)) terminal.warn(`warning: ${shown}: is from an earlier run, and older than the other files`);
}

/** The browser and its version; without its sandbox, people have a right to know. */
async function printedBy(browser: PdfPrinter | null): Promise<string> {
  if (browser === null) return 'no browser';
  const { name, sandbox } = await browser.ready;
  return sandbox ? name : `${name} without its sandbox`;
}
