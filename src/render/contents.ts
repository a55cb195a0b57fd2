/**
 * Makes the function that fills in the page numbers of a table of contents, where the page has one: its entries are
 * `<span data-page-of="anchor">`, and the headings they lead to have that id. `pages` are those of all headings, in
 * order; a page that is not known stays open.
 */
export function contentsFiller(html: string): ((pages: readonly (number | null)[]) => string) | undefined {
  if (!html.includes(' data-page-of="')) return undefined;
  const anchors = [...html.matchAll(/<h[1-6][^>]*>/g)].map(([tag]) => / id="([^"]*)"/.exec(tag)?.[1]);
  return (pages) =>
    html.replace(/( data-page-of="([^"]*)">)[^<]*/g, (_, before: string, anchor: string) => {
      return `${before}${pages[anchors.indexOf(anchor)] ?? ''}`;
    });
}
