import { PDFArray, PDFDict, PDFName, PDFRef, dictAt, nameAt, parsePdf } from './pdf.ts';

/**
 * Finds out on which page, counted from 1, each anchor stands that the document links to, by the destinations Chromium
 * made. It knows no `target-counter()`: this is how a table of contents gets its numbers.
 */
export async function anchorPages(raw: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const context = await parsePdf(raw);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const numbers = new Map(pagesBelow(catalog.get(PDFName.of('Pages')), catalog).map((ref, at) => [ref, at + 1]));
  const pages = new Map<string, number>();
  for (const [anchor, destination] of dictAt(catalog, 'Dests')?.entries() ?? []) {
    const place = context.lookup(destination);
    const target = place instanceof PDFArray ? place.get(0) : undefined;
    const number = target instanceof PDFRef ? numbers.get(target) : undefined;
    if (number !== undefined) pages.set(anchor.decodeText(), number);
  }
  return pages;
}

function pagesBelow(ref: unknown, near: PDFDict): readonly PDFRef[] {
  const node = ref instanceof PDFRef ? near.context.lookup(ref) : null;
  if (!(node instanceof PDFDict) || !(ref instanceof PDFRef)) return [];
  if (nameAt(node, 'Type') === 'Page') return [ref];
  const kids = node.lookup(PDFName.of('Kids'));
  return kids instanceof PDFArray ? kids.asArray().flatMap((kid) => pagesBelow(kid, near)) : [];
}
