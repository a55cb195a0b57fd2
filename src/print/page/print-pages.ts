import type { PrintedPages, Survey, WrittenParts } from '../pdf/index.ts';
import type { Completer, CompletedSoon } from '../parts/worker.ts';
import type { PageJob } from '../print-job.ts';
import type { OpenPage, Printer } from './puppeteer.ts';
import { ignoreRejection } from '../ignore-rejection.ts';

/** Prints a page, in parts where it has some, while what is printed already is completed. */
export async function printPages(printer: Printer, job: PageJob, completer: Completer): Promise<PrintedPages> {
  const open = (): Promise<OpenPage> => printer.open(job.html, job.paper);
  const opening = open();
  const another = atOnce(job.html.split(' data-new-part').length) > 1 ? ignoreRejection(open()) : null;
  const page = await opening;
  const sheets = another === null ? [page] : [page, await another];
  const printed =
    page.parts === 1 ? { whole: await page.pdf(0, job.onLaidOut) } : await printParts(sheets, completer, job);
  for (const sheet of sheets) sheet.close();
  return printed;
}

/**
 * Returns how many of so many parts are printed, and how many are completed, at once. A second sheet reads the whole page
 * once more, and a second thread compiles the program once more: for few parts, that takes longer than it saves.
 */
export function atOnce(parts: number): number {
  return parts < manyParts ? 1 : 2;
}

/** Parts from which they pay: four parts (1,000 findings) took 6.7 s of processor time with one of each, 8.5 s with two. */
export const manyParts = 8;

/** The first part comes last: it holds the table of contents, and pages are counted when they are there. */
async function printParts(sheets: readonly OpenPage[], completer: Completer, job: PageJob): Promise<WrittenParts> {
  const { roomFor, surveyPdf } = await loadFinish();
  const { others, numbers } = await printOthers(sheets, completer, job);
  const [page] = sheets;
  if (page === undefined) throw new Error('there is no sheet');
  const surveys = ignoreRejection(Promise.all(others.map(({ survey }) => survey)));
  if (page.hasContents) {
    const draft = await surveyPdf(await page.draft(0));
    await page.fillContents(pagesOfAnchors([draft, ...(await surveys)]));
  }
  const raw = await page.pdf(0);
  const first = completer.complete(raw, 0, numbers);
  const counted = await Promise.all([first.survey, surveys]);
  const margins = await page.margins(countPages(counted.flat()));
  const parts = await Promise.all([first, ...others].map(({ written }) => written));
  return { parts, numbers: numbers + roomFor(raw), margins };
}

/** Prints all parts but the first, and has each completed as soon as it is there. */
async function printOthers(
  sheets: readonly OpenPage[],
  completer: Completer,
  job: PageJob,
): Promise<{ readonly others: readonly CompletedSoon[]; readonly numbers: number }> {
  completer.start(sheets.length);
  const { roomFor } = await loadFinish();
  const others: Promise<CompletedSoon>[] = [];
  let numbers = Promise.resolve(0);
  let [sent, printed] = [0, 0];
  const printOn = async (sheet: OpenPage): Promise<void> => {
    const onSent = (): void => {
      sent += 1;
      if (sent === Math.min(sheets.length, sheet.parts - 1)) job.onLaidOut?.();
    };
    // Its place is taken before a part is printed, so that the other sheet goes on behind it.
    for (let part = others.length + 1; part < sheet.parts; part = others.length + 1) {
      const printing = sheet.pdf(part, onSent);
      const placed = Promise.all([numbers, printing]);
      numbers = ignoreRejection(placed.then(([taken, raw]) => taken + roomFor(raw)));
      others.push(ignoreRejection(placed.then(([taken, raw]) => completer.complete(raw, part, taken))));
      await printing;
      printed += 1;
      job.onPart?.(printed, sheet.parts);
    }
  };
  await Promise.all(sheets.map(printOn));
  return { others: await Promise.all(others), numbers: await numbers };
}

const loadFinish = () => import('../pdf/index.ts');

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
