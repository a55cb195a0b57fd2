import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedVersion, startBrowser, type BrowserHandle, type PrintedPdf } from '../../src/print/index.ts';
import { allRuns } from '../all-runs.ts';
import { pdfUaBreaches } from './pdf-ua.ts';
import { readPdf } from './read-pdf.ts';
import { headings, job, page } from './sample.ts';

const browsers = [
  { name: 'the embedded Chromium', prefer: 'embedded', isThere: embeddedVersion() !== null },
  { name: 'the Chromium of the system', prefer: 'system', isThere: existsSync('/usr/bin/chromium') },
] as const;

const installed = browsers.filter(({ isThere }) => isThere);

for (const { name, prefer } of allRuns ? installed : installed.slice(0, 1)) {
  describe(`a PDF printed with ${name}`, () => {
    let browser: BrowserHandle;
    let pdf: PrintedPdf;
    let read: Awaited<ReturnType<typeof readPdf>>;

    beforeAll(async () => {
      browser = startBrowser({ executable: null, prefer, sandbox: null });
      pdf = await browser.print(await job());
      read = await readPdf(pdf.bytes);
    }, 30_000);

    afterAll(() => browser.close());

    it('tells which browser it is', async () => {
      const info = await browser.ready;
      expect(info.source).toBe(prefer);
      expect(info.name).toMatch(/^Chromium \d+\.\d+\.\d+\.\d+ \(.+\)$/);
    });

    it('holds all of the text, with page numbers', () => {
      expect(pdf.pages).toBe(read.pages);
      expect(read.text).toContain('Finding 60');
      expect(read.text).toContain(`${read.pages} / ${read.pages}`);
      expect(read.text).toContain('Running head');
      expect(pdf.missingGlyphs).toEqual([]);
    });

    it('has an outline whose titles are the headings', () => {
      const titles = read.outline.flatMap((item) => [item.title, ...item.items.map((below) => below.title)]);
      expect(titles).toEqual(headings.map(({ text }) => text));
    });

    it('describes each link by its text', () => {
      expect(read.links).toContain('https://example.org/a?b=1&c=2 a link');
      expect(read.links).toContain('https://example.org/in-list a link in a list');
      expect(read.links).toContain('https://example.org/60 Finding 60');
    });

    it('says what it is', () => {
      expect(read.info).toMatchObject({
        Title: 'Status of the audit — “2026”',
        Subject: 'Where each finding stands',
        Keywords: 'audit, status',
        CreationDate: 'D:20260102000000Z',
        ModDate: 'D:20260102000000Z',
        Language: 'en',
      });
      expect(read.metadata?.get('dc:title')).toBe('Status of the audit — “2026”');
      expect(read.metadata?.get('pdfuaid:part')).toBe('1');
    });

    it('keeps the structure of the page', () => {
      const count = (role: string): number => read.roles.filter((one) => one === role).length;
      expect([count('H1'), count('H2'), count('Figure')]).toEqual([1, 2, 1]);
      expect(count('LI')).toBe(5);
      expect(count('LBody')).toBe(5);
      expect(count('Link')).toBe(62);
      expect(count('TD')).toBeGreaterThanOrEqual(60);
      expect(read.alternatives).toContain('Two of three are settled');
    });

    it('holds the text of a cell right below it, in reading order', () => {
      expect(read.cells.slice(0, 2).map((text) => text.trim())).toEqual(['f1 Finding 1', 'f2 Finding 2']);
      expect(read.roles.filter((role) => role === 'NonStruct').length).toBeLessThan(read.cells.length / 3);
    });

    it('carries its data', () => {
      const file = read.attachments?.['report.json'];
      expect(Buffer.from(file?.content ?? []).toString()).toBe('{"kind":"status"}');
      expect(file?.description).toBe('The data of this report');
    });

    it('keeps the rules of PDF/UA-1', async () => {
      expect(await pdfUaBreaches(pdf.bytes)).toEqual([]);
    });

    it('has the same bytes each time', async () => {
      const again = await browser.print(await job());
      expect(Buffer.from(again.bytes).equals(pdf.bytes)).toBe(true);
    });

    it('names the characters no font can show', async () => {
      const printed = await browser.print(
        await job({ html: await page('<p>Known é and unknown \u{1E900}\u{1F9FF}\u{16A40}</p>') }),
      );
      for (const character of printed.missingGlyphs) expect('\u{1E900}\u{1F9FF}\u{16A40}').toContain(character);
    });

    it('does without a font that may not be fetched', async () => {
      const face = '<style>@font-face { font-family: Far; src: url("https://example.org/far.woff2") }</style>';
      const printed = await browser.print(
        await job({ html: await page(`${face}<h1 style="font-family: Far, 'IBM Plex Sans'">Near</h1>`) }),
      );
      expect((await readPdf(printed.bytes)).text).toContain('Near');
    });

    it('leaves out dates and files that are not given', async () => {
      const printed = await browser.print(
        await job({ html: await page('<h1>Short</h1>'), date: null, attachment: null }),
      );
      const { info, attachments } = await readPdf(printed.bytes);
      expect(info['CreationDate']).toBeUndefined();
      expect(attachments).toBeNull();
      expect(await pdfUaBreaches(printed.bytes)).toEqual([]);
    });

    it('is printed in parts, of which none leaves an empty page', async () => {
      const item = (name: string): string => `<p>${name}</p>`;
      const content =
        `<h1>Title</h1><nav><a href="#deep">Deep</a> on <span data-page-of="deep">0000</span></nav><main>` +
        `<section data-new-part><h2>One</h2>${item('a')}<h3 data-new-part>Two</h3>${item('b')}</section>` +
        `<section data-new-part><h2>Three</h2><ul><li>c</li><li data-new-part id="deep">d</li><li>e</li></ul></section>` +
        `<section data-new-part><h2>Five</h2><p><a href="#deep">back</a></p></section></main>`;
      const style = '<style>[data-new-part] { break-before: page }</style>';
      const levels = { Title: 1, One: 2, Two: 3, Three: 2, Five: 2 };
      const printed = await browser.print(
        await job({
          html: await page(style + content),
          headings: Object.entries(levels).map(([text, level]) => ({ text, level })),
        }),
      );
      const { texts, outline, jumps } = await readPdf(printed.bytes);
      const words = texts.map((text) =>
        text
          .replace(/Running head|\d \/ \d/g, '')
          .replace(/[\s•]+/g, ' ')
          .trim(),
      );
      expect(words).toEqual(['Title Deep on 5', 'One a', 'Two b', 'Three c', 'd e', 'Five back']);
      for (const [at, text] of texts.entries()) expect(text).toContain(`${at + 1} / 6`);
      expect(jumps).toEqual(
        new Map([
          ['Deep', 5],
          ['back', 5],
        ]),
      );
      expect(outline[0]?.items.map(({ title }) => title)).toEqual(['One', 'Three', 'Five']);
      expect(outline[0]?.items[0]?.items.map(({ title }) => title)).toEqual(['Two']);
      expect(await pdfUaBreaches(printed.bytes)).toEqual([]);
    });

    it('is no PDF at all where it would show no text', async () => {
      await expect(browser.print(await job({ html: '<!doctype html><hr>' }))).rejects.toMatchObject({
        code: 'no-text',
      });
    });
  });
}
