import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfWarnings } from '../../src/cli/commands/pdf-warnings.ts';
import { startBrowser, type BrowserHandle } from '../../src/print/index.ts';
import { withoutRadicals } from '../../src/print/pdf/radicals.ts';
import { allRuns } from '../all-runs.ts';
import { run } from '../run.ts';
import { layoutOf } from './layout.ts';
import { pdfUaBreaches } from './pdf-ua.ts';
import { readPdf } from './read-pdf.ts';
import { job, page } from './sample.ts';

let browser: BrowserHandle;
let folder: string;

beforeAll(() => {
  browser = startBrowser({ executable: null, prefer: 'embedded', sandbox: null });
  folder = mkdtempSync(join(tmpdir(), 'corrections-'));
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what a browser leaves wrong in a PDF is put right', () => {
  it('a cell without words stays a cell', async () => {
    const table =
      '<h1>T</h1><table><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><td>1</td><td></td></tr><tr><td> </td><td>2</td></tr></table>';
    const { bytes } = await browser.print(await job({ html: await page(table) }));
    expect((await readPdf(bytes)).roles.filter((role) => role === 'TD')).toHaveLength(4);
    expect(await pdfUaBreaches(bytes)).toEqual([]);
  });

  it('a figure around a picture that is described needs no description of its own', async () => {
    const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=';
    const figure = `<h1>T</h1><figure><img alt="A dot" src="${dot}" width="9" height="9"><figcaption>Seen from afar</figcaption></figure>`;
    const { bytes } = await browser.print(await job({ html: await page(figure) }));
    const { roles, alternatives } = await readPdf(bytes);
    expect(roles.filter((role) => role === 'Figure')).toHaveLength(1);
    expect(alternatives).toEqual(['A dot']);
    expect(await pdfUaBreaches(bytes)).toEqual([]);
  });

  it('a page that is wider than its paper is told by the size it is drawn at', async () => {
    const wide = (pixels: number): string => `<h1>T</h1><div style="width: ${pixels}px">wide</div>`;
    const scaleOf = async (pixels: number): Promise<number> =>
      (await browser.print(await job({ html: await page(wide(pixels)) }))).scale;
    expect(await scaleOf(600)).toBe(1);
    expect(await scaleOf(800)).toBeLessThan(0.9);
  });

  it('a radical is the ideograph that looks like it, and nothing else changes', () => {
    expect(withoutRadicals('⽂字と⽇本の⾦が⽋ける⾨')).toBe('文字と日本の金が欠ける門');
    expect(withoutRadicals('⺠⻑⻘⻝ ﬁ Ⅳ ㎏')).toBe('民長青食 ﬁ Ⅳ ㎏');
  });
});

describe('what a reader of a PDF would miss is said', () => {
  const pdf = { path: 'a.pdf', shown: 'a.pdf', content: new Uint8Array(), missingGlyphs: [], scale: 1 };

  it.each([
    [[], 1, []],
    [['門'], 1, ['a.pdf: no font has 門; install fonts for them (Debian: fonts-noto-cjk)']],
    [
      ['ส', '😀'],
      1,
      ['a.pdf: no font has ส 😀; install fonts for them (Debian: fonts-noto-color-emoji, fonts-noto-core)'],
    ],
    [
      [],
      0.67,
      [
        'a.pdf: something is wider than the paper, so that all is printed at 67% of its size; let it wrap in your templates or style sheets',
      ],
    ],
  ])('%j at %d', (missingGlyphs, scale, warnings) => {
    expect(pdfWarnings({ ...pdf, missingGlyphs, scale })).toEqual(warnings);
  });
});

describe('words in the margins', () => {
  const titles: readonly (readonly [string, string])[] = [
    ['of a title in capitals', 'WIDE TITLE MOVING ON WITHOUT AN END '.repeat(8)],
    ['of a long title', 'A title that goes on and on, '.repeat(12)],
    ['in Japanese', '日本の金が欠ける門'.repeat(12)],
  ];
  it.each(allRuns ? titles : titles.slice(0, 1))('%s end before those at the right', async (name, title) => {
    const out = join(folder, name.replaceAll(' ', '-'));
    mkdirSync(out);
    const rows = Array.from({ length: 60 }, (_, at) => `| ${at + 1} | A crane | open |`);
    const file = join(out, `${'a-name-without-an-end-'.repeat(8)}.md`);
    writeFileSync(
      file,
      `---\ntitle: ${title}\ndate: 2031-10-01\n---\n\n| # | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`,
    );
    await run(['report', file, '--out', out, '--format', 'pdf', '--quiet']);
    const [, second] = await layoutOf(readFileSync(file.replace(/md$/, 'pdf')));
    const { margins = [], width = 0 } = second ?? {};
    // In points: farther right than that, only the date and the number of the page begin.
    const middle = 480;
    // Above and below: what begins at the left ends before what stands at the right.
    for (const isThere of [(y: number) => y < 100, (y: number) => y > 100]) {
      const runs = margins.filter(({ y }) => isThere(y));
      const [left, right] = [runs.filter((run) => run.left < middle), runs.filter((run) => run.left >= middle)];
      expect(Math.min(...left.map((run) => run.left))).toBeCloseTo(45, 0);
      expect(Math.max(...left.map((run) => run.right))).toBeLessThan(Math.min(...right.map((run) => run.left)));
      expect(Math.max(...right.map((run) => run.right))).toBeLessThan(width - 44);
    }
  });
});
