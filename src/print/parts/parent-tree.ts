import {
  type PDFArray,
  PDFDict,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  arrayAt,
  dictAt,
  makeArray,
  nameFor,
  numberAt,
} from '../pdf/pdf-library.ts';

/**
 * Makes the tree that leads from content to its elements one branch of a greater tree: its keys, and those in pages and
 * annotations, move to a range that no other part uses. Gives its node, or null where there is none.
 */
export function branchOfParents(root: PDFDict, part: number): PDFRef | null {
  const tree = dictAt(root, 'ParentTree');
  if (tree === null) return null;
  const { context } = root;
  const offset = part * keysPerPart;
  const keys: PDFNumber[] = [];
  moveKeys(tree, offset, keys);
  if (offset > 0) for (const [, object] of context.enumerateIndirectObjects()) moveReference(object, offset);
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return null;
  tree.set(nameFor('Limits'), makeArray(context, [first, last]));
  const ref = root.get(nameFor('ParentTree'));
  return ref instanceof PDFRef ? ref : context.register(tree);
}

/** Chromium's keys are those of pages, from 0, and of annotations, from 100,000. */
const keysPerPart = 2_000_000;

function moveKeys(node: PDFDict, offset: number, keys: PDFNumber[]): void {
  for (const kid of arrayAt(node, 'Kids')?.asArray() ?? []) {
    const child = node.context.lookup(kid);
    if (child instanceof PDFDict) moveKeys(child, offset, keys);
  }
  for (const list of [arrayAt(node, 'Nums'), arrayAt(node, 'Limits')]) {
    const step = list === arrayAt(node, 'Nums') ? 2 : 1;
    for (let at = 0; list !== null && at < list.size(); at += step) {
      const key = PDFNumber.of(numberIn(list, at) + offset);
      list.set(at, key);
      if (step === 2) keys.push(key);
    }
  }
}

function numberIn(list: PDFArray, at: number): number {
  const value = list.lookup(at);
  return value instanceof PDFNumber ? value.asNumber() : 0;
}

function moveReference(object: unknown, offset: number): void {
  const dict = object instanceof PDFRawStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return;
  for (const name of ['StructParents', 'StructParent']) {
    const key = numberAt(dict, name);
    if (key !== null) dict.set(nameFor(name), PDFNumber.of(key + offset));
  }
}
