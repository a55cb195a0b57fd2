import { type BrowserProcess, startProcess } from './browser-process.ts';
import {
  type BrowserChoice,
  type BrowserSource,
  type FoundBrowser,
  browserFinders,
  noBrowserError,
} from './find-browser.ts';
import { maySandbox } from './launch-flags.ts';
import { PrintError, reasonOf } from '../print-error.ts';
import { tooManyFiles } from './file-shortage.ts';
import { type Printer, connectPrinter } from '../page/puppeteer.ts';

/** What is printing. */
export interface BrowserInfo {
  /** For people: `Chromium 143.0.7499.0 (embedded)`. */
  readonly name: string;
  readonly version: string;
  readonly source: BrowserSource;
  readonly executable: string;
  readonly sandbox: boolean;
  readonly pid: number | undefined;
}

/** A browser that runs. */
export interface RunningBrowser {
  readonly info: BrowserInfo;
  readonly printer: Promise<Printer>;
  readonly ended: Promise<string>;
}

/** Callbacks for the search for a browser. */
export interface BrowserNews {
  /** What takes its time just now. */
  readonly progress: (message: string) => void;
  /** What was there and could not be used, and what is used instead. */
  readonly warn: (message: string) => void;
}

/** One attempt to have a browser, from finding it to ending it. */
export interface BrowserSession {
  /** Kept when it runs; fails with a `PrintError`. */
  readonly running: Promise<RunningBrowser>;
  /** Ends what was started, and starts nothing more. */
  end(): Promise<void>;
}

/** Finds and starts a browser: the first within the same tick, where it is on disk already. */
export function openSession(choice: BrowserChoice, news: BrowserNews): BrowserSession {
  const sandbox = maySandbox(choice.sandbox);
  let ended = false;
  let process: BrowserProcess | null = null;
  const start = (found: FoundBrowser): BrowserProcess => {
    if (ended) throw new PrintError('browser-failed', 'The browser was closed before it had started.');
    process = startProcess(found, sandbox);
    return process;
  };
  const running = boot(choice, news, async (found) => {
    const started = start(found);
    const product = await started.product.catch(async (error: unknown) => {
      await started.kill();
      throw error;
    });
    return describe(started, found, sandbox, product);
  });
  // A failure that nobody waits for yet must not end the program.
  running.catch(() => {});
  const end = async (): Promise<void> => {
    ended = true;
    await process?.kill();
  };
  return { running, end };
}

type Starter = (found: FoundBrowser) => Promise<RunningBrowser>;

/** Tries each way to find a browser until one runs. */
async function boot(choice: BrowserChoice, news: BrowserNews, start: Starter): Promise<RunningBrowser> {
  const failures: PrintError[] = [];
  for (const find of browserFinders(choice, news.progress)) {
    try {
      const finding = find();
      const found = finding instanceof Promise ? await finding : finding;
      if (found === null) continue;
      const running = await start(found);
      for (const { message } of failures) news.warn(`${message} ${running.info.name} is used instead.`);
      return running;
    } catch (error) {
      const failure = failureOf(error);
      // No other browser would fare better.
      if (failure.code === 'no-resources') throw failure;
      failures.push(failure);
      news.progress(failure.message);
    }
  }
  // The words of the only one say more than a list would.
  if (failures.length === 1 && failures[0] !== undefined) throw failures[0];
  throw noBrowserError(failures);
}

function failureOf(error: unknown): PrintError {
  if (error instanceof PrintError) return error;
  return tooManyFiles(reasonOf(error)) ?? new PrintError('browser-failed', reasonOf(error));
}

function describe(process: BrowserProcess, found: FoundBrowser, sandbox: boolean, product: string): RunningBrowser {
  const version = product.split('/')[1] ?? 'of unknown version';
  const place = found.source === 'embedded' ? 'embedded' : found.executable;
  const name = `Chromium ${version} (${place})`;
  const printer = connectPrinter(process.pipe);
  printer.catch(() => {});
  const { source, executable } = found;
  return { info: { name, version, source, executable, sandbox, pid: process.pid }, printer, ended: process.ended };
}
