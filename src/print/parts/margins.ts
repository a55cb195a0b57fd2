import { marginsOf } from './object-numbers.ts';
import { makeContentReader } from '../pdf/page-content.ts';
import { contentOf, pagesOf } from '../pdf/pages.ts';
import { PDFDict, compressedStream, dictAt, makeDict, nameFor } from '../pdf/pdf-library.ts';
import { readPdf } from '../pdf/read-pdf.ts';
import { type WrittenObjects, numberFrom, planObjects, writeObjects } from '../pdf/write-objects.ts';

/** Lets a page draw what stands in its margins, which is printed apart; gives what its content begins with then. */
export function drawMargins(page: PDFDict, resources: PDFDict | null, at: number): Uint8Array {
  const { context } = page;
  const forms = makeDict(context, { [name]: marginsOf(at) });
  for (const [key, value] of (resources === null ? null : dictAt(resources, 'XObject'))?.entries() ?? []) {
    forms.set(key, value);
  }
  const own = makeDict(context, {});
  for (const [key, value] of resources?.entries() ?? []) own.set(key, value);
  own.set(nameFor('XObject'), forms);
  page.set(nameFor('Resources'), own);
  return Buffer.from(`/Artifact BMC\n/${name} Do\nEMC\n`);
}

const name = 'Margins';

/**
 * Writes what stands in the margins, from a PDF that shows nothing else, as forms for the pages to draw. `formNumbers`
 * are the numbers of the forms, in the order of the pages; other objects are numbered from `first`.
 */
export async function writeMargins(
  raw: Uint8Array,
  formNumbers: readonly number[],
  first: number,
): Promise<{ readonly objects: WrittenObjects; readonly numbers: number }> {
  const context = await readPdf(raw);
  const pages = pagesOf(context.lookup(context.trailerInfo.Root, PDFDict));
  if (pages.length !== formNumbers.length)
    throw new Error(`the margins of ${formNumbers.length} pages have ${pages.length}`);
  const shared = makeDict(context, {});
  const resourcesOfAll = context.register(shared);
  const reader = makeContentReader();
  const forms = await Promise.all(
    pages.map(async ({ ref, page, resources }) => {
      const content = reader.mark(contentOf(page), resources, ref, true);
      const form = await compressedStream(context, content, { Subtype: 'Form' });
      form.dict.set(nameFor('Resources'), resourcesIn(shared, resources) ?? resourcesOfAll);
      const box = page.get(nameFor('MediaBox'));
      if (box !== undefined) form.dict.set(nameFor('BBox'), box);
      return context.register(form);
    }),
  );
  const plan = planObjects(context, forms);
  const own = plan.refs.slice(forms.length);
  const numbers = new Map([
    ...forms.map((ref, at) => [ref, formNumbers[at] ?? 0] as const),
    ...numberFrom({ ...plan, refs: own }, first),
  ]);
  const objects = await writeObjects(plan, (ref) => numbers.get(ref) ?? 0, first + own.length);
  return { objects, numbers: plan.numbers - forms.length };
}

/** Adds the resources of a page to those of all; gives them back where one of another page has the same name. */
function resourcesIn(shared: PDFDict, resources: PDFDict | null): PDFDict | null {
  const added: (() => void)[] = [];
  for (const [category, value] of resources?.entries() ?? []) {
    const own = shared.context.lookup(value);
    if (!(own instanceof PDFDict)) continue;
    const all = dictAt(shared, category.decodeText()) ?? makeDict(shared.context, {});
    for (const [name, one] of own.entries()) {
      const other = all.get(name);
      if (other !== undefined && other !== one) return resources;
      added.push(() => all.set(name, one));
    }
    added.push(() => shared.set(category, all));
  }
  for (const add of added) add();
  return null;
}
