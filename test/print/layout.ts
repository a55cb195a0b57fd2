import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readPdf } from './read-pdf.ts';

/** A run of text on a page; lengths in points, places from the upper left. */
interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  /** Of its letters. */
  readonly size: number;
}

/** A page with what stands between its margins, and in them. */
interface Page {
  readonly width: number;
  readonly height: number;
  readonly body: readonly Run[];
  readonly margins: readonly Run[];
}

/** Height of what stands in the margins, above and below. */
const [head, foot] = [32, 40];

/** Where an independent reader finds the text of a PDF. */
export async function layoutOf(bytes: Uint8Array): Promise<readonly Page[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 }).promise;
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const runs = (await page.getTextContent()).items.flatMap((item): readonly Run[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , size = 0, left = 0, bottom = 0] = item.transform as readonly number[];
      return [{ text: item.str, left, right: left + item.width, y: height - bottom, size: Math.abs(size) }];
    });
    const inMargin = ({ y }: Run): boolean => y > height - foot || (number > 1 && y < head);
    pages.push({ width, height, body: runs.filter((run) => !inMargin(run)), margins: runs.filter(inMargin) });
  }
  await document.destroy();
  return pages;
}

/** What of a PDF is not worth its paper. */
interface Waste {
  /** Pages but the last that are used for less than this part of their height, counted from 1. */
  readonly sparse: readonly number[];
  /** Headings at the foot of a page, without what they announce. */
  readonly stranded: readonly string[];
}

export const nothingWasted: Waste = { sparse: [], stranded: [] };

/** Finds pages that are nearly empty, and headings that stand alone. */
export async function wastedPaper(bytes: Uint8Array): Promise<Waste> {
  const pages = (await layoutOf(bytes)).slice(0, -1);
  const { outline } = await readPdf(bytes);
  const titles = outline.flatMap(({ items }) => items.flatMap((one) => [one, ...one.items])).map(({ title }) => title);
  return {
    sparse: pages.flatMap((page, at) => (fullness(page) < leastFull ? [at + 1] : [])),
    stranded: pages.flatMap(({ body }) => strandedHeadings(body, titles)),
  };
}

/** A part of the height of a page. */
const leastFull = 0.35;

/** How much of a page is used, from 0 to 1: down to its lowest line. */
function fullness({ body, height }: Page): number {
  const lowest = Math.max(0, ...body.map(({ y }) => y));
  return lowest / (height - foot);
}

function strandedHeadings(body: readonly Run[], titles: readonly string[]): readonly string[] {
  const linesBelow = (y: number): number =>
    new Set(body.filter((run) => run.y > y + 3).map((run) => Math.round(run.y))).size;
  return body
    .filter(({ text, size }) => size > leastHeading && titles.some((title) => title.startsWith(text.trim())))
    .filter(({ y }) => linesBelow(y) < leastLines)
    .map(({ text }) => text);
}

/** Letters of headings are larger than all others, in points. */
const leastHeading = 9.9;
/** A heading needs as many lines of what it announces. */
const leastLines = 2;
