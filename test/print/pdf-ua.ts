import { operationsIn } from '../../src/print/pdf/content-stream.ts';
import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  arrayAt,
  dictAt,
  nameAt,
  parsePdf,
  streamAt,
  streamBytes,
  textAt,
} from '../../src/print/pdf/pdf-library.ts';
import { elementsIn, kidsOf, resolve } from '../../src/print/pdf/structure-tree.ts';

/** Breaches of the rules of PDF/UA-1 (ISO 14289-1) that a program can judge, each with its clause. */
export async function pdfUaBreaches(bytes: Uint8Array): Promise<string[]> {
  const context = await parsePdf(bytes);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  const dicts = objects.flatMap((object) =>
    object instanceof PDFDict ? [object] : object instanceof PDFRawStream ? [object.dict] : [],
  );
  const pages = dicts.filter((dict) => nameAt(dict, 'Type') === 'Page');
  const root = dictAt(catalog, 'StructTreeRoot');
  const elements = root === null ? [] : [...elementsIn(root)].map(({ element }) => element);
  const breaches: string[] = [];
  const rule = (clause: string, holds: boolean): void => {
    if (!holds) breaches.push(clause);
  };

  const xmp = streamAt(catalog, 'Metadata');
  const packet = xmp === null ? '' : Buffer.from(streamBytes(xmp)).toString('utf8');
  rule('5 the file claims part 1 in its XMP', packet.includes('<pdfuaid:part>1</pdfuaid:part>'));
  rule('7.1 (8) a metadata stream is there', xmp !== null);
  rule('7.1 (9) dc:title is there', /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</.test(packet));
  rule(
    '7.1 (10) the title is displayed',
    dictAt(catalog, 'ViewerPreferences')?.get(PDFName.of('DisplayDocTitle'))?.toString() === 'true',
  );
  rule('6.2 (1) the document is marked', dictAt(catalog, 'MarkInfo')?.get(PDFName.of('Marked'))?.toString() === 'true');
  rule('7.1 (4) no suspects', dictAt(catalog, 'MarkInfo')?.has(PDFName.of('Suspects')) !== true);
  rule('7.1 (11) a structure tree is there', root !== null && elements.length > 0);
  rule('7.2 the language is known', /^[a-z]{2,3}(?:-|$)/.test(textAt(catalog, 'Lang') ?? ''));
  for (const page of pages) {
    rule('7.18.3 tab order follows structure', nameAt(page, 'Tabs') === 'S');
    rule('7.1 (3) all content is marked', unmarkedContent(page) === 0);
    for (const annotation of arrayAt(page, 'Annots')?.asArray() ?? []) {
      const dict = context.lookup(annotation, PDFDict);
      rule('7.18.1 annotations are described', (textAt(dict, 'Contents') ?? '') !== '');
      rule('7.18.5 links are part of the structure', dict.has(PDFName.of('StructParent')));
      rule('7.18.5 links are in Link elements', nameAt(parentOf(root, dict), 'S') === 'Link');
    }
  }
  const roles = root === null ? null : dictAt(root, 'RoleMap');
  for (const element of elements) {
    const type = nameAt(element, 'S') ?? '';
    rule(
      `7.1 (5) ${type} is a standard type or mapped to one`,
      standard.test(type) || standard.test((roles === null ? null : nameAt(roles, type)) ?? ''),
    );
    rule(
      `7.1 (6) ${type} is not mapped although standard`,
      !standard.test(type) || roles?.has(PDFName.of(type)) !== true,
    );
    const kids = kidsOf(element)
      .map((kid) => resolve(element, kid))
      .map((kid) => (kid instanceof PDFDict ? nameAt(kid, 'S') : null));
    if (type === 'L')
      rule(
        '7.2 (19) L holds only LI',
        kids.every((kid) => kid === 'LI' || kid === 'L' || kid === 'Caption'),
      );
    if (type === 'LI')
      rule(
        '7.2 (20) LI holds only Lbl and LBody',
        kids.every((kid) => kid === 'Lbl' || kid === 'LBody'),
      );
    if (type === 'LBody' || type === 'Lbl')
      rule('7.2 (18) LBody is in LI', nameAt(dictAt(element, 'P') ?? element, 'S') === 'LI');
    if (type === 'TR')
      rule(
        '7.2 (10) TR holds only TH and TD',
        kids.every((kid) => kid === 'TH' || kid === 'TD'),
      );
    if (type === 'Table')
      rule('7.2 (43) all rows of a table have the same number of cells, spans counted', isRegular(rowsOf(element)));
    if (type === 'Figure') rule('7.3 (1) figures have an alternative text', (textAt(element, 'Alt') ?? '') !== '');
    if (type === 'Figure') rule('14.8.5.4.3 figures say where they stand', boundsOf(element) !== null);
    if (type === 'TH') rule('7.5 header cells have a scope', scopeOf(element) !== null);
    rule(
      '14.7.2 parents are right',
      kidsOf(element).every((kid) => isChildOf(kid, element)),
    );
  }
  rule('7.4.2 headings skip no level', skipsNoLevel(elements.map((element) => nameAt(element, 'S') ?? '')));
  for (const font of dicts.filter(
    (dict) => nameAt(dict, 'Type') === 'Font' && nameAt(dict, 'Subtype') !== 'CIDFontType2',
  )) {
    rule('7.21.7 fonts have a ToUnicode map', streamAt(font, 'ToUnicode') !== null);
  }
  for (const descriptor of dicts.filter(
    (dict) => nameAt(dict, 'Type') === 'FontDescriptor' && dict.has(PDFName.of('Ascent')),
  )) {
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)));
    rule(
      '7.21.4.1 fonts are embedded',
      embedded || nameAt(descriptor, 'FontName') === null || isType3(dicts, descriptor),
    );
  }
  for (const file of dicts.filter((dict) => nameAt(dict, 'Type') === 'Filespec')) {
    rule('7.11 attached files have names', file.has(PDFName.of('F')) && file.has(PDFName.of('UF')));
  }
  rule('7.19 no scripts', !dicts.some((dict) => nameAt(dict, 'S') === 'JavaScript'));
  return [...new Set(breaches)];
}

const standard =
  /^(Document|Part|Art|Sect|Div|BlockQuote|Caption|NonStruct|P|H[1-6]?|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Code|Link|Annot|Figure|Formula|Form)$/;

function unmarkedContent(page: PDFDict): number {
  const contents = streamAt(page, 'Contents');
  let [marks, unmarked] = [0, 0];
  for (const { operator } of operationsIn(contents === null ? new Uint8Array() : streamBytes(contents))) {
    if (operator === 'BDC' || operator === 'BMC') marks++;
    if (operator === 'EMC') marks--;
    if (marks === 0 && /^(Tj|TJ|'|"|Do|sh|BI|[fFSsBb]\*?)$/.test(operator)) unmarked++;
  }
  return marks === 0 ? unmarked : -1;
}

/** The element that an annotation belongs to, by the parent tree. */
function parentOf(root: PDFDict | null, annotation: PDFDict): PDFDict {
  const key = annotation.lookup(PDFName.of('StructParent'), PDFNumber).asNumber();
  const element = root === null ? undefined : entryIn(root.lookup(PDFName.of('ParentTree'), PDFDict), key);
  return annotation.context.lookup(element, PDFDict);
}

/** Looks a key up in a number tree as readers do: by the limits of its branches (ISO 32000-1, 7.9.7). */
function entryIn(node: PDFDict, key: number): PDFObject | undefined {
  const numbers = arrayAt(node, 'Nums')?.asArray() ?? [];
  const at = numbers.findIndex((value, index) => index % 2 === 0 && numberOf(value) === key);
  if (at >= 0) return numbers[at + 1];
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) {
    const branch = node.context.lookup(kid, PDFDict);
    const [low, high] = arrayAt(branch, 'Limits')?.asArray().map(numberOf) ?? [];
    if (low !== undefined && high !== undefined && key >= low && key <= high) return entryIn(branch, key);
  }
  return undefined;
}

function numberOf(value: PDFObject | undefined): number {
  return value instanceof PDFNumber ? value.asNumber() : Number.NaN;
}

function scopeOf(cell: PDFDict): string | null {
  return (
    attributesOf(cell)
      .map((dict) => nameAt(dict, 'Scope'))
      .find((scope) => scope !== null) ?? null
  );
}

function attributesOf(element: PDFDict): readonly PDFDict[] {
  const attributes = element.lookup(PDFName.of('A'));
  const values = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  return values
    .map((value) => (value instanceof PDFRef ? element.context.lookup(value) : value))
    .filter((value) => value instanceof PDFDict);
}

/** The corners of a figure, in points: left, bottom, right, top. */
function boundsOf(figure: PDFDict): readonly number[] | null {
  const boxes = attributesOf(figure).flatMap((dict) => arrayAt(dict, 'BBox')?.asArray().map(numberOf) ?? []);
  const [left = 0, bottom = 0, right = 0, top = 0] = boxes;
  return boxes.length === 4 && left < right && bottom < top ? boxes : null;
}

/** The rows of a table, each as its cells. */
function rowsOf(table: PDFDict): readonly (readonly PDFDict[])[] {
  const children = (element: PDFDict): readonly PDFDict[] =>
    kidsOf(element)
      .map((kid) => resolve(element, kid))
      .filter((kid) => kid instanceof PDFDict);
  return children(table).flatMap((child) => {
    if (nameAt(child, 'S') === 'TR') return [children(child)];
    return /^T(?:Head|Body|Foot)$/.test(nameAt(child, 'S') ?? '') ? rowsOf(child) : [];
  });
}

function isRegular(rows: readonly (readonly PDFDict[])[]): boolean {
  const span = (cell: PDFDict, name: 'RowSpan' | 'ColSpan'): number =>
    attributesOf(cell)
      .map((dict) => dict.lookup(PDFName.of(name)))
      .find((value) => value instanceof PDFNumber)
      ?.asNumber() ?? 1;
  const widths = rows.map(() => 0);
  for (const [at, cells] of rows.entries()) {
    for (const cell of cells) {
      const last = Math.min(rows.length, at + span(cell, 'RowSpan'));
      for (let row = at; row < last; row++) widths[row] = (widths[row] ?? 0) + span(cell, 'ColSpan');
    }
  }
  return new Set(widths).size <= 1;
}

function isChildOf(kid: unknown, element: PDFDict): boolean {
  const dict = kid instanceof PDFRef ? element.context.lookup(kid) : kid;
  return !(dict instanceof PDFDict) || !dict.has(PDFName.of('S')) || dictAt(dict, 'P') === element;
}

function skipsNoLevel(types: readonly string[]): boolean {
  const levels = types.flatMap((type) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []));
  return levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1);
}

function isType3(dicts: readonly PDFDict[], descriptor: PDFDict): boolean {
  return dicts.some((dict) => nameAt(dict, 'Subtype') === 'Type3' && dictAt(dict, 'FontDescriptor') === descriptor);
}
