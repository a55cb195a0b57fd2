import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}

/** What an independent reader makes of a PDF. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  const links: string[] = [];
  const roles: string[] = [];
  const alternatives: string[] = [];
  const walk = (node: StructNode): void => {
    if (node.role !== undefined) roles.push(node.role);
    if (node.alt !== undefined) alternatives.push(node.alt);
    for (const child of node.children ?? []) walk(child);
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of await page.getAnnotations())
      links.push(`${annotation.url} ${annotation.contentsObj?.str}`);
    walk((await page.getStructTree()) as StructNode);
  }
  const { info, metadata } = (await document.getMetadata()) as any;
  const outline = (await document.getOutline()) as any[];
  const attachments = (await document.getAttachments()) as any;
  await document.destroy();
  return {
    pages: texts.length,
    /** The text of each page. */
    texts,
    text: texts.join('\n'),
    links,
    roles,
    alternatives,
    info,
    metadata,
    outline,
    attachments,
  };
}
