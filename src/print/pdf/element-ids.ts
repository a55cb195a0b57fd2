import {
  PDFArray,
  PDFDict,
  type PDFObject,
  PDFRef,
  PDFString,
  arrayAt,
  makeArray,
  makeDict,
  nameFor,
  textAt,
} from './pdf-library.ts';
import type { PlacedElement } from './structure-tree.ts';

/**
 * Numbers the elements that have an id anew, in reading order. Chromium's ids are those of its nodes in memory,
 * which come out otherwise from time to time, and would make two prints of one page differ. Gives the leaf of the tree
 * that leads from ids to elements, or null where there are none; no other part has the same ids.
 */
export function renumberElements(root: PDFDict, elements: readonly PlacedElement[], part: number): PDFRef | null {
  const ids = new Map<string, PDFString>();
  const names: PDFObject[] = [];
  for (const { element, ref } of elements) {
    const before = textAt(element, 'ID');
    if (before === null || ref === null) continue;
    // Padded, since a name tree is sorted as text.
    const id = PDFString.of(`e${digits(part, 3)}${digits(ids.size + 1, 6)}`);
    ids.set(before, id);
    element.set(nameFor('ID'), id);
    names.push(id, ref);
  }
  for (const { element } of elements) for (const attributes of attributesOf(element)) renameHeaders(attributes, ids);
  forget(root, root.get(nameFor('IDTree')));
  return names.length === 0 ? null : root.context.register(leafOf(root, names));
}

function digits(number: number, count: number): string {
  return String(number).padStart(count, '0');
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

/** Makes the leaf of a name tree, whose names are sorted already. */
function leafOf({ context }: PDFDict, names: readonly PDFObject[]): PDFDict {
  const [first, last] = [names[0], names.at(-2)];
  const limits = first === undefined || last === undefined ? [] : [first, last];
  return makeDict(context, { Limits: makeArray(context, limits), Names: makeArray(context, names) });
}
