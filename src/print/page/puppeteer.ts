import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import { addRules, divide, dropRules, fillContents, makeReady, showBlank, showPart } from './in-page.ts';
import type { Paper } from '../../domain/settings.ts';
import type { Pipe } from '../browser/pipe.ts';

/** Prints with one browser; everything fails when it goes away. */
export interface Printer {
  /** Lays out a page; kept when it is ready to be printed. */
  open(html: string, paper: Paper): Promise<OpenPage>;
}

/**
 * A page that can be printed. Parts of it that begin with an element that has `data-new-part` are printed one by one,
 * each from a new sheet on; what stands in the margins is printed apart then, since no part knows its page numbers.
 */
export interface OpenPage {
  /** How many parts there are. */
  readonly parts: number;
  /** Whether there is a table of contents that waits for `fillContents`. */
  readonly hasContents: boolean;
  /**
   * Prints a part, counted from 0, tagged and with an outline. Parts come in order, and only the first once more.
   * `onSent` is called when the browser has all it needs for it.
   */
  pdf(part: number, onSent?: () => void): Promise<Uint8Array>;
  /** The same without tags and outline, in two thirds of the time: the pages are alike. */
  draft(part: number): Promise<Uint8Array>;
  /** Writes the numbers of the pages of anchors into the table of contents. */
  fillContents(pages: ReadonlyMap<string, number>): Promise<void>;
  /** Prints what stands in the margins of so many pages, and nothing else; nothing can be printed after that. */
  margins(pages: number): Promise<Uint8Array>;
  /** Nobody needs to wait for it: mostly the whole browser ends. */
  close(): void;
}

/** Takes over a browser that has already answered over `pipe`, and readies a first page. */
export async function connectPrinter(pipe: Pipe): Promise<Printer> {
  const { connect } = await importPuppeteer();
  // No limits of its own (0): the caller has one deadline for everything, and ends the browser then.
  const browser = await connect({ transport: pipe, defaultViewport: null, protocolTimeout: 0 });
  // The page Chromium starts with is there already; a new one would cost 30 ms.
  let spare: Promise<Page> | null = firstPage(browser).then(seal);
  spare.catch(() => {});
  return {
    async open(html, paper) {
      const page = spare ?? browser.newPage().then(seal);
      spare = null;
      return openPage(await page, html, paper);
    },
  };
}

/** Loads Puppeteer ahead of its use: a browser takes long enough to start. */
export function loadPuppeteer(): void {
  importPuppeteer().catch(() => {});
}

/** The half that drives a browser: what finds, downloads and starts one would take longer to load than all of this. */
const importPuppeteer = () => import('puppeteer-core/internal/puppeteer-core-browser.js');

/** Gives the version of Chrome that Puppeteer is made for, such as `148.0.7778.97`. */
export async function pinnedBuild(): Promise<string> {
  const { PUPPETEER_REVISIONS } = await import('puppeteer-core/internal/revisions.js');
  return PUPPETEER_REVISIONS['chrome-headless-shell'];
}

async function firstPage(browser: Browser): Promise<Page> {
  const [page] = await browser.pages();
  return page ?? browser.newPage();
}

/** Shuts a page off: no scripts, and no request but for data it carries itself. */
async function seal(page: Page): Promise<Page> {
  page.on('request', (request) => {
    const answer = request.url().startsWith('data:') ? request.continue() : request.abort();
    // A page that is gone needs no answer.
    answer.catch(() => {});
  });
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true)]);
  return page;
}

async function openPage(page: Page, html: string, paper: Paper): Promise<OpenPage> {
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', reject);
  });
  crashed.catch(() => {});
  const alive = <T>(work: Promise<T>): Promise<T> => Promise.race([crashed, work]);
  await alive(page.setContent(html, { waitUntil: 'load', timeout: 0 }));
  const { hasParts, hasContents } = await alive(page.evaluate(makeReady));
  const division = hasParts ? await alive(page.evaluateHandle(divide)) : null;
  const parts = division === null ? 1 : await alive(page.evaluate((one) => one.parts, division));
  const inParts = division !== null && parts > 1;
  if (inParts) await alive(page.evaluate(addRules, [...partRules, withoutMargins]));
  const looks = { preferCSSPageSize: true, printBackground: true, format: paper, waitForFonts: false, timeout: 0 };
  let printed = 0;
  const print = async (part: number, tagged: boolean, onSent?: () => void): Promise<Uint8Array> => {
    if (inParts) await alive(page.evaluate(showPart, division, part));
    if (printed % 3 === 2) await alive(collectGarbage(page));
    printed += 1;
    const pdf = page.pdf({ ...looks, tagged, outline: tagged, pageRanges: part > 0 ? '2-' : '' });
    onSent?.();
    return alive(pdf);
  };
  return {
    parts,
    hasContents,
    pdf: (part, onSent) => print(part, true, onSent),
    draft: (part) => print(part, false),
    fillContents: (pages) => alive(page.evaluate(fillContents, division, Object.fromEntries(pages))),
    async margins(pages) {
      await alive(page.evaluate(dropRules, 1));
      await alive(page.evaluate(addRules, blankRules));
      await alive(page.evaluate(showBlank, pages));
      return alive(page.pdf({ ...looks, tagged: false, outline: false }));
    },
    close() {
      page.close().catch(() => {});
    },
  };
}

/** Frees what earlier parts took: the browser would keep it for long, and the memory of all parts would add up. */
async function collectGarbage(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

/** Hide what holds nothing of a part, and put a page before the parts whose first page is not the first of all. */
const partRules = [
  '[data-elsewhere] { display: none !important }',
  'html[data-later] body::before { content: "" !important; display: block !important; height: 1px; break-after: page }',
];

const blankRules = ['[data-blank] { all: unset; display: block; height: 1px; break-after: page }'];

// CSS Paged Media Module Level 3, 4.2.
const marginBoxes = (
  'top-left-corner top-left top-center top-right top-right-corner right-top right-middle right-bottom ' +
  'bottom-right-corner bottom-right bottom-center bottom-left bottom-left-corner left-bottom left-middle left-top'
).split(' ');

const withoutMargins = `@page { background: none !important; ${marginBoxes.map((box) => `@${box} { content: none !important }`).join(' ')} }`;
