import { firstFree } from './finish/foreign.ts';
import type { Prepared, PrintedPages, Survey, WrittenPart } from './finish/index.ts';
import type { Completer } from './finish/threads.ts';
import type { PrintJob } from './print-job.ts';
import type { OpenPage, Printer } from './puppeteer.ts';

/**
 * Prints a page, in parts where it has some: on two sheets of the browser at once, while what is printed already is
 * completed. The first part comes last: it holds the table of contents, and pages are counted when they are there.
 */
export async function printPages(printer: Printer, job: PrintJob, completer: Completer): Promise<PrintedPages> {
  const [page, ...sheets] = await openSheets(printer, job);
  job.onLaidOut?.();
  const draft = page.hasContents ? await survey(await page.draft(0)) : null;
  const others = await printOthers([page, ...sheets], completer);
  for (const sheet of sheets) sheet.close();
  if (draft !== null) await page.fillContents(pagesOfAnchors([draft, ...others.surveys]));
  const first = await page.pdf(0);
  const margins = page.parts === 1 ? null : await page.margins(countPages([await survey(first), ...others.surveys]));
  page.close();
  return { first, others: others.written, next: others.next, margins };
}

/** Opens the page, a second time at once where there is work for two. */
async function openSheets(printer: Printer, job: PrintJob): Promise<readonly [OpenPage, ...OpenPage[]]> {
  const first = printer.open(job.html, job.paper);
  if (!job.html.includes(' data-new-part')) return [await first];
  return Promise.all([first, printer.open(job.html, job.paper)]);
}

interface Others {
  readonly surveys: readonly Survey[];
  readonly written: readonly WrittenPart[];
  readonly next: number;
}

/** Prints all parts but the first, and has each completed as soon as it is there. */
async function printOthers(sheets: readonly [OpenPage, ...OpenPage[]], completer: Completer): Promise<Others> {
  const numbers = numbersInOrder();
  const surveys: Survey[] = [];
  const written: Promise<WrittenPart>[] = [];
  const printOn = async (sheet: OpenPage): Promise<void> => {
    for (let at = written.length; at + 1 < sheet.parts; at = written.length) {
      const printing = sheet.pdf(at + 1);
      const place = (prepared: Prepared): Promise<number> => {
        surveys[at] = prepared.survey;
        return numbers.take(at, prepared.numbers);
      };
      // Its place is taken at once, so that the other sheet goes on behind it.
      written.push(completer.complete(printing, at + 1, place));
      await printing;
    }
  };
  await Promise.all(sheets.map(printOn));
  return { written: await Promise.all(written), surveys, next: numbers.next() };
}

/** Gives numbers to objects of parts in the order of these, whichever asks first. */
function numbersInOrder(): { take(part: number, count: number): Promise<number>; next(): number } {
  const waiting = new Map<number, () => void>();
  let [turn, next] = [0, firstFree];
  return {
    take: (part, count) =>
      new Promise((resolve) => {
        waiting.set(part, () => {
          resolve(next);
          next += count;
        });
        for (let give = waiting.get(turn); give !== undefined; give = waiting.get(turn)) {
          turn += 1;
          give();
        }
      }),
    next: () => next,
  };
}

async function survey(raw: Uint8Array): Promise<Survey> {
  const { surveyPdf } = await import('./finish/index.ts');
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
