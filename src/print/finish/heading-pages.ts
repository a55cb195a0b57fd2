import { itemsIn, matchTitles } from './outline.ts';
import { PDFArray, PDFDict, PDFName, PDFRef, arrayAt, dictAt, nameAt, parsePdf } from './pdf.ts';

/**
 * Finds out on which page each heading stands, counted from 1, by the outline that Chromium made; null for headings
 * that it does not hold. Chromium knows no `target-counter()`: this is how a table of contents gets its numbers.
 */
export async function headingPages(raw: Uint8Array, headings: readonly string[]): Promise<readonly (number | null)[]> {
  const context = await parsePdf(raw);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const outline = dictAt(catalog, 'Outlines');
  const numbers = new Map(pagesBelow(catalog.get(PDFName.of('Pages')), catalog).map((ref, at) => [ref, at + 1]));
  const pages: (number | null)[] = headings.map(() => null);
  if (outline === null) return pages;
  for (const { item, heading } of matchTitles([...itemsIn(outline)], headings)) {
    const target = (arrayAt(item, 'Dest') ?? arrayAt(dictAt(item, 'A') ?? item, 'D'))?.get(0);
    pages[heading] = target instanceof PDFRef ? (numbers.get(target) ?? null) : null;
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
