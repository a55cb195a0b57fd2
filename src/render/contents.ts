/** Gives a page once more, with the numbers of the pages on which its anchors stand. */
export type ContentsFiller = (pages: ReadonlyMap<string, number>) => string;

/**
 * Makes the function that fills in the page numbers of a table of contents, where the page has one: its entries are
 * `<span data-page-of="anchor">` beside a link to the anchor. A page that is not known stays open.
 */
export function contentsFiller(html: string): ContentsFiller | undefined {
  if (!html.includes(' data-page-of="')) return undefined;
  return (pages) =>
    html.replace(
      /( data-page-of="([^"]*)">)[^<]*/g,
      (_, before: string, anchor: string) => `${before}${pages.get(anchor) ?? ''}`,
    );
}
