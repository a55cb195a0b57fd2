import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startProcess } from '../src/print/browser/browser-process.ts';
import { browserFinders } from '../src/print/browser/find-browser.ts';
import { maySandbox } from '../src/print/browser/launch-flags.ts';

/** A real Chromium, the same that prints, with a page for tests. */
export interface TestBrowser {
  readonly browser: Browser;
  /** Opens HTML under an address of its own, as a mailed file would be opened, and records what it asks for. */
  readonly open: (
    html: string,
    options?: { readonly javaScript?: boolean; readonly hash?: string },
  ) => Promise<OpenedPage>;
  readonly close: () => Promise<void>;
}

/** A page, what it asked for, and what it complained of. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

const address = 'http://report.invalid/report.html';

/** Starts the browser. */
export async function openTestBrowser(): Promise<TestBrowser> {
  const choice = { executable: null, prefer: 'embedded', sandbox: null } as const;
  for (const find of browserFinders(choice, () => {})) {
    const found = await find();
    if (found === null) continue;
    const child = startProcess(found, maySandbox(null));
    await child.product;
    const browser = await puppeteer.connect({ transport: child.pipe, defaultViewport: null });
    return {
      browser,
      open: (html, options = {}) => open(browser, html, options),
      close: async () => {
        await browser.disconnect();
        await child.kill();
      },
    };
  }
  throw new Error('no browser to test with');
}

async function open(browser: Browser, html: string, { javaScript = true, hash = '' }): Promise<OpenedPage> {
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  await page.setJavaScriptEnabled(javaScript);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url().replace(/#.*/, '') === address)
      void request.respond({ contentType: 'text/html; charset=utf-8', body: html });
    else {
      if (!request.url().endsWith('/favicon.ico')) requests.push(request.url());
      void request.abort();
    }
  });
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address + hash);
  return { page, requests, complaints };
}
