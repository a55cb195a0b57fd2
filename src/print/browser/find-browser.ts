import { download, findDownloaded } from './downloaded-browser.ts';
import { type EmbeddedPackage, findEmbedded, findUnpacked, removeOldBuilds, unpackEmbedded } from './embedded.ts';
import { PrintError, reasonOf } from '../print-error.ts';
import { cacheFolder } from './private-folder.ts';
import { isExecutable, systemBrowsers } from './system-browsers.ts';

/** Which browser the user wants. */
export interface BrowserChoice {
  /** A path given on the command line: nothing else is tried then. */
  readonly executable: string | null;
  /** What is tried first where no path is given, here or in `PUPPETEER_EXECUTABLE_PATH`. */
  readonly prefer: 'embedded' | 'system';
  /** Null: with its sandbox, except for root, for whom Chromium refuses to use it. */
  readonly sandbox: boolean | null;
}

/** Where a browser was found. */
export type BrowserSource = 'explicit' | 'embedded' | 'system' | 'downloaded';

/** A browser ready to be started. */
export interface FoundBrowser {
  readonly source: BrowserSource;
  readonly executable: string;
  /** The folders of its own shared libraries and fonts, and where the fonts' index is kept. */
  readonly own: { readonly libraries: string; readonly fonts: string; readonly cache: string } | null;
}

/** Gives a browser at once or later; null where there is none. */
export type Finder = () => FoundBrowser | null | Promise<FoundBrowser | null>;

/**
 * Gives the ways to find a browser, in the order to try them: each is asked only if those before it led nowhere, and
 * the system is searched only then.
 */
export function* browserFinders(choice: BrowserChoice, onProgress: (message: string) => void): Generator<Finder> {
  const fromEnvironment = process.env['PUPPETEER_EXECUTABLE_PATH'] ?? '';
  if (choice.executable !== null) return yield explicitBrowser('The browser option', choice.executable);
  if (fromEnvironment !== '') return yield explicitBrowser('PUPPETEER_EXECUTABLE_PATH', fromEnvironment);
  if (choice.prefer === 'embedded') yield () => embeddedBrowser(onProgress);
  for (const file of systemBrowsers()) yield () => plain('system', file);
  if (choice.prefer === 'system') yield () => embeddedBrowser(onProgress);
  yield async () => plain('downloaded', await findDownloaded());
  yield async () => plain('downloaded', await download(onProgress));
}

/** Makes the error for a system where no browser runs; `failures` are those of the browsers that were there. */
export function noBrowserError(failures: readonly PrintError[]): PrintError {
  const what =
    failures.length === 0 ? 'No browser was found to print the PDF' : 'None of the browsers found could be started';
  const how =
    'install one with `npx @puppeteer/browsers install chrome-headless-shell@stable` or `apt install chromium`, ' +
    'or set PUPPETEER_EXECUTABLE_PATH to one';
  const cause = failures[0];
  const why = cause === undefined ? '' : ` (${cause.message.replace(/\.$/, '')})`;
  return new PrintError('no-browser', `${what}${why}: ${how}.`, { cause });
}

/** No silent way around a wrong setting: it is told, and nothing else is tried. */
function explicitBrowser(setting: string, file: string): Finder {
  return () => {
    if (isExecutable(file)) return { source: 'explicit', executable: file, own: null };
    throw new PrintError(
      'no-browser',
      `${setting} names ${file}, which is not executable: fix the setting, or remove it to use the browser that is found.`,
    );
  };
}

function plain(source: BrowserSource, file: string | null): FoundBrowser | null {
  return file === null ? null : { source, executable: file, own: null };
}

/** Not async itself: where it is unpacked already, the browser can be started within the same tick. */
function embeddedBrowser(onProgress: (message: string) => void): FoundBrowser | null | Promise<FoundBrowser | null> {
  const embedded = findEmbedded();
  const cache = cacheFolder();
  if (embedded === null || cache === null) return null;
  // Later: what starts now shall not wait for it.
  setImmediate(() => removeOldBuilds(embedded, cache));
  const unpacked = findUnpacked(embedded, cache);
  if (unpacked === null) return unpack(embedded, cache, onProgress);
  return { source: 'embedded', executable: unpacked.executable, own: { ...unpacked, cache } };
}

async function unpack(
  embedded: EmbeddedPackage,
  cache: string,
  onProgress: (message: string) => void,
): Promise<FoundBrowser> {
  onProgress(`Unpacking the embedded Chromium ${embedded.version.split('.')[0]} (once, about 2 s)…`);
  try {
    const unpacked = await unpackEmbedded(embedded, cache);
    return { source: 'embedded', executable: unpacked.executable, own: { ...unpacked, cache } };
  } catch (error) {
    const message = `The embedded Chromium could not be unpacked into ${cache} (${reasonOf(error)}): make room for 200 MB there, or choose another browser.`;
    throw new PrintError('browser-failed', message, { cause: error });
  }
}
