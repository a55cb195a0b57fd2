import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of text on a page; lengths in points, places from the upper left. */
export interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  /** Of its letters. */
  readonly size: number;
}

/** A page with what stands between its margins, and in them. */
export interface Page {
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

/** How much of a page is used, from 0 to 1: down to its lowest line. */
export function fullness({ body, height }: Page): number {
  const lowest = Math.max(0, ...body.map(({ y }) => y));
  return lowest / (height - foot);
}

/** Headings that stand at the foot of their page with less than so many lines below them. */
export function strandedHeadings(
  pages: readonly Page[],
  headings: readonly string[],
  lines: number,
): readonly string[] {
  return pages.slice(0, -1).flatMap(({ body }) =>
    body
      .filter(({ text, size }) => size > leastHeading && headings.some((heading) => heading.startsWith(text.trim())))
      .filter(({ y }) => new Set(body.filter((run) => run.y > y + 3).map((run) => Math.round(run.y))).size < lines)
      .map(({ text }) => text),
  );
}

/** Letters of headings are larger than all others, in points. */
const leastHeading = 9.9;
