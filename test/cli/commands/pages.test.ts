/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRuns } from '../../all-runs.ts';
import { openTestBrowser, type TestBrowser } from '../../browser.ts';
import { pdfUaBreaches } from '../../print/pdf-ua.ts';
import { readPdf } from '../../print/read-pdf.ts';
import { root } from '../../run.ts';
import { makeSandbox, type Sandbox } from './sandbox.ts';

const fixtures = join(root, 'test/fixtures/diff');
const [earlier, later] = ['2031-01-15-orchard-third-party-audit', '2031-04-20-orchard-third-party-audit'] as const;
const diff = `${earlier}..${later}.diff`;
const history = 'orchard-third-party-audit.history';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let box: Sandbox;
let said: string;

beforeAll(async () => {
  box = makeSandbox();
  for (const name of [earlier, later]) box.write(`${name}.md`, readFileSync(join(fixtures, `${name}.md`), 'utf8'));
  await box.run(['report', `${earlier}.md`, '--out', 'saved', '--format', 'pdf']);
  // One side is the PDF of a report, which carries its data.
  ({ stderr: said } = await box.run(['diff', `saved/${earlier}.pdf`, `${later}.md`, '--out', 'out']));
  await box.run(['history', `${earlier}.md`, `${later}.md`, '--out', 'out']);
});
afterAll(() => box.remove());

function bytesOf(name: string): Buffer {
  return readFileSync(join(box.folder, 'out', name));
}

describe.each([
  [diff, 'Reopened (1)', '3 resolved, 1 reopened, 1 rated higher, 2 new', 2],
  [history, 'Open the longest', '7 of 10 → 6 of 11 findings open in 2 versions', 1],
] as const)('%s.pdf', (name, heading, headline, figures) => {
  test('reads well, is tagged, has an outline, and carries its data', async () => {
    expect(said).toBe('');
    const pdf = await readPdf(bytesOf(`${name}.pdf`));
    expect(pdf.text.replace(/\s+/g, ' ')).toContain(headline);
    expect(JSON.stringify(pdf.outline)).toContain(heading);
    expect(pdf.alternatives).toHaveLength(figures);
    expect(await pdfUaBreaches(bytesOf(`${name}.pdf`))).toEqual([]);
    const [attachment] = Object.values(pdf.attachments as Record<string, { content: Uint8Array }>);
    expect(Buffer.from(attachment?.content ?? []).toString('utf8')).toBe(bytesOf(`${name}.json`).toString('utf8'));
  });
});

describe('in a browser', () => {
  let chromium: TestBrowser;
  beforeAll(async () => {
    chromium = await openTestBrowser();
  });
  afterAll(() => chromium.close());

  const judged = [
    [diff, 360, 'light'],
    [history, 1200, 'dark'],
    [diff, 1200, 'dark'],
    [history, 360, 'light'],
  ] as const;

  test.each(allRuns ? judged : judged.slice(0, 1))(
    '%s.html, %i wide in %s colors: nothing overflows, nothing is fetched, axe finds nothing',
    async (name, width, scheme) => {
      const { page, requests, complaints } = await chromium.open(bytesOf(`${name}.html`).toString('utf8'));
      expect([requests, complaints]).toEqual([[], []]);
      await page.setBypassCSP(true);
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.reload();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await page.evaluate(axeSource);
      const violations = await page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
      );
      expect(violations).toEqual([]);
      await page.close();
    },
  );
});
