import {
  type BrowserInfo,
  type BrowserNews,
  type BrowserSession,
  type RunningBrowser,
  openSession,
} from './browser-session.ts';
import { withTimeout } from './with-timeout.ts';
import type { BrowserChoice } from './find-browser.ts';
import { PrintError, reasonOf } from '../print-error.ts';
import type { PrintedPages } from '../pdf/index.ts';
import { type Completer, openCompleter } from '../parts/worker.ts';
import type { PageJob, PrintJob, PrintedPdf } from '../print-job.ts';
import { printPages } from '../page/print-pages.ts';
import { printPdf } from '../print-pdf.ts';
import { loadPuppeteer } from '../page/puppeteer.ts';

/** What prints. */
export interface PdfPrinter {
  /** Kept when it runs; fails with a `PrintError` where none does. */
  readonly ready: Promise<BrowserInfo>;
  /** Prints one page of HTML as a finished PDF; fails with a `PrintError`. Tries once more where the browser dies. */
  print(job: PrintJob): Promise<PrintedPdf>;
}

/** A browser that is starting or running. Whoever started it closes it. */
export interface BrowserHandle extends PdfPrinter {
  /** Ends the browser and everything it started, and removes its profile. */
  close(): Promise<void>;
}

/**
 * Finds a browser and starts it at once, so that it boots while the caller does something else. It is ended while the
 * last of `prints` is finished, or by `close`. Never throws: a failure is told by `ready` and `print`.
 */
export function startBrowser(
  choice: BrowserChoice,
  news: BrowserNews = { progress: () => {}, warn: () => {} },
  prints = Number.POSITIVE_INFINITY,
): BrowserHandle {
  const told = warningOnce(news);
  const open = (): BrowserSession => openSession(choice, told);
  let session = open();
  let completer = openCompleter(threadsForParts);
  const ready = session.running.then((browser) => browser.info);
  ready.catch(() => {});
  loadPuppeteer();
  // Of several prints that one browser fails, only the first starts another.
  const renew = async (failed: BrowserSession): Promise<void> => {
    if (session === failed) {
      completer.close();
      completer = openCompleter(threadsForParts);
      session = open();
    }
    await failed.end();
  };
  const end = (): Promise<void> => {
    completer.close();
    return session.end();
  };
  const printTwice = async (job: PageJob): Promise<PrintedPages> => {
    const used = session;
    const end = deadline(await used.running, job);
    try {
      return await withTimeout(attempt(await used.running, job, completer), end.left(), end.error);
    } catch (error) {
      await renew(used);
      if (error instanceof PrintError) throw error;
    }
    const again = session;
    return withTimeout(attempt(await again.running, job, completer).catch(giveUp), end.left(), end.error).catch(
      async (error) => {
        await renew(again);
        throw error;
      },
    );
  };
  let left = prints;
  const printCounted = async (job: PageJob): Promise<PrintedPages> => {
    const pages = await printTwice(job);
    left -= 1;
    if (left === 0) end().catch(() => {});
    return pages;
  };
  return {
    ready,
    print: (job) => printPdf(job, printCounted),
    close: end,
  };
}

/** A browser that is started again meets the same trouble again. */
function warningOnce({ progress, warn }: BrowserNews): BrowserNews {
  const said = new Set<string>();
  return {
    progress,
    warn: (message) => {
      if (!said.has(message)) warn(message);
      said.add(message);
    },
  };
}

function deadline(browser: RunningBrowser, job: PageJob): { readonly left: () => number; readonly error: () => Error } {
  const end = performance.now() + job.timeoutSeconds * 1000;
  const message = `${browser.info.name} did not finish the PDF within ${job.timeoutSeconds} seconds: allow more time, or print less.`;
  return {
    left: () => Math.max(0, end - performance.now()),
    error: () => new PrintError('timeout', message),
  };
}

/** Prints once; fails as soon as the browser dies. */
async function attempt(browser: RunningBrowser, job: PageJob, completer: Completer): Promise<PrintedPages> {
  const died = browser.ended.then((words) => {
    throw new Error(words);
  });
  return Promise.race([died, browser.printer.then((printer) => printPages(printer, job, completer))]);
}

/** As many as parts are printed at once. */
const threadsForParts = 2;

function giveUp(error: unknown): never {
  if (error instanceof PrintError) throw error;
  const message = `The browser failed twice while printing (${reasonOf(error)}): try again, or choose another browser.`;
  throw new PrintError('browser-failed', message, { cause: error });
}
