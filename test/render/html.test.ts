/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRuns } from '../all-runs.ts';
import { inventedPost } from '../invented-post.ts';
import { openTestBrowser, type TestBrowser } from '../browser.ts';
import { root, run } from '../run.ts';

const report = readFileSync(join(root, 'output/2022-10-05-current-state-2019-third-party-audit.html'), 'utf8');
let severities: string;
let hostile: string;
let wordy: string;
let overview: string;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let chromium: TestBrowser;

/** The HTML report of a fixture. */
async function pageOf(fixture: string): Promise<string> {
  return pageOfPost(readFileSync(join(root, 'test/fixtures/reports', `${fixture}.md`), 'utf8'), basename(fixture));
}

/** The report of a post whose configuration says that reports are in German. */
async function inGerman(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'html-'));
  try {
    const post = join(root, 'test/fixtures/reports/in-german/2031-06-02-muehle-pruefung.md');
    await run(['report', post, '--out', out, '--format', 'html']);
    return readFileSync(join(out, '2031-06-02-muehle-pruefung.html'), 'utf8');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The page over two snapshots of one audit, and two of which there is one each. */
async function indexPage(): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'html-'));
  try {
    const dated = (date: string, later = false): string =>
      inventedPost({ findings: 9, later }).replace(/^date:.*/m, `date: ${date}`);
    writeFileSync(join(out, '2031-01-01-orchard-audit.md'), dated('2031-01-01'));
    writeFileSync(join(out, '2031-09-21-orchard-audit.md'), dated('2031-09-21', true));
    writeFileSync(join(out, '2031-02-01-barn.md'), dated('2031-02-01'));
    writeFileSync(join(out, '2031-02-01-words.md'), longWords);
    await run(['report', out, '--out', join(out, 'made'), '--format', 'json,html,md', '--index']);
    return readFileSync(join(out, 'made/index.html'), 'utf8');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

async function pageOfPost(post: string, name = 'post'): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'html-'));
  try {
    writeFileSync(join(out, `${name}.md`), post);
    await run(['report', join(out, `${name}.md`), '--out', out, '--format', 'html']);
    return readFileSync(join(out, `${name}.html`), 'utf8');
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

beforeAll(async () => {
  severities = await pageOf('plain/2031-03-01-harbour-audit');
  hostile = await pageOf('rich-cells/2031-05-01-kiln-audit');
  wordy = await pageOfPost(longWords);
  overview = await indexPage();
  chromium = await openTestBrowser();
});

/** A post with a word without an end in every cell. */
const long = 'w'.repeat(600);
const address = `https://example.org/${'path/'.repeat(60)}`;
const longWords = [
  `# ${long}\n`,
  `## ${long}\n`,
  `| # | Finding | Issue | Severity | Status | ${long} |`,
  '| --- | --- | --- | --- | --- | --- |',
  `| ${long} | ${long} | ${long} | ${long} | ${long} | ${long} |`,
  `| 2 | ${address} | [#2](${address}) | High | open, see ${address} | ${address} |`,
  '\n## Remaining work\n',
  '| # | Title | Issue | Time | Complexity | Benefit |',
  '| --- | --- | --- | --- | --- | --- |',
  `| 2 | ${long} | ${long} | ${long} | ${long} | ${long} |`,
  '',
].join('\n');

afterAll(() => chromium.close());

const shown = '#shown';
const visible = 'table.findings tbody tr:not([hidden])';

describe('the HTML report', () => {
  test('is complete without JavaScript', async () => {
    const { page, requests } = await chromium.open(report, { javaScript: false });
    const text = await page.$eval('body', (body) => (body as HTMLElement).innerText);
    expect(text).toContain('22 of 37 findings are settled');
    expect(text).toContain('Incorrect isKernelPid check');
    expect(await page.$eval('#controls', (controls) => getComputedStyle(controls).display)).toBe('none');
    expect(requests).toEqual([]);
    await page.close();
  });

  test('asks for nothing, and breaks no rule of its own policy', async () => {
    for (const html of [report, severities, hostile]) {
      const { page, requests, complaints } = await chromium.open(html);
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });

  test('carries its data', async () => {
    const { page } = await chromium.open(report);
    const data = await page.$eval('#report-data', (element) => element.textContent);
    const json = readFileSync(join(root, 'output/2022-10-05-current-state-2019-third-party-audit.json'), 'utf8');
    expect(JSON.parse(data)).toEqual(JSON.parse(json));
    await page.close();
  });

  test('has no cell without words', () => {
    for (const html of [report, severities, hostile, wordy, overview])
      expect(html.match(/<t[dh]\b[^>]*>(?:\s|<(?!svg|\/t[dh]>)[^>]*>)*<\/t[dh]>/g)).toBeNull();
  });

  test('has a name for every table', () => {
    for (const html of [report, severities, hostile, overview])
      for (const [table] of html.matchAll(/<table\b[^>]*>\s*(?:<caption>)?/g))
        expect(table).toMatch(/<caption>|aria-labelledby="/);
  });

  test('leads over its contents from the keyboard, and has them where it is long', async () => {
    const { page } = await chromium.open(report);
    await page.keyboard.press('Tab');
    const skip = await page.evaluate(() => {
      const { textContent, href } = document.activeElement as HTMLAnchorElement;
      return [textContent, href.replace(/.*#/, '#'), (document.activeElement?.getBoundingClientRect().top ?? -1) >= 0];
    });
    expect(skip).toEqual(['Skip to the findings', '#findings', true]);
    const targets = await page.$$eval('.contents a', (links) =>
      links.map(({ hash }) => document.querySelector(hash) !== null),
    );
    expect(targets.length).toBeGreaterThan(4);
    expect(targets).not.toContain(false);
    await page.close();
  });

  test('tells what is fixed from what is not by its marks, also in forced colors', async () => {
    const { page } = await chromium.open(report);
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    const mark = (kind: string): Promise<readonly string[]> =>
      page.$eval(`.is-${kind} .mark`, (one) => [
        getComputedStyle(one).backgroundColor,
        getComputedStyle(one, '::after').content,
      ]);
    const [fixed, open] = [await mark('fixed'), await mark('fix-needed')];
    expect(fixed[0]).not.toBe(open[0]);
    expect([fixed[1], open[1]]).toEqual(['none', '""']);
    await page.close();
  });

  test('says how many are shown in the language of the report', async () => {
    const { page } = await chromium.open(await inGerman());
    expect(await page.$eval(shown, (one) => one.textContent)).toBe('Alle 8 gezeigt');
    await page.select('#controls [name=status]', 'fixed');
    expect(await page.$eval(shown, (one) => one.textContent)).toBe('1 von 8 gezeigt');
    await page.close();
  });

  test('filters by every status, and says how many are shown', async () => {
    const { page } = await chromium.open(report);
    const options = await page.$$eval('[name=status] option', (all) => all.map((one) => one.value));
    expect(options).toHaveLength(11);
    for (const value of options) {
      await page.select('[name=status]', value);
      const wanted =
        value === '' ? '' : value.endsWith('settled') ? `[data-settled=${value}]` : `[data-status=${value}]`;
      const count = (await page.$$(`table.findings tbody tr${wanted}`)).length;
      expect(count).toBeGreaterThan(0);
      expect(await page.$$(visible)).toHaveLength(count);
      expect(await page.$eval(shown, (one) => one.textContent)).toBe(
        count === 37 ? 'All 37 shown' : `${count} of 37 shown`,
      );
    }
    await page.close();
  });

  test('filters and sorts by severity where there is one', async () => {
    const { page } = await chromium.open(severities);
    await page.select('[name=sort]', 'severity');
    const ids = await page.$$eval(visible, (rows) => rows.map((row) => row.cells[0]?.textContent));
    expect(ids).toEqual(['HBR-2', 'HBR-1', 'HBR-4', 'HBR-3']);
    await page.select('[name=severity]', 'critical');
    expect(await page.$$(visible)).toHaveLength(1);
    await page.close();
  });

  test.runIf(allRuns)('filters and sorts over all tables where there are several', async () => {
    const { page } = await chromium.open(await pageOfPost(inventedPost({ findings: 1002 })));
    const rowsOf = () =>
      page.$$eval('table.findings', (all) => all.map((one) => one.querySelectorAll('tbody tr:not([hidden])').length));
    expect(await rowsOf()).toEqual([1000, 2]);
    const titles = () => page.$$eval('table.findings tbody th bdi', (all) => all.map((one) => one.textContent));
    const before = await titles();
    await page.select('[name=sort]', 'title');
    expect(await titles()).toEqual(before.toSorted());
    expect(await rowsOf()).toEqual([1000, 2]);
    await page.select('[name=sort]', '');
    expect(await titles()).toEqual(before);
    await page.focus('[name=q]');
    await page.keyboard.type('or-1002');
    expect(await rowsOf()).toEqual([0, 1]);
    const hidden = await page.$$eval('h3[id^=findings-from]', (all) => all.map((one) => one.hidden));
    expect(hidden).toEqual([true, false]);
    await page.close();
  });

  test('searches from the keyboard, keeps the view in the address, and comes back to it', async () => {
    const { page } = await chromium.open(report);
    await page.focus('[name=q]');
    await page.keyboard.type('kubelet');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not settled');
    const hash = await page.evaluate(() => location.hash);
    expect(hash).toBe('#q=kubelet&status=unsettled');
    const ids = await page.$$eval(visible, (rows) => rows.map(({ id }) => id));
    expect(ids).toEqual(['finding-4', 'finding-21', 'finding-37']);
    const link = await page.$eval('#finding-21 a.permalink', (one) => one.hash);
    await page.close();

    const again = await chromium.open(report, { hash: link });
    expect(await again.page.$$eval(visible, (rows) => rows.map(({ id }) => id))).toEqual(ids);
    expect(await again.page.$$eval('tr.target', (rows) => rows.map(({ id }) => id))).toEqual(['finding-21']);
    await again.page.click('#controls button');
    await again.page.waitForFunction("document.querySelector('#shown').value === 'All 37 shown'");
    expect(await again.page.evaluate(() => location.hash)).toBe('');
    await again.page.close();
  });

  test('runs nothing that stands in the source', async () => {
    const { page } = await chromium.open(hostile);
    expect(
      await page.$$eval('script:not([data-report-script]):not([type="application/json"])', (all) => all.length),
    ).toBe(0);
    expect(await page.title()).toBe('Kiln: *stars*, <b>tags</b> & {{mustaches}}');
    expect(await page.$$eval('h1', (all) => all.map((one) => one.textContent))).toEqual([
      'Kiln: *stars*, <b>tags</b> & {{mustaches}}',
    ]);
    await page.close();
  });
});

const widths = [320, 768, 1280];
const schemes = ['light', 'dark'];
const looks = widths.flatMap((width) => schemes.map((scheme) => [width, scheme] as const));
const extremes = [
  [320, 'light'],
  [1280, 'dark'],
] as const;

test('nothing overflows on a phone, a tablet and a desktop, in light and dark colors', async () => {
  for (const html of [report, severities, hostile, wordy, overview]) {
    const { page } = await chromium.open(html);
    for (const [width, scheme] of allRuns ? looks : extremes) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    await page.close();
  }
});

test('numbers keep their distance from words beside them, and their headers stay whole', async () => {
  for (const html of [severities, overview]) {
    const { page } = await chromium.open(html);
    await page.setViewport({ width: 768, height: 900 });
    const distances = await page.$$eval('.number + :is(td, th):not(.number)', (cells) =>
      cells.map((cell) => {
        const [own, before] = [cell, cell.previousElementSibling ?? cell].map((one) => getComputedStyle(one));
        return Number.parseFloat(own?.paddingLeft ?? '') + Number.parseFloat(before?.paddingRight ?? '');
      }),
    );
    expect(distances.length).toBeGreaterThan(0);
    expect(Math.min(...distances)).toBeGreaterThan(20);
    const lines = await page.$$eval('.audits th.number', (headers) =>
      headers.map((header) => {
        const range = document.createRange();
        range.selectNodeContents(header);
        return range.getClientRects().length;
      }),
    );
    expect(lines.filter((count) => count > 1)).toEqual([]);
    await page.close();
  }
});

const pages = (name: (typeof judged)[number][0]): string =>
  ({ 'a post without severities': report, 'a post with severities': severities, 'the page over all audits': overview })[
    name
  ];
const judged = [
  ['a post without severities', 'light', 320],
  ['a post with severities', 'dark', 1280],
  ['a post without severities', 'dark', 1280],
  ['a post with severities', 'light', 320],
  ['the page over all audits', 'light', 320],
  ['the page over all audits', 'dark', 1280],
] as const;

test.each(allRuns ? judged : judged.slice(0, 1))(
  'axe finds nothing against WCAG 2.2 AA: %s, in %s colors, %d pixels wide',
  async (name, scheme, width) => {
    const { page } = await chromium.open(pages(name));
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(
      "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
    );
    expect(violations).toEqual([]);
    await page.close();
  },
);
