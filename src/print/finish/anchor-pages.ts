import { pagesOf } from './pages.ts';
import { PDFArray, PDFDict, PDFRef, dictAt, parsePdf } from './pdf.ts';

/**
 * Finds out on which page, counted from 1, each anchor stands that the document links to, by the destinations Chromium
 * made. It knows no `target-counter()`: this is how a table of contents gets its numbers.
 */
export async function anchorPages(raw: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const context = await parsePdf(raw);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const numbers = new Map(pagesOf(catalog).map(({ ref }, at) => [ref, at + 1]));
  const pages = new Map<string, number>();
  for (const [anchor, destination] of dictAt(catalog, 'Dests')?.entries() ?? []) {
    const place = context.lookup(destination);
    const target = place instanceof PDFArray ? place.get(0) : undefined;
    const number = target instanceof PDFRef ? numbers.get(target) : undefined;
    if (number !== undefined) pages.set(anchor.decodeText(), number);
  }
  return pages;
}
