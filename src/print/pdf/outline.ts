import type { Heading } from '../print-job.ts';
import {
  type PDFContext,
  type PDFDict,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  dictAt,
  makeDict,
  nameFor,
  textAt,
} from './pdf-library.ts';

/** An item of an outline, without those around it. `Place` is what leads to its place, and to its element. */
export interface OutlineItem<Place> {
  readonly title: string;
  /** From 1; how deep it stands among the items of its part. */
  readonly depth: number;
  readonly place: Place;
  readonly element: Place | null;
}

/** Gives the items of Chromium’s outline in reading order. */
export function outlineItems(catalog: PDFDict): readonly OutlineItem<PDFObject>[] {
  const items: OutlineItem<PDFObject>[] = [];
  const root = dictAt(catalog, 'Outlines');
  const open = [{ item: root === null ? null : dictAt(root, 'First'), depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { item, depth } = next;
    if (item === null) continue;
    const place = item.get(nameFor('Dest'));
    const element = item.get(nameFor('SE')) ?? null;
    if (place !== undefined) items.push({ title: textAt(item, 'Title') ?? '', depth, place, element });
    open.push({ item: dictAt(item, 'Next'), depth }, { item: dictAt(item, 'First'), depth: depth + 1 });
  }
  return items;
}

/**
 * Makes one outline of the items of all parts; null where there are none. Titles and levels are those of the headings:
 * Chromium’s titles lose the spaces where a heading wraps, and a part does not know what its headings stand below.
 */
export function makeOutline(
  context: PDFContext,
  items: readonly OutlineItem<PDFObject>[],
  headings: readonly Heading[],
): PDFRef | null {
  if (items.length === 0) return null;
  const root: Node = {
    ref: context.nextRef(),
    dict: makeDict(context, { Type: nameFor('Outlines') }),
    level: 0,
    below: [],
  };
  const open = [root];
  for (const { item, heading } of matched(items, headings)) {
    const level = heading?.level ?? item.depth;
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) open.pop();
    const parent = open.at(-1) ?? root;
    const title = PDFHexString.fromText((heading?.text ?? item.title).replace(/\s+/g, ' ').trim());
    const entries = {
      Title: title,
      Dest: item.place,
      Parent: parent.ref,
      ...(item.element === null ? {} : { SE: item.element }),
    };
    const node = { ref: context.nextRef(), dict: makeDict(context, entries), level, below: [] };
    parent.below.push(node);
    open.push(node);
  }
  bind(context, root);
  return root.ref;
}

interface Node {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly level: number;
  readonly below: Node[];
}

/** Ties a node to those below it; tells how many there are in all. */
function bind(context: PDFContext, { ref, dict, below }: Node): number {
  context.assign(ref, dict);
  let count = below.length;
  for (const [at, node] of below.entries()) {
    count += bind(context, node);
    set(node.dict, 'Prev', below[at - 1]?.ref);
    set(node.dict, 'Next', below[at + 1]?.ref);
  }
  set(dict, 'First', below[0]?.ref);
  set(dict, 'Last', below.at(-1)?.ref);
  // All are shown at first (ISO 32000-1, 12.3.3).
  if (count > 0) dict.set(nameFor('Count'), PDFNumber.of(count));
  return count;
}

function set(dict: PDFDict, key: string, value: PDFRef | undefined): void {
  if (value !== undefined) dict.set(nameFor(key), value);
}

interface Match {
  readonly item: OutlineItem<PDFObject>;
  readonly heading: Heading | null;
}

/** Pairs items with headings, by their words without any space, both in reading order. */
function matched(items: readonly OutlineItem<PDFObject>[], headings: readonly Heading[]): readonly Match[] {
  const squeezed = headings.map(({ text }) => squeeze(text));
  let next = 0;
  return items.map((item) => {
    const title = squeeze(item.title);
    const found = squeezed.findIndex((words, at) => at >= next && isRepeated(title, words));
    if (found < 0) return { item, heading: null };
    next = found + 1;
    return { item, heading: headings[found] ?? null };
  });
}

/** Chromium names a heading twice where it was laid out twice, at the top of a page. */
function isRepeated(title: string, heading: string): boolean {
  return (
    heading !== '' && title.length % heading.length === 0 && title === heading.repeat(title.length / heading.length)
  );
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u200b]+/g, '');
}
