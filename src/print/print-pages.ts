import type { PrintedPages, Survey, WrittenPart, WrittenParts } from './finish/index.ts';
import type { Completer } from './finish/completer.ts';
import type { PageJob } from './print-job.ts';
import type { OpenPage, Printer } from './puppeteer.ts';
import { awaitedLater } from './awaited-later.ts';

/**
 * Prints a page, in parts where it has some: on two sheets of the browser at once, while what is printed already is
 * completed. The first part comes last: it holds the table of contents, and pages are counted when they are there.
 */
export async function printPages(printer: Printer, job: PageJob, completer: Completer): Promise<PrintedPages> {
  const open = (): Promise<OpenPage> => printer.open(job.html, job.paper);
  const opening = open();
  const another = job.html.includes(' data-new-part') ? awaitedLater(open()) : null;
  const page = await opening;
  const sheets = another === null ? [page] : [page, await another];
  job.onLaidOut?.();
  const others = page.parts === 1 ? nothing : await printOthers(sheets, completer, job.onPart);
  const surveys = others.written.map((part) => part.survey);
  if (page.hasContents) await page.fillContents(pagesOfAnchors([await survey(await page.draft(0)), ...surveys]));
  const first = await page.pdf(0);
  const margins = page.parts === 1 ? null : await page.margins(countPages([await survey(first), ...surveys]));
  for (const sheet of sheets) sheet.close();
  return { first, others, margins };
}

const nothing: WrittenParts = { written: [], numbers: 0 };

const loadFinish = () => import('./finish/index.ts');

/** Prints all parts but the first, and has each completed as soon as it is there. */
async function printOthers(
  sheets: readonly OpenPage[],
  completer: Completer,
  onPart: PageJob['onPart'],
): Promise<WrittenParts> {
  completer.start();
  const { roomFor } = await loadFinish();
  const written: Promise<WrittenPart>[] = [];
  let numbers = Promise.resolve(0);
  let printed = 0;
  const printOn = async (sheet: OpenPage): Promise<void> => {
    // Its place is taken before a part is printed, so that the other sheet goes on behind it.
    for (let part = written.length + 1; part < sheet.parts; part = written.length + 1) {
      const printing = sheet.pdf(part);
      const placed = Promise.all([numbers, printing]);
      numbers = awaitedLater(placed.then(([taken, raw]) => taken + roomFor(raw)));
      written.push(awaitedLater(placed.then(([taken, raw]) => completer.complete(raw, part, taken))));
      await printing;
      printed += 1;
      onPart?.(printed, sheet.parts);
    }
  };
  await Promise.all(sheets.map(printOn));
  return { written: await Promise.all(written), numbers: await numbers };
}

async function survey(raw: Uint8Array): Promise<Survey> {
  const { surveyPdf } = await loadFinish();
  return surveyPdf(raw);
}

function countPages(surveys: readonly Survey[]): number {
  return surveys.reduce((sum, { pages }) => sum + pages, 0);
}

/** On which page of all, counted from 1, each anchor stands. */
function pagesOfAnchors(surveys: readonly Survey[]): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  let before = 0;
  for (const survey of surveys) {
    for (const [anchor, page] of survey.anchors) pages.set(anchor, before + page);
    before += survey.pages;
  }
  return pages;
}
