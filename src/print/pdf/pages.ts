import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFRawStream,
  PDFRef,
  arrayAt,
  dictAt,
  nameAt,
  nameFor,
  streamBytes,
} from './pdf-library.ts';

/** A page with what it may have from the nodes above it. */
export interface PageNode {
  readonly ref: PDFRef;
  readonly page: PDFDict;
  readonly resources: PDFDict | null;
}

/** Gives the pages of a document in order. */
export function pagesOf(catalog: PDFDict): readonly PageNode[] {
  return pagesBelow(catalog.context, catalog.get(nameFor('Pages')), null);
}

function pagesBelow(context: PDFContext, ref: unknown, inherited: PDFDict | null): readonly PageNode[] {
  const node = ref instanceof PDFRef ? context.lookup(ref) : null;
  if (!(node instanceof PDFDict) || !(ref instanceof PDFRef)) return [];
  const resources = dictAt(node, 'Resources') ?? inherited;
  if (nameAt(node, 'Type') === 'Page') return [{ ref, page: node, resources }];
  return (arrayAt(node, 'Kids')?.asArray() ?? []).flatMap((kid) => pagesBelow(context, kid, resources));
}

/** Gives the content of a page; its streams, if it has several, are read as one. */
export function contentOf(page: PDFDict): Uint8Array {
  const contents = page.lookup(nameFor('Contents'));
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => page.context.lookup(one)) : [contents];
  return Buffer.concat(
    streams.flatMap((stream) => (stream instanceof PDFRawStream ? [streamBytes(stream), Buffer.from('\n')] : [])),
  );
}
