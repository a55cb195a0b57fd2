import { type PageNode, pagesOf } from '../pdf/pages.ts';
import { PDFArray, PDFDict, PDFRef, dictAt } from '../pdf/pdf-library.ts';
import { readPdf } from '../pdf/read-pdf.ts';

/** What is to be known of printed pages before all are there. */
export interface Survey {
  readonly pages: number;
  /** The page, counted from 1, of each anchor that the document links to. */
  readonly anchors: ReadonlyMap<string, number>;
}

/** Counts the pages of a PDF that nothing else is wanted of. */
export async function surveyPdf(raw: Uint8Array): Promise<Survey> {
  const context = await readPdf(raw);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  return surveyOf(catalog, pagesOf(catalog));
}

/** Finds out where anchors stand by the destinations Chromium made: it knows no `target-counter()`. */
export function surveyOf(catalog: PDFDict, pages: readonly PageNode[]): Survey {
  const numbers = new Map(pages.map(({ ref }, at) => [ref, at + 1]));
  const anchors = new Map<string, number>();
  for (const [anchor, destination] of dictAt(catalog, 'Dests')?.entries() ?? []) {
    const place = catalog.context.lookup(destination);
    const target = place instanceof PDFArray ? place.get(0) : undefined;
    const number = target instanceof PDFRef ? numbers.get(target) : undefined;
    if (number !== undefined) anchors.set(anchor.decodeText(), number);
  }
  return { pages: pages.length, anchors };
}
