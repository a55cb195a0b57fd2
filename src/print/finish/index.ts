import { PrintError, reasonOf } from '../print-error.ts';
import type { PrintJob, PrintedPdf } from '../print-job.ts';
import { attach } from './attachment.ts';
import { renumberElements } from './element-ids.ts';
import { describeDocument } from './metadata.ts';
import { missingCharacters } from './missing-glyphs.ts';
import { repairOutline } from './outline.ts';
import type { Content } from './content.ts';
import { makeContentReader } from './page-content.ts';
import { pagesOf } from './pages.ts';
import {
  type PDFContext,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  PDFRef,
  parsePdf,
  streamBytes,
  streamWith,
} from './pdf.ts';
export { anchorPages } from './anchor-pages.ts';
import { simplifyStructure } from './simplify-structure.ts';
import { describeStrayLinks, repairStructure } from './structure.ts';
import { writePdf } from './write-pdf.ts';

/**
 * Completes what Chromium leaves undone in a PDF, so that it meets PDF/UA-1 as far as its HTML does, says what it is,
 * and has the same bytes each time. Fails where the PDF cannot be read, or shows no text at all.
 */
export async function finishPdf(raw: Uint8Array, job: PrintJob): Promise<PrintedPdf> {
  try {
    const context = await parsePdf(raw);
    const { pages, content } = await complete(context, job);
    if (content.glyphs === content.missing) throw noText();
    const bytes = await writePdf(context);
    return { bytes, pages, missingGlyphs: missingCharacters(job.html, content.shown, content.missing) };
  } catch (error) {
    if (error instanceof PrintError) throw error;
    throw new PrintError(
      'bad-pdf',
      `The browser made a PDF that cannot be completed (${reasonOf(error)}): choose another browser.`,
      { cause: error },
    );
  }
}

function noText(): PrintError {
  return new PrintError(
    'no-text',
    'The browser made a PDF without any text, as it does when it finds no fonts: install a font (such as fonts-dejavu-core), or choose another browser.',
  );
}

async function complete(
  context: PDFContext,
  job: PrintJob,
): Promise<{ readonly pages: number; readonly content: Content }> {
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = pagesOf(catalog);
  const reader = makeContentReader();
  const rewrites: Promise<void>[] = [];
  for (const { ref, page, resources } of pages) {
    rewrites.push(markPage(context, page, (bytes) => reader.mark(bytes, resources, ref)));
    page.set(PDFName.of('Tabs'), PDFName.of('S'));
  }
  simplifyStructure(catalog);
  renumberElements(catalog);
  repairStructure(catalog, reader.content.texts);
  for (const { page } of pages) describeStrayLinks(page);
  repairOutline(catalog, job.headings ?? []);
  describeDocument(context, catalog, job);
  if (job.attachment !== null) await attach(context, catalog, job.attachment, job.date);
  await Promise.all([...rewrites, reader.formsDone()]);
  return { pages: pages.length, content: reader.content };
}

/** Rewrites the content of a page; its streams, if it has several, become one. */
async function markPage(context: PDFContext, page: PDFDict, mark: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const key = PDFName.of('Contents');
  const contents = page.lookup(key);
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => context.lookup(one)) : [contents];
  const parts = streams.filter((stream) => stream instanceof PDFRawStream);
  const [first] = parts;
  if (first === undefined) return;
  const before = Buffer.concat(parts.flatMap((stream) => [streamBytes(stream), Buffer.from('\n')]));
  const old = page.get(key);
  const ref = old instanceof PDFRef && contents instanceof PDFRawStream ? old : context.nextRef();
  page.set(key, ref);
  context.assign(ref, await streamWith(context, first.dict, mark(before)));
}
