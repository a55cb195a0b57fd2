import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestBrowser } from '../browser.ts';
import { layoutOf } from '../print/layout.ts';
import { root } from '../run.ts';

test('a heading, the note below it and what they announce stay on one page, however much of it is left', async () => {
  const style = readFileSync(join(root, 'templates/report.css'), 'utf8');
  // From where all of it fits to where none does.
  const heights = Array.from({ length: 30 }, (_, at) => 840 + at * 6);
  const chapters = heights.map((height, at) => {
    const note = `begins${at} ${'with more words than a line of it has room for '.repeat(3)} ends${at}`;
    const finding = `<div class="change"><p class="what">item${at}</p><p class="standing">Fixed</p></div>`;
    return `<div style="break-before:page; height:${height}px"></div><section><h2>head${at}</h2><p class="note intro">${note}</p>${finding}</section>`;
  });
  const more = readFileSync(join(root, 'templates/comparison.css'), 'utf8');
  const chromium = await openTestBrowser();
  const { page } = await chromium.open(
    `<!DOCTYPE html><style>${style}${more}</style><main>${chapters.join('')}</main>`,
  );
  const pages = await layoutOf(await page.pdf({ format: 'A4', margin: { top: '19mm', bottom: '17mm' } }));
  await chromium.close();
  const texts = pages.map(({ body }) => body.map(({ text }) => text).join(' '));
  const pageOf = (word: string): number => texts.findIndex((text) => new RegExp(`\\b${word}\\b`).test(text));
  const places = heights.map((_, at) => [`head${at}`, `begins${at}`, `ends${at}`, `item${at}`].map(pageOf));
  expect(places.filter((four) => new Set(four).size > 1)).toEqual([]);
  expect(new Set(places.map(([first = 0], at) => first - at)).size).toBeGreaterThan(1);
});
