import {
  PDFArray,
  PDFDict,
  PDFNumber,
  type PDFObject,
  PDFRef,
  arrayAt,
  dictAt,
  makeArray,
  makeDict,
  nameAt,
  nameFor,
  numberAt,
  refAt,
} from './pdf.ts';
import { elementsIn, kidsOf, resolve } from './structure-tree.ts';

/**
 * Takes out of the structure tree what says nothing, more than half of it: an element around every run of text where
 * its parent may hold text itself, and the statement that a cell spans one row and one column.
 */
export function simplifyStructure(root: PDFDict): void {
  const owners = new Map<PDFRef, PDFRef>();
  for (const { element, ref } of elementsIn(root)) {
    dropPlainSpans(element);
    if (ref !== null && holders.has(nameAt(element, 'S') ?? '')) takeRuns(element, ref, owners);
  }
  if (owners.size === 0) return;
  readdress(dictAt(root, 'ParentTree'), owners);
  for (const run of owners.keys()) root.context.delete(run);
}

// Block-level and inline elements: only those that group others must not hold content (ISO 32000-1, 14.8.4.2).
const holders = new Set('P H1 H2 H3 H4 H5 H6 TH TD Lbl LBody Span Quote Note Code Em Strong Link'.split(' '));

function dropPlainSpans(element: PDFDict): void {
  const attributes = element.lookup(nameFor('A'));
  if (!(attributes instanceof PDFArray)) return;
  const telling = attributes.asArray().filter((one) => !isPlainSpan(resolve(element, one)));
  if (telling.length === attributes.size()) return;
  if (telling.length === 0) element.delete(nameFor('A'));
  else element.set(nameFor('A'), makeArray(element.context, telling));
}

function isPlainSpan(attributes: PDFObject | undefined): boolean {
  if (!(attributes instanceof PDFDict) || attributes.keys().length !== 2) return false;
  return numberAt(attributes, 'RowSpan') === 1 || numberAt(attributes, 'ColSpan') === 1;
}

/** Puts the content of wrapped runs of text right below the element around them. */
function takeRuns(element: PDFDict, self: PDFRef, owners: Map<PDFRef, PDFRef>): void {
  const page = refAt(element, 'Pg') ?? firstPage(element);
  let taken = 0;
  const kids = kidsOf(element).flatMap((kid) => {
    const run = kid instanceof PDFRef ? resolve(element, kid) : undefined;
    if (!(kid instanceof PDFRef) || !(run instanceof PDFDict) || !isRun(run)) return [kid];
    owners.set(kid, self);
    taken += 1;
    const own = refAt(run, 'Pg');
    return kidsOf(run).map((content) => (own === page ? content : onItsPage(content, own, element)));
  });
  if (taken === 0) return;
  if (page !== null) element.set(nameFor('Pg'), page);
  const [only] = kids;
  element.set(nameFor('K'), kids.length === 1 && only !== undefined ? only : makeArray(element.context, kids));
}

/** Content that stands on another page than the element's has to say so. */
function onItsPage(content: PDFObject, page: PDFRef | null, near: PDFDict): PDFObject {
  if (!(content instanceof PDFNumber) || page === null) return content;
  return makeDict(near.context, { Type: nameFor('MCR'), Pg: page, MCID: content });
}

/** The page of the first run, which then is that of the element, where it has none. */
function firstPage(element: PDFDict): PDFRef | null {
  const runs = kidsOf(element).map((kid) => resolve(element, kid));
  const first = runs.find((run) => run instanceof PDFDict && isRun(run));
  return first instanceof PDFDict ? refAt(first, 'Pg') : null;
}

/** True for an element that says nothing of itself, and holds content alone. */
function isRun(element: PDFDict): boolean {
  return (
    nameAt(element, 'S') === 'NonStruct' &&
    element.keys().every((key) => plainKeys.has(key)) &&
    kidsOf(element).every((kid) => isContent(resolve(element, kid)))
  );
}

const plainKeys = new Set(['Type', 'S', 'P', 'K', 'Pg'].map(nameFor));

function isContent(kid: PDFObject | undefined): boolean {
  return kid instanceof PDFNumber || (kid instanceof PDFDict && nameAt(kid, 'Type') === 'MCR');
}

/** Writes into a number tree, which leads from content to its element, the elements that took content over. */
function readdress(node: PDFDict | null, owners: ReadonlyMap<PDFRef, PDFRef>): void {
  if (node === null) return;
  const { context } = node;
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) readdress(context.lookup(kid, PDFDict), owners);
  const renamed = (value: PDFObject): PDFObject => (value instanceof PDFRef ? (owners.get(value) ?? value) : value);
  const numbers = arrayAt(node, 'Nums');
  for (let at = 1; numbers !== null && at < numbers.size(); at += 2) {
    const value = numbers.get(at);
    const elements = resolve(node, value);
    if (!(elements instanceof PDFArray)) numbers.set(at, renamed(value));
    else for (let index = 0; index < elements.size(); index++) elements.set(index, renamed(elements.get(index)));
  }
}
