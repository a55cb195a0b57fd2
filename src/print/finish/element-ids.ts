import {
  PDFArray,
  PDFDict,
  type PDFObject,
  PDFRef,
  PDFString,
  arrayAt,
  dictAt,
  makeArray,
  makeDict,
  nameFor,
  textAt,
} from './pdf.ts';
import { elementsIn } from './structure-tree.ts';

/**
 * Numbers the elements that have an id anew, in reading order. Chromium's ids are those of its nodes in memory,
 * which come out otherwise from time to time, and would make two prints of one page differ.
 */
export function renumberElements(catalog: PDFDict): void {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (root === null) return;
  const elements = [...elementsIn(root)];
  const ids = new Map<string, PDFString>();
  const names: PDFObject[] = [];
  for (const { element, ref } of elements) {
    const before = textAt(element, 'ID');
    if (before === null || ref === null) continue;
    // Padded, since a name tree is sorted as text.
    const id = PDFString.of(`e${String(ids.size + 1).padStart(7, '0')}`);
    ids.set(before, id);
    element.set(nameFor('ID'), id);
    names.push(id, ref);
  }
  for (const { element } of elements) for (const attributes of attributesOf(element)) renameHeaders(attributes, ids);
  forget(root, root.get(nameFor('IDTree')));
  if (names.length > 0) root.set(nameFor('IDTree'), treeOf(root, names));
  else root.delete(nameFor('IDTree'));
}

function attributesOf(element: PDFDict): readonly PDFDict[] {
  const value = element.lookup(nameFor('A'));
  const values = value instanceof PDFArray ? value.asArray().map((one) => element.context.lookup(one)) : [value];
  return values.filter((one) => one instanceof PDFDict);
}

function renameHeaders(attributes: PDFDict, ids: ReadonlyMap<string, PDFString>): void {
  const headers = attributes.lookup(nameFor('Headers'));
  if (!(headers instanceof PDFArray)) return;
  const renamed = headers.asArray().flatMap((header) => {
    const id = header instanceof PDFString ? ids.get(header.decodeText()) : undefined;
    return id === undefined ? [] : [id];
  });
  attributes.set(nameFor('Headers'), makeArray(attributes.context, renamed));
}

/** Takes the objects of a tree out of the file: its ids are no longer true. */
function forget(root: PDFDict, tree: PDFObject | undefined): void {
  const node = tree instanceof PDFRef ? root.context.lookup(tree) : tree;
  if (!(node instanceof PDFDict)) return;
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) forget(root, kid);
  if (tree instanceof PDFRef) root.context.delete(tree);
}

/** Makes a name tree of one leaf, whose names are sorted already. */
function treeOf(root: PDFDict, names: readonly PDFObject[]): PDFDict {
  const { context } = root;
  const [first, last] = [names[0], names.at(-2)];
  const limits = first === undefined || last === undefined ? [] : [first, last];
  const leaf = makeDict(context, { Limits: makeArray(context, limits), Names: makeArray(context, names) });
  return makeDict(context, { Kids: makeArray(context, [context.register(leaf)]) });
}
