import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  /** Of content: that of its marks. */
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

interface Attachment {
  readonly filename: string;
  readonly description: string;
  readonly content: Uint8Array;
}

/** What an independent reader makes of a PDF. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 }).promise;
  const texts: string[] = [];
  const links: string[] = [];
  const jumps = new Map<string, number>();
  const roles: string[] = [];
  const alternatives: string[] = [];
  const languages = new Set<string>();
  const cells: string[] = [];
  const walk = (node: StructNode, marked: ReadonlyMap<string, string>): string => {
    if (node.role !== undefined) roles.push(node.role);
    if (node.alt !== undefined) alternatives.push(node.alt);
    if (node.lang !== undefined) languages.add(node.lang);
    const text = [
      node.id === undefined ? '' : (marked.get(node.id) ?? ''),
      ...(node.children ?? []).map((child) => walk(child, marked)),
    ].join('');
    if (node.role === 'TD') cells.push(text);
    return text;
  };
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    for (const annotation of await page.getAnnotations()) {
      links.push(`${annotation.url} ${annotation.contentsObj?.str}`);
      const destination: unknown = annotation.dest;
      if (typeof destination !== 'string') continue;
      const [target] = (await document.getDestination(destination)) ?? [];
      jumps.set(String(annotation.contentsObj?.str), (await document.getPageIndex(target)) + 1);
    }
    walk(await page.getStructTree(), await markedTexts(page));
  }
  const { info, metadata } = await document.getMetadata();
  const outline = (await document.getOutline()) as readonly OutlineItem[];
  const attachments = (await document.getAttachments()) as Readonly<Record<string, Attachment>> | null;
  await document.destroy();
  return {
    pages: texts.length,
    /** The text of each page. */
    texts,
    text: texts.join('\n'),
    links,
    /** The page, counted from 1, that each link within the document leads to, by its description. */
    jumps,
    roles,
    /** Those of parts. */
    languages: [...languages],
    alternatives,
    /** The text of each table cell, in the order of the structure. */
    cells,
    info: info as Readonly<Record<string, unknown>>,
    metadata: metadata as { readonly get: (name: string) => unknown; readonly getRaw: () => string } | null,
    outline,
    attachments,
  };
}

/** The text of each marked content of a page. */
async function markedTexts(page: PDFPageProxy): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    const at = open.at(-1) ?? '';
    if ('str' in item) texts.set(at, (texts.get(at) ?? '') + item.str);
    else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? at);
  }
  return texts;
}
