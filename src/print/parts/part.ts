import type { PageContent } from '../pdf/content.ts';
import { renumberElements } from '../pdf/element-ids.ts';
import { allElements, allPages, firstFree, foreignNumber } from './object-numbers.ts';
import { drawMargins } from './margins.ts';
import { boundFigures } from '../pdf/figure-bounds.ts';
import { type OutlineItem, outlineItems } from '../pdf/outline.ts';
import { makeContentReader } from '../pdf/page-content.ts';
import { type PageNode, contentOf, pagesOf } from '../pdf/pages.ts';
import { branchOfParents } from './parent-tree.ts';
import {
  type PDFContext,
  PDFDict,
  PDFName,
  type PDFObject,
  PDFRef,
  compressedStream,
  dictAt,
  nameAt,
  nameFor,
} from '../pdf/pdf-library.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { type Runs, simplifyStructure, takeOutRuns } from '../pdf/simplify-structure.ts';
import { elementsIn, kidsOf } from '../pdf/structure-tree.ts';
import { describeStrayLinks, repairStructure } from '../pdf/structure.ts';
import { type Survey, surveyOf } from './page-count.ts';
import { type WrittenObjects, numberFrom, planObjects, writeObjects, writerFor } from '../pdf/write-objects.ts';

/** A part as it stands in a file, and the numbers of what binds it to others. All of it can go to another thread. */
export interface WrittenPart {
  readonly objects: WrittenObjects;
  readonly survey: Survey;
  /** What heads its pages. */
  readonly pageTree: number | null;
  /** The topmost elements of its structure. */
  readonly elements: readonly number[];
  /** The branch that leads from content to elements. */
  readonly parents: number | null;
  /** The leaf that leads from ids to elements. */
  readonly ids: number | null;
  /** The standard types of elements that others stand for. */
  readonly roles: ReadonlyMap<string, string>;
  /** With places and elements as they are written. */
  readonly outline: readonly OutlineItem<string>[];
  /** By name, as they are written. */
  readonly destinations: ReadonlyMap<string, string>;
  /** What stands in the margins of its first page; that of the others has the numbers after it. */
  readonly margins: number;
  readonly shown: ReadonlySet<string>;
  readonly glyphs: number;
  readonly missing: number;
  readonly scale: number;
}

/** A part that is read. */
export interface ReadPart {
  readonly survey: Survey;
  /**
   * Completes what Chromium leaves undone in a PDF that is one part of a document, counted from 0, so that it meets
   * PDF/UA-1 as far as its HTML does and has the same bytes each time. `taken` numbers are kept for the objects of others;
   * it needs no more than `roomFor` says. `whole` tells that it is the only one.
   */
  readonly complete: (part: number, taken: number, whole?: boolean) => Promise<WrittenPart>;
}

/** Reads what Chromium has printed; it can be completed once. */
export async function readPart(raw: Uint8Array): Promise<ReadPart> {
  const { bytes, runs } = takeOutRuns(raw);
  const context = await readPdf(bytes);
  const catalog = context.lookup(context.trailerInfo.Root, PDFDict);
  const pages = pagesOf(catalog);
  const survey = surveyOf(catalog, pages);
  return {
    survey,
    complete: (part, taken, whole = false) => completePart({ catalog, pages, survey, runs }, part, taken, whole),
  };
}

interface Printed {
  readonly catalog: PDFDict;
  readonly pages: readonly PageNode[];
  readonly survey: Survey;
  readonly runs: Runs;
}

async function completePart(
  { catalog, pages, survey, runs }: Printed,
  part: number,
  taken: number,
  whole: boolean,
): Promise<WrittenPart> {
  const reader = makeContentReader();
  const rewrites: Promise<void>[] = [];
  for (const [at, { ref, page, resources }] of pages.entries()) {
    const before = whole ? null : drawMargins(page, resources, at);
    rewrites.push(markPage(catalog.context, page, before, (bytes) => reader.mark(bytes, resources, ref)));
    page.set(PDFName.of('Tabs'), PDFName.of('S'));
  }
  const structure = completeStructure(catalog, runs, reader.content, part, whole);
  for (const { page } of pages) describeStrayLinks(page);
  await Promise.all([...rewrites, reader.restDone()]);
  const completed = { catalog, pages, survey, structure, content: reader.content };
  return writePart(completed, firstFree + taken, whole);
}

interface Completed {
  readonly catalog: PDFDict;
  readonly pages: readonly PageNode[];
  readonly survey: Survey;
  readonly structure: Structure;
  readonly content: PageContent;
}

/** Writes a part, and gives the numbers of what binds it to others. */
async function writePart(
  { catalog, pages, survey, structure, content }: Completed,
  first: number,
  whole: boolean,
): Promise<WrittenPart> {
  const { context } = catalog;
  const pageTree = catalog.get(PDFName.of('Pages')) ?? null;
  if (pageTree instanceof PDFRef) context.lookup(pageTree, PDFDict).set(nameFor('Parent'), allPages);
  const plan = planObjects(context, [pageTree, ...structure.elements, structure.parents, structure.ids]);
  const own = first + (whole ? 0 : pages.length);
  const numbers = numberFrom(plan, own);
  const numberOf = (ref: PDFRef): number => numbers.get(ref) ?? foreignNumber(ref, first);
  const written = writerFor(numberOf);
  const numberAt = (value: PDFObject | null): number | null => (value instanceof PDFRef ? numberOf(value) : null);
  const { shown, glyphs, missing, scale } = content;
  return {
    objects: await writeObjects(plan, numberOf, own + plan.refs.length),
    survey,
    pageTree: numberAt(pageTree),
    elements: structure.elements.map(numberOf),
    parents: numberAt(structure.parents),
    ids: numberAt(structure.ids),
    roles: structure.roles,
    outline: outlineItems(catalog).map((item) => ({
      ...item,
      place: written(item.place),
      element: item.element === null ? null : written(item.element),
    })),
    destinations: new Map(
      [...(dictAt(catalog, 'Dests')?.entries() ?? [])].map(([name, place]) => [name.decodeText(), written(place)]),
    ),
    margins: first,
    shown,
    glyphs,
    missing,
    scale,
  };
}

/**
 * How many numbers are kept for the objects of a part: thrice those that it has, since none becomes more than that (what
 * stands in the margins of a page, a body for a list item), in steps, so that a few more or less change nothing.
 */
export function roomFor(raw: Uint8Array): number {
  const end = Buffer.from(raw.subarray(-1000)).toString('latin1');
  // Of 20 bytes each at the least, where the trailer is another than Chromium's.
  const objects = Number(/\/Size (\d+)/.exec(end)?.[1] ?? raw.length / 20);
  return Math.ceil((3 * objects) / roomStep) * roomStep;
}

const roomStep = 10_000;

interface Structure {
  readonly elements: readonly PDFRef[];
  readonly parents: PDFRef | null;
  readonly ids: PDFRef | null;
  readonly roles: ReadonlyMap<string, string>;
}

/** Completes the structure tree, and gives what becomes of its root: branches of a greater one. */
function completeStructure(
  catalog: PDFDict,
  runs: Runs,
  { texts, areas }: PageContent,
  part: number,
  whole: boolean,
): Structure {
  const root = dictAt(catalog, 'StructTreeRoot');
  if (root === null) return { elements: [], parents: null, ids: null, roles: new Map() };
  simplifyStructure(root, runs);
  const all = [...elementsIn(root)];
  const ids = renumberElements(root, all, part);
  const roles = repairStructure(root, all, texts);
  boundFigures(all, areas);
  const elements = kidsOf(root).filter((kid) => kid instanceof PDFRef);
  for (const ref of elements) {
    const element = root.context.lookup(ref, PDFDict);
    element.set(nameFor('P'), allElements);
    if (!whole && nameAt(element, 'S') === 'Document') element.set(nameFor('S'), nameFor('Part'));
  }
  return { elements, parents: branchOfParents(root, part), ids, roles };
}

/** Rewrites the content of a page, as one stream. */
async function markPage(
  context: PDFContext,
  page: PDFDict,
  before: Uint8Array | null,
  mark: (bytes: Uint8Array) => Uint8Array,
): Promise<void> {
  const content = mark(contentOf(page));
  const ref = context.nextRef();
  page.set(nameFor('Contents'), ref);
  context.assign(ref, await compressedStream(context, before === null ? content : Buffer.concat([before, content])));
}
