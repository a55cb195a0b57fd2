import type { PrintJob } from '../print-job.ts';
import { type PackedFile, attach } from '../pdf/attachment.ts';
import { allElements, allPages } from './object-numbers.ts';
import { describeDocument } from '../pdf/metadata.ts';
import { makeOutline } from '../pdf/outline.ts';
import type { WrittenPart } from './part.ts';
import {
  type PDFContext,
  type PDFDict,
  PDFNumber,
  PDFRef,
  PDFString,
  makeArray,
  makeContext,
  makeDict,
  nameFor,
  verbatim,
} from '../pdf/pdf-library.ts';
import { writeFile } from '../pdf/write-file.ts';
import { type WrittenObjects, planAll, writeObjects } from '../pdf/write-objects.ts';

/**
 * Binds written parts, in order, to one document that says what it is. `others` are objects that they refer to; `next`
 * is the first number that is free.
 */
export async function bindParts(
  parts: readonly WrittenPart[],
  others: readonly WrittenObjects[],
  next: number,
  job: PrintJob,
  packed: PackedFile | null,
): Promise<Uint8Array> {
  const context = makeContext(next);
  const catalog = makeDict(context, { Type: nameFor('Catalog') });
  const root = context.register(catalog);
  catalog.set(nameFor('Pages'), bindPages(context, parts));
  const structure = bindStructure(context, parts, job);
  if (structure !== null) catalog.set(nameFor('StructTreeRoot'), structure);
  const items = parts
    .flatMap(({ outline }) => outline)
    .map((item) => ({
      ...item,
      place: verbatim(item.place),
      element: item.element === null ? null : verbatim(item.element),
    }));
  const outline = makeOutline(context, items, job.headings ?? []);
  if (outline !== null) catalog.set(nameFor('Outlines'), outline);
  const destinations = parts.flatMap((part) => [...part.destinations]);
  if (destinations.length > 0) catalog.set(nameFor('Dests'), context.register(destinationsOf(context, destinations)));
  const info = describeDocument(context, catalog, job);
  if (packed !== null) attach(context, catalog, packed, job.date);
  const plan = planAll(context);
  const firstGroup = context.largestObjectNumber + 1;
  const trunk = await writeObjects(plan, ({ objectNumber }) => objectNumber, firstGroup);
  const self = firstGroup + plan.numbers - plan.refs.length;
  const trailer = `/Root ${root.objectNumber} 0 R\n/Info ${info.objectNumber} 0 R`;
  return writeFile([...parts.map(({ objects }) => objects), ...others, trunk], self, trailer);
}

function bindPages(context: PDFContext, parts: readonly WrittenPart[]): PDFRef {
  const trees = numbersAsRefs(parts.map(({ pageTree }) => pageTree));
  const entries = {
    Type: nameFor('Pages'),
    Count: PDFNumber.of(parts.reduce((sum, { survey }) => sum + survey.pages, 0)),
    Kids: makeArray(context, trees),
  };
  return place(context, allPages, makeDict(context, entries));
}

/** Binds the structure: that of several parts below one element for the document. Null where there is none. */
function bindStructure(context: PDFContext, parts: readonly WrittenPart[], { language }: PrintJob): PDFRef | null {
  const elements = numbersAsRefs(parts.flatMap((part) => part.elements));
  if (elements.length === 0) return null;
  const root = makeDict(context, { Type: nameFor('StructTreeRoot') });
  const trees = { ParentTree: parts.map(({ parents }) => parents), IDTree: parts.map(({ ids }) => ids) };
  for (const [name, numbers] of Object.entries(trees)) {
    const branches = numbersAsRefs(numbers);
    if (branches.length === 0) continue;
    root.set(nameFor(name), makeDict(context, { Kids: makeArray(context, branches) }));
  }
  const roles = new Map(parts.flatMap((part) => [...part.roles]));
  const types = [...roles.keys()].sort();
  const names = Object.fromEntries(types.map((type) => [type, nameFor(roles.get(type) ?? 'Span')]));
  if (roles.size > 0) root.set(nameFor('RoleMap'), makeDict(context, names));
  if (parts.length === 1) {
    root.set(nameFor('K'), makeArray(context, elements));
    return place(context, allElements, root);
  }
  const self = context.register(root);
  const document = makeDict(context, {
    Type: nameFor('StructElem'),
    S: nameFor('Document'),
    Lang: PDFString.of(language),
    P: self,
    K: makeArray(context, elements),
  });
  root.set(nameFor('K'), place(context, allElements, document));
  return self;
}

function destinationsOf(context: PDFContext, destinations: readonly (readonly [string, string])[]): PDFDict {
  return makeDict(context, Object.fromEntries(destinations.map(([name, written]) => [name, verbatim(written)])));
}

/** Puts an object where the parts expect it. */
function place(context: PDFContext, expected: PDFRef, object: PDFDict): PDFRef {
  const ref = PDFRef.of(expected.objectNumber);
  context.assign(ref, object);
  return ref;
}

function numbersAsRefs(numbers: readonly (number | null)[]): readonly PDFRef[] {
  return numbers.flatMap((number) => (number === null ? [] : [PDFRef.of(number)]));
}
