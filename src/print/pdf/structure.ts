import { contentKey } from './content.ts';
import {
  type PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  arrayAt,
  dictAt,
  makeArray,
  makeDict,
  nameAt,
  nameFor,
  numberAt,
  refAt,
  textAt,
} from './pdf-library.ts';
import { type PlacedElement, elementsIn, isElement, kidsOf, resolve } from './structure-tree.ts';

/**
 * Repairs the structure tree Chromium writes: names for types a reader knows, list items made of a body, and a
 * description on every link, which is its text as found in `texts`. Gives the standard types that others stand for.
 */
export function repairStructure(
  root: PDFDict,
  elements: readonly PlacedElement[],
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  for (const { element, ref } of elements) {
    const type = nameAt(element, 'S') ?? '';
    // Em and Strong, and what later versions of Chromium may bring: text, as far as a reader of today knows.
    if (!standardTypes.has(type)) roles.set(type, 'Span');
    if (type === 'LI' && ref !== null) gatherBody(element, ref);
    if (type === 'Link') describeLink(element, texts);
    // What is described within needs no description of its own, as HTML has it: a figure with a picture and its caption.
    if (type === 'Figure' && isFrame(element)) element.set(nameFor('S'), nameFor('Div'));
  }
  for (const [type, role] of dictAt(root, 'RoleMap')?.entries() ?? []) {
    if (role instanceof PDFName) roles.set(type.decodeText(), role.decodeText());
  }
  return roles;
}

function isFrame(figure: PDFDict): boolean {
  if (textAt(figure, 'Alt') !== null) return false;
  return [...elementsIn(figure)].some(
    ({ element }) => nameAt(element, 'S') === 'Figure' && textAt(element, 'Alt') !== null,
  );
}

/** Gives every link annotation on a page that has no description yet one that names its target. */
export function describeStrayLinks(page: PDFDict): void {
  for (const annotation of dictsIn(arrayAt(page, 'Annots'))) {
    if (nameAt(annotation, 'Subtype') !== 'Link' || textAt(annotation, 'Contents') !== null) continue;
    setText(annotation, 'Contents', `Link: ${targetOf(annotation)}`);
  }
}

// ISO 32000-1, 14.8.4.
const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/** Puts what stands in a list item beside its label and body into its body (ISO 32000-1, 14.8.4.3.3). */
function gatherBody(item: PDFDict, self: PDFRef): void {
  const { context } = item;
  const kids = kidsOf(item);
  const typeOf = (kid: PDFObject): string | null => {
    const dict = resolve(item, kid);
    return dict instanceof PDFDict ? nameAt(dict, 'S') : null;
  };
  const strays = kids.filter((kid) => !['Lbl', 'LBody'].includes(typeOf(kid) ?? ''));
  // Marked content right below would have to change its owner in the parent tree; Chromium writes none.
  if (strays.length === 0 || strays.some((kid) => typeOf(kid) === null)) return;
  const labels = kids.filter((kid) => typeOf(kid) === 'Lbl');
  const bodies = kids.filter((kid) => typeOf(kid) === 'LBody').flatMap((kid) => kidsOf(asDict(item, kid)));
  const entries = {
    Type: nameFor('StructElem'),
    S: nameFor('LBody'),
    P: self,
    K: makeArray(context, [...bodies, ...strays]),
  };
  const body = context.register(makeDict(context, entries));
  for (const kid of [...bodies, ...strays]) {
    const dict = resolve(item, kid);
    if (dict instanceof PDFDict && isElement(dict)) dict.set(nameFor('P'), body);
  }
  item.set(nameFor('K'), makeArray(context, [...labels, body]));
}

function asDict(near: PDFDict, value: PDFObject): PDFDict {
  const dict = resolve(near, value);
  return dict instanceof PDFDict ? dict : PDFDict.withContext(near.context);
}

function describeLink(link: PDFDict, texts: ReadonlyMap<string, string>): void {
  const { pieces, annotations } = contentOf(link, texts);
  const text = pieces.join('').replace(/\s+/g, ' ').trim();
  for (const annotation of annotations) {
    setText(annotation, 'Contents', text === '' ? `Link: ${targetOf(annotation)}` : text);
  }
}

/** Collects the text below an element, and the annotations that belong to it. */
function contentOf(
  element: PDFDict,
  texts: ReadonlyMap<string, string>,
): { readonly pieces: string[]; readonly annotations: PDFDict[] } {
  const pieces: string[] = [];
  const annotations: PDFDict[] = [];
  const visit = (node: PDFDict, page: PDFRef | null): void => {
    const own = refAt(node, 'Pg') ?? page;
    for (const kid of kidsOf(node)) {
      const value = resolve(node, kid);
      if (value instanceof PDFNumber && own !== null) pieces.push(texts.get(contentKey(own, value.asNumber())) ?? '');
      if (!(value instanceof PDFDict)) continue;
      const object = dictAt(value, 'Obj');
      const mcid = numberAt(value, 'MCID');
      const holder = refAt(value, 'Stm') ?? refAt(value, 'Pg') ?? own;
      if (object !== null) annotations.push(object);
      else if (mcid !== null && holder !== null) pieces.push(texts.get(contentKey(holder, mcid)) ?? '');
      else if (isElement(value)) visit(value, own);
    }
  };
  visit(element, null);
  return { pieces, annotations };
}

function targetOf(annotation: PDFDict): string {
  const action = dictAt(annotation, 'A');
  return (action === null ? null : textAt(action, 'URI')) ?? 'a place in this document';
}

function setText(dict: PDFDict, key: string, text: string): void {
  dict.set(nameFor(key), PDFHexString.fromText(text));
}

function dictsIn(array: PDFArray | null): readonly PDFDict[] {
  if (array === null) return [];
  return Array.from({ length: array.size() }, (_, index) => array.lookup(index)).filter(
    (value) => value instanceof PDFDict,
  );
}
