import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startProcess } from '../../src/print/browser/browser-process.ts';
import { browserFinders, type FoundBrowser } from '../../src/print/browser/find-browser.ts';
import { maySandbox } from '../../src/print/browser/launch-flags.ts';
import type { Pipe } from '../../src/print/browser/pipe.ts';
import { runCommand } from './processes.ts';

/** Finds the browser our own command would use. */
export async function findBrowser(executable: string | null): Promise<FoundBrowser | null> {
  for (const find of browserFinders({ executable, prefer: 'embedded', sandbox: null }, () => {})) {
    const found = await find();
    if (found !== null) return found;
  }
  return null;
}

/**
 * Prints a file with a browser and nothing else: from its own command line, or, for the embedded build, which has no
 * `--print-to-pdf`, by the three messages of its protocol that it takes. What no program around a browser can beat.
 */
export async function printBare(browser: FoundBrowser, html: string, pdf: string): Promise<void> {
  if (browser.own !== null) return printByProtocol(browser, html, pdf);
  const profile = mkdtempSync(join(tmpdir(), 'audit-status-bench-'));
  try {
    const { code } = await runCommand(browser.executable, [
      '--headless',
      '--disable-gpu',
      ...(maySandbox(null) ? [] : ['--no-sandbox']),
      `--user-data-dir=${profile}`,
      '--no-pdf-header-footer',
      '--generate-pdf-document-outline',
      `--print-to-pdf=${pdf}`,
      pathToFileURL(html).href,
    ]);
    if (code !== 0) throw new Error(`${browser.executable} ended with ${code}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function printByProtocol(browser: FoundBrowser, html: string, pdf: string): Promise<void> {
  const process = startProcess(browser, maySandbox(null));
  try {
    await process.product;
    const say = speaker(process.pipe);
    const { targetInfos } = await say('Target.getTargets', {});
    const page = targetInfos?.find(({ type }) => type === 'page');
    const { sessionId } = await say('Target.attachToTarget', { targetId: page?.targetId, flatten: true });
    await say('Page.enable', {}, sessionId);
    const loaded = say.event('Page.loadEventFired');
    await say('Page.navigate', { url: pathToFileURL(html).href }, sessionId);
    await loaded;
    await say('Runtime.evaluate', { expression: loadFonts, awaitPromise: true }, sessionId);
    const wanted = { generateTaggedPDF: true, generateDocumentOutline: true, preferCSSPageSize: true };
    const { data } = await say('Page.printToPDF', { ...wanted, printBackground: true }, sessionId);
    writeFileSync(pdf, Buffer.from(data ?? '', 'base64'));
  } finally {
    await process.kill();
  }
}

/** The page shows nothing on its screen, and so has asked for no font yet. */
const loadFonts = 'Promise.all([...document.fonts].map((font) => font.load())).then(() => undefined)';

/** What is used of the browser's answers. */
interface Answer {
  readonly targetInfos?: readonly { readonly type: string; readonly targetId: string }[];
  readonly sessionId?: string;
  /** The PDF in base64. */
  readonly data?: string;
}

interface Speaker {
  /** Asks for something and waits for the answer. */
  (method: string, params: object, sessionId?: string): Promise<Answer>;
  /** Waits for the next event of a name. */
  readonly event: (name: string) => Promise<Answer>;
}

function speaker(pipe: Pipe): Speaker {
  const waiting = new Map<number | string, (value: Answer) => void>();
  let last = 0;
  pipe.onmessage = (message) => {
    const { id, method, result = {} } = JSON.parse(message) as { id?: number; method?: string; result?: Answer };
    const key = id ?? method ?? '';
    waiting.get(key)?.(result);
    waiting.delete(key);
  };
  const answer = (key: number | string): Promise<Answer> => new Promise((resolve) => waiting.set(key, resolve));
  const say = (method: string, params: object, sessionId?: string): Promise<Answer> => {
    last += 1;
    pipe.send(JSON.stringify({ id: last, method, params, sessionId }));
    return answer(last);
  };
  return Object.assign(say, { event: answer });
}
