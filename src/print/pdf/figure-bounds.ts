import { type Box, contentKey } from './content.ts';
import { around } from './painted-area.ts';
import {
  PDFDict,
  PDFNumber,
  type PDFRef,
  arrayAt,
  dictAt,
  makeArray,
  makeDict,
  nameAt,
  nameFor,
  numberAt,
  refAt,
} from './pdf-library.ts';
import { type PlacedElement, isElement, kidsOf, resolve } from './structure-tree.ts';

/** Tells of each figure among elements where it stands on its page (ISO 32000-1, 14.8.5.4.3); `areas` by the keys of content. */
export function boundFigures(elements: readonly PlacedElement[], areas: ReadonlyMap<string, Box>): void {
  for (const { element } of elements) {
    if (nameAt(element, 'S') !== 'Figure' || attributesOf(element).some((one) => one.has(nameFor('BBox')))) continue;
    const [first, ...others] = boxesIn(element, null, areas);
    if (first !== undefined) addBounds(element, others.reduce(around, first));
  }
}

function attributesOf(element: PDFDict): readonly PDFDict[] {
  const [one, several] = [dictAt(element, 'A'), arrayAt(element, 'A')];
  const all = several?.asArray().map((value) => resolve(element, value)) ?? [one];
  return all.filter((value) => value instanceof PDFDict);
}

function boxesIn(element: PDFDict, page: PDFRef | null, areas: ReadonlyMap<string, Box>): readonly Box[] {
  const own = refAt(element, 'Pg') ?? page;
  return kidsOf(element).flatMap((kid): readonly Box[] => {
    const value = resolve(element, kid);
    if (value instanceof PDFDict && isElement(value)) return boxesIn(value, own, areas);
    const holder = value instanceof PDFDict ? (refAt(value, 'Pg') ?? own) : own;
    const mcid =
      value instanceof PDFNumber ? value.asNumber() : value instanceof PDFDict ? numberAt(value, 'MCID') : null;
    const box = holder === null || mcid === null ? undefined : areas.get(contentKey(holder, mcid));
    return box === undefined ? [] : [box];
  });
}

function addBounds(figure: PDFDict, { left, bottom, right, top }: Box): void {
  const { context } = figure;
  const corners = [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)].map((one) =>
    PDFNumber.of(one),
  );
  const bounds = makeDict(context, { O: nameFor('Layout'), BBox: makeArray(context, corners) });
  figure.set(nameFor('A'), makeArray(context, [...attributesOf(figure), bounds]));
}
