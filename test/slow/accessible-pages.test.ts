/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestBrowser, type TestBrowser } from '../browser.ts';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { inventedEvidence, plannedPost } from '../invented-post.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let box: Sandbox;
let chromium: TestBrowser;

/** A post with owners and days, its course, the answers of a tracker, and a later version of it. */
beforeAll(async () => {
  box = makeSandbox();
  box.init();
  for (const [day, findings] of [
    ['2031-01-10', 30],
    ['2031-03-02', 37],
  ] as const) {
    box.write('course.md', plannedPost({ findings, title: 'Course' }));
    box.commit(day);
  }
  box.write('later.md', plannedPost({ findings: 37, title: 'Course', later: true }));
  box.write('answers.json', inventedEvidence(37));
  await box.run(['report', 'course.md', '--history', '--evidence', 'answers.json', '--format', 'html', '--out', 'out']);
  await box.run(['diff', 'course.md', 'later.md', '--format', 'html', '--out', 'out']);
  await box.run(['history', 'course.md', '--format', 'html', '--out', 'out']);
  chromium = await openTestBrowser();
});
afterAll(async () => {
  await chromium.close();
  box.remove();
});

const names = ['course', 'course..later.diff', 'course.history'];
const widths = [320, 768, 1280];
const looks = [
  { name: 'prefers-color-scheme', value: 'light' },
  { name: 'prefers-color-scheme', value: 'dark' },
  { name: 'forced-colors', value: 'active' },
];

describe.each(names)('%s.html', (name) => {
  const html = (): string => readFileSync(join(box.folder, `out/${name}.html`), 'utf8');

  test.each(widths)('neither scrolls sideways nor fails axe at %i pixels, in any colors', async (width) => {
    const { page } = await chromium.open(html());
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(axeSource);
    const session = await page.createCDPSession();
    for (const feature of looks) {
      await session.send('Emulation.setEmulatedMedia', { media: 'screen', features: [feature] });
      const violations = await page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.length + ': ' + nodes[0].html))",
      );
      expect([feature.value, violations]).toEqual([feature.value, []]);
    }
    await page.close();
  });

  test('has room for the words of every cell, however wide the window is', async () => {
    const { page } = await chromium.open(html());
    for (const width of [320, 480, 704, 720, 768, 900, 961, 1024, 1121, 1280]) {
      await page.setViewport({ width, height: 900 });
      const cut = await page.$$eval('th, td', (cells) =>
        cells.filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
      expect([width, cut]).toEqual([width, []]);
    }
    await page.close();
  });

  test('shows where the keyboard is, in the order of the page, and leads to what is there', async () => {
    const { page } = await chromium.open(html());
    await page.setViewport({ width: 1280, height: 900 });
    const stops: { top: number; outline: string; target: boolean }[] = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === null || one === document.body) return null;
        const hash = one instanceof HTMLAnchorElement ? one.hash : '';
        return {
          top: one.getBoundingClientRect().top + scrollY,
          outline: getComputedStyle(one).outlineWidth,
          target: hash === '' || document.getElementById(hash.slice(1)) !== null,
        };
      });
      if (stop === null || stops.length > 900) break;
      stops.push(stop);
    }
    expect(stops.length).toBeGreaterThan(10);
    expect(new Set(stops.map(({ outline }) => outline))).toEqual(new Set(['3px']));
    expect(stops.filter(({ target }) => !target)).toEqual([]);
    // The first one, over the contents, comes into view when it is reached.
    const tops = stops.slice(1).map(({ top }) => top);
    expect(tops.filter((top, at) => top < (tops[at - 1] ?? 0) - 400)).toEqual([]);
    await page.close();
  });
});
