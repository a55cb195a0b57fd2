import { type BrowserInfo, type BrowserSession, type RunningBrowser, openSession } from './browser-session.ts';
import { within } from './deadline.ts';
import type { BrowserChoice } from './find-browser.ts';
import { PrintError, reasonOf } from './print-error.ts';
import type { PrintJob, PrintedPdf } from './print-job.ts';
import { loadPuppeteer } from './puppeteer.ts';

/** A browser that is starting or running. Whoever started it closes it. */
export interface BrowserHandle {
  /** Kept when it runs; fails with a `PrintError` where none does. */
  readonly ready: Promise<BrowserInfo>;
  /** Prints one page of HTML as a finished PDF; fails with a `PrintError`. Tries once more where the browser dies. */
  print(job: PrintJob): Promise<PrintedPdf>;
  /** Ends the browser and everything it started, and removes its profile. */
  close(): Promise<void>;
}

/**
 * Finds a browser and starts it at once, so that it boots while the caller does something else.
 * Never throws: a failure is told by `ready` and `print`.
 */
export function startBrowser(choice: BrowserChoice, onProgress: (message: string) => void = () => {}): BrowserHandle {
  const open = (): BrowserSession => openSession(choice, onProgress);
  let session = open();
  const ready = session.running.then((browser) => browser.info);
  ready.catch(() => {});
  loadPuppeteer();
  // Of several prints that one browser fails, only the first starts another.
  const renew = async (failed: BrowserSession): Promise<void> => {
    if (session === failed) session = open();
    await failed.end();
  };
  return {
    ready,
    async print(job) {
      const used = session;
      const end = deadline(await used.running, job);
      try {
        return await within(attempt(await used.running, job), end.left(), end.error);
      } catch (error) {
        if (error instanceof PrintError && error.code !== 'timeout') throw error;
        await renew(used);
        if (error instanceof PrintError) throw error;
      }
      const again = session;
      return within(attempt(await again.running, job).catch(giveUp), end.left(), end.error).catch(async (error) => {
        await renew(again);
        throw error;
      });
    },
    close: () => session.end(),
  };
}

function deadline(
  browser: RunningBrowser,
  job: PrintJob,
): { readonly left: () => number; readonly error: () => Error } {
  const end = performance.now() + job.timeoutSeconds * 1000;
  const message = `${browser.info.name} did not finish the PDF within ${job.timeoutSeconds} seconds: allow more time, or print less.`;
  return {
    left: () => Math.max(0, end - performance.now()),
    error: () => new PrintError('timeout', message),
  };
}

async function attempt(browser: RunningBrowser, job: PrintJob): Promise<PrintedPdf> {
  const died = browser.ended.then((words) => {
    throw new Error(words);
  });
  return Promise.race([died, printAndFinish(browser, job)]);
}

async function printAndFinish(browser: RunningBrowser, job: PrintJob): Promise<PrintedPdf> {
  const printer = await browser.printer;
  const page = await printer.open(job.html);
  const printing = page.pdf(job.paper);
  job.onLaidOut?.();
  // Loaded while Chromium prints: Node has nothing else to do then.
  const [{ finishPdf, headingPages }, raw] = await Promise.all([import('./finish/index.ts'), printing]);
  if (job.withPages === undefined) return finishPdf(raw, job);
  const again = await printer.open(job.withPages(await headingPages(raw, job.headings ?? [])));
  return finishPdf(await again.pdf(job.paper), job);
}

function giveUp(error: unknown): never {
  if (error instanceof PrintError) throw error;
  const message = `The browser failed twice while printing (${reasonOf(error)}): try again, or choose another browser.`;
  throw new PrintError('browser-failed', message, { cause: error });
}
