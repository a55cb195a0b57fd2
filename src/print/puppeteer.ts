import type { Browser, Page } from 'puppeteer-core/internal/puppeteer-core-browser.js';
import type { Pipe } from './pipe.ts';

/** The paper sizes a report is printed on, where its own style does not say another. */
export type Paper = 'A4' | 'Letter';

/** Prints with one browser; everything fails when it goes away. */
export interface Printer {
  /** Lays out a page; kept when it is ready to be printed. */
  open(html: string): Promise<OpenPage>;
}

/** A page that is laid out. */
export interface OpenPage {
  /** Prints it, once. */
  pdf(paper: Paper): Promise<Uint8Array>;
  /** The same without tags and outline, in two thirds of the time: the pages are alike. */
  draft(paper: Paper): Promise<Uint8Array>;
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
    async open(html) {
      const page = spare ?? browser.newPage().then(seal);
      spare = null;
      return openPage(await page, html);
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

/** A page that shows nothing on its screen has asked for no font yet, and printing would not wait for them. */
async function loadFonts(page: Page): Promise<void> {
  await page.evaluate('Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => undefined)');
}

async function openPage(page: Page, html: string): Promise<OpenPage> {
  const crashed = new Promise<never>((_resolve, reject) => {
    page.once('error', reject);
  });
  const ready = page.setContent(html, { waitUntil: 'load', timeout: 0 }).then(() => loadFonts(page));
  await Promise.race([crashed, ready]);
  const print = async (paper: Paper, tagged: boolean): Promise<Uint8Array> => {
    const looks = { preferCSSPageSize: true, printBackground: true, format: paper };
    const options = { ...looks, tagged, outline: tagged, waitForFonts: false, timeout: 0 };
    const bytes = await Promise.race([crashed, page.pdf(options)]);
    // Not waited for: mostly the whole browser ends now.
    page.close().catch(() => {});
    return bytes;
  };
  return { pdf: (paper) => print(paper, true), draft: (paper) => print(paper, false) };
}
