import { PDFArray, PDFDict, PDFNumber, type PDFObject, PDFRef, nameFor } from './pdf-library.ts';

/** An element with its place in the file: null only where it is written into its parent. */
export interface PlacedElement {
  readonly element: PDFDict;
  readonly ref: PDFRef | null;
}

/** Gives every structure element below a root, in reading order. */
export function* elementsIn(root: PDFDict): Generator<PlacedElement> {
  const open: PlacedElement[] = [{ element: root, ref: null }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { element } = node;
    if (element !== root) yield node;
    const kids = kidsOf(element);
    for (let at = kids.length - 1; at >= 0; at -= 1) {
      const kid = kids[at];
      if (kid === undefined || kid instanceof PDFNumber) continue;
      const child = resolve(element, kid);
      if (!(child instanceof PDFDict) || !isElement(child)) continue;
      open.push({ element: child, ref: kid instanceof PDFRef ? kid : null });
    }
  }
}

/** Tells a structure element from a reference to content, which is a dictionary too. */
export function isElement(dict: PDFDict): boolean {
  return dict.has(nameFor('S'));
}

/** Gives what stands right below an element, references unresolved. */
export function kidsOf(element: PDFDict): readonly PDFObject[] {
  const kids = element.get(nameFor('K'));
  const resolved = kids instanceof PDFRef ? element.context.lookup(kids) : kids;
  if (resolved instanceof PDFArray) return resolved.asArray();
  return kids === undefined ? [] : [kids];
}

/** Follows a reference, where the value is one. */
export function resolve(near: PDFDict, value: PDFObject): PDFObject | undefined {
  return value instanceof PDFRef ? near.context.lookup(value) : value;
}
