import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFObject,
  PDFRef,
  arrayAt,
  dictAt,
  integer,
  makeArray,
  makeDict,
  nameAt,
  nameFor,
  refAt,
  refTo,
} from './pdf-library.ts';
import { kidsOf, resolve } from './structure-tree.ts';

/** A run of text that had an element of its own, which says nothing. Objects are given by their numbers. */
interface Run {
  readonly parent: number;
  readonly page: number;
  /** The number of its marks on that page. */
  readonly content: number;
}

/** By the object that the element was. */
export type Runs = ReadonlyMap<number, Run>;

/**
 * Takes out of a PDF of Chromium’s what says nothing in its structure, more than half of it: an element around every run
 * of text, and the statement that a cell spans one row and one column. It is done before the PDF is read, since it would
 * take half of the time to do so; a string cannot hold what is looked for, as Chromium escapes its line ends.
 */
export function takeOutRuns(raw: Uint8Array): { readonly bytes: Uint8Array; readonly runs: Runs } {
  const runs = new Map<number, Run>();
  const rest = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
    .toString('latin1')
    .replace(plainSpans, '')
    .replace(run, (_, self: string, parent: string, page: string, content: string) => {
      runs.set(Number(self), { parent: Number(parent), page: Number(page), content: Number(content) });
      return '';
    });
  return { bytes: Buffer.from(rest, 'latin1'), runs };
}

const run =
  /(\d+) 0 obj\n<<\/Type \/StructElem\n\/S \/NonStruct\n\/P (\d+) 0 R\n\/Pg (\d+) 0 R\n\/K (\d+)>>\nendobj\n/g;
const plainSpans = / <<\/O \/Table\n\/RowSpan 1>> <<\/O \/Table\n\/ColSpan 1>>/g;

/** Puts the content of runs right below the element around them, where that may hold content; else puts them back. */
export function simplifyStructure(root: PDFDict, runs: Runs): void {
  if (runs.size === 0) return;
  const { context } = root;
  const owners = new Map<PDFRef, PDFRef>();
  const asked = new Map<number, boolean>();
  for (const [self, run] of runs) {
    const [ref, parent] = [refTo(self), refTo(run.parent)];
    const isHolder = asked.get(run.parent) ?? takeContent(context.lookup(parent), runs);
    asked.set(run.parent, isHolder);
    if (isHolder) owners.set(ref, parent);
    else context.assign(ref, elementOf(context, run));
  }
  readdress(dictAt(root, 'ParentTree'), owners);
}

function elementOf(context: PDFContext, { parent, page, content }: Run): PDFDict {
  const place = { P: refTo(parent), Pg: refTo(page), K: integer(content) };
  return makeDict(context, { Type: nameFor('StructElem'), S: nameFor('NonStruct'), ...place });
}

// Block-level and inline elements: only those that group others must not hold content (ISO 32000-1, 14.8.4.2).
const holders = new Set('P H1 H2 H3 H4 H5 H6 TH TD Lbl LBody Span Quote Note Code Em Strong Link'.split(' '));

/** Returns whether an element may hold content; then it has that of the runs below it from now on. */
function takeContent(element: PDFObject | undefined, runs: Runs): boolean {
  if (!(element instanceof PDFDict) || !holders.has(nameAt(element, 'S') ?? '')) return false;
  let page = refAt(element, 'Pg');
  const kids = kidsOf(element).map((kid) => {
    const known = kid instanceof PDFRef ? runs.get(kid.objectNumber) : undefined;
    if (known === undefined) return kid;
    // The page of the first run is that of the element, where it has none.
    page ??= refTo(known.page);
    return known.page === page.objectNumber ? integer(known.content) : onItsPage(known, element);
  });
  if (page !== null) element.set(nameFor('Pg'), page);
  const [only] = kids;
  element.set(nameFor('K'), kids.length === 1 && only !== undefined ? only : makeArray(element.context, kids));
  return true;
}

/** Content that stands on another page than the element's has to say so. */
function onItsPage({ page, content }: Run, near: PDFDict): PDFDict {
  return makeDict(near.context, { Type: nameFor('MCR'), Pg: refTo(page), MCID: integer(content) });
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
