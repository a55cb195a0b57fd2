import type { PDFDict } from './pdf.ts';
import { PDFHexString, PDFName, dictAt, textAt } from './pdf.ts';

/**
 * Puts back the spaces that titles of the outline lose where a heading wraps, by comparing them with the headings
 * without any space. Titles that are no heading stay as they are.
 */
export function repairOutline(catalog: PDFDict, headings: readonly string[]): void {
  const outline = dictAt(catalog, 'Outlines');
  if (outline === null) return;
  for (const { item, heading } of matchTitles([...itemsIn(outline)], headings)) {
    item.set(PDFName.of('Title'), PDFHexString.fromText((headings[heading] ?? '').replace(/\s+/g, ' ').trim()));
  }
}

/** Pairs the items of an outline with headings, by their words without any space, both in reading order. */
function matchTitles(
  items: readonly PDFDict[],
  headings: readonly string[],
): readonly { readonly item: PDFDict; readonly heading: number }[] {
  const squeezed = headings.map(squeeze);
  let next = 0;
  return items.flatMap((item) => {
    const title = squeeze(textAt(item, 'Title') ?? '');
    const heading = squeezed.findIndex((words, at) => at >= next && isRepeated(title, words));
    if (heading < 0) return [];
    next = heading + 1;
    return [{ item, heading }];
  });
}

/** Chromium names a heading twice where it was laid out twice, at the top of a page. */
function isRepeated(title: string, heading: string): boolean {
  return (
    heading !== '' && title.length % heading.length === 0 && title === heading.repeat(title.length / heading.length)
  );
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b]+/g, '');
}

/** Gives the items in reading order: each before those below it. */
function* itemsIn(outline: PDFDict): Generator<PDFDict> {
  const open = [dictAt(outline, 'First')];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (item === null) continue;
    yield item;
    open.push(dictAt(item, 'Next'), dictAt(item, 'First'));
  }
}
