import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedPost } from '../invented-post.ts';
import { layoutOf } from '../print/layout.ts';
import { pdfUaBreaches } from '../print/pdf-ua.ts';
import { readPdf } from '../print/read-pdf.ts';
import { run } from '../run.ts';

const name = '2022-10-05-current-state-2019-third-party-audit';
const german = 'test/fixtures/reports/in-german/2031-06-02-muehle-pruefung.md';
let out: string;
let bytes: Buffer;
let pdf: Awaited<ReturnType<typeof readPdf>>;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'pdf-'));
  const rows = Array.from(
    { length: 450 },
    (_, at) => `| L-${at + 1} | Finding number ${at + 1} | ${at % 3 === 0 ? 'Fixed' : 'Open'} |`,
  );
  writeFileSync(join(out, 'long.md'), `# Long\n\n| ID | Title | Status |\n|---|---|---|\n${rows.join('\n')}\n`);
  // All in one run, which starts one browser.
  writeFileSync(join(out, 'owned.md'), inventedPost({ findings: 4, extra: ['Notes'] }));
  const posts = [`input/${name}.md`, german, join(out, 'long.md'), join(out, 'owned.md')];
  const { exit } = await run(['report', ...posts, '--out', out, '--format', 'pdf,json']);
  expect(exit).toBe(0);
  bytes = readFileSync(join(out, `${name}.pdf`));
  pdf = await readPdf(bytes);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

describe('the PDF of a report in German', () => {
  test('says so, is tagged, and marks what is said in English', async () => {
    const bytes = readFileSync(join(out, '2031-06-02-muehle-pruefung.pdf'));
    const { info, text, roles, alternatives, languages, outline, pages } = await readPdf(bytes);
    expect(info).toMatchObject({ Title: 'Prüfung der Mühle', Language: 'de' });
    expect(text).toContain(`Seite 1 von ${pages}`);
    expect(JSON.stringify(outline)).toContain('"Befunde"');
    expect(alternatives.some((one) => one.startsWith('8 Befunde nach Status: 1 behoben'))).toBe(true);
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link']) expect(roles).toContain(role);
    expect(await pdfUaBreaches(bytes)).toEqual([]);
    expect(languages.toSorted()).toEqual(['de', 'en']);
  });
});

test('what stands below a row is in line with its title', async () => {
  const runs = (await layoutOf(readFileSync(join(out, 'owned.pdf')))).flatMap(({ body }) => body);
  const title = runs.findLast(({ text }) => text.startsWith('A winch accepts orders'));
  const below = runs.find(({ text }) => text.startsWith('Notes'));
  expect(below?.left).toBeCloseTo(title?.left ?? 0, 0);
});

describe('the PDF of the shipped post', () => {
  test('has every finding, in words', async () => {
    const { text } = pdf;
    const words = text.replace(/\s+/g, ' ');
    expect(words).toContain('22 of 37 findings are settled, 20 of them fixed or removed; 15 are not.');
    const report = JSON.parse(readFileSync(join(out, `${name}.json`), 'utf8')) as {
      findings: { title: { text: string } }[];
    };
    const bare = text.replace(/\s+/g, '');
    for (const { title } of report.findings) expect(bare).toContain(title.text.replace(/\s+/g, ''));
  });

  test('has a title, a language, an outline and page numbers', async () => {
    expect(pdf.info).toMatchObject({
      Title: 'Current State: 2019 Third Party Security Audit of Kubernetes',
      Language: 'en',
    });
    expect(
      JSON.stringify(pdf.outline.map(({ title, items }) => [title, items.map((one: { title: string }) => one.title)])),
    ).toContain('"Findings"');
    expect(pdf.text).toContain(`Page 1 of ${pdf.pages}`);
    expect(pdf.text).toContain(`Page ${pdf.pages} of ${pdf.pages}`);
  });

  test('has the links of the source, and no others', async () => {
    const { links } = pdf;
    expect(links.some((link) => link.startsWith('https://github.com/kubernetes/kubernetes/issues/81110'))).toBe(true);
    expect(links.filter((link) => !/^(?:https:\/\/|undefined|null)/.test(link))).toEqual([]);
  });

  test('is tagged: tables with headers, figures with a text', async () => {
    const { roles, alternatives } = pdf;
    for (const role of ['H1', 'H2', 'Table', 'TR', 'TH', 'TD', 'Figure', 'Link']) expect(roles).toContain(role);
    expect(alternatives.some((text) => text.startsWith('37 findings by status: 19 fixed'))).toBe(true);
  });

  test('breaks none of our rules of PDF/UA-1', async () => {
    expect(await pdfUaBreaches(bytes)).toEqual([]);
  });

  test.runIf(spawnSync('verapdf', ['--version']).status === 0)(
    'conforms to PDF/UA-1, as veraPDF judges where it is installed',
    () => {
      const file = join(out, `${name}.pdf`);
      const { stdout } = spawnSync('verapdf', ['--flavour', 'ua1', '--format', 'text', file], { encoding: 'utf8' });
      expect(stdout).toMatch(/^PASS/);
    },
  );

  test('carries its data', async () => {
    const { attachments } = pdf;
    const [attachment] = Object.values(attachments as Record<string, { filename: string; content: Uint8Array }>);
    expect(attachment?.filename).toBe(`${name}.json`);
    expect(Buffer.from(attachment?.content ?? []).toString('utf8')).toBe(
      readFileSync(join(out, `${name}.json`), 'utf8'),
    );
  });

  test('is the same, byte for byte, when it is made again', async () => {
    const again = join(out, 'again');
    await run(['report', '--out', again, '--format', 'pdf']);
    expect(readFileSync(join(again, `${name}.pdf`)).equals(bytes)).toBe(true);
  });

  test('is of the paper that is asked for', async () => {
    writeFileSync(join(out, 'short.md'), '| # | Title | Status |\n|---|---|---|\n| 1 | Gate | Open |\n');
    await run(['report', join(out, 'short.md'), '--out', out, '--format', 'pdf', '--paper', 'Letter']);
    const [letter] = await layoutOf(readFileSync(join(out, 'short.pdf')));
    const [a4] = await layoutOf(bytes);
    expect([letter?.width, letter?.height]).toEqual([612, 792]);
    expect([Math.round(a4?.width ?? 0), Math.round(a4?.height ?? 0)]).toEqual([595, 842]);
  });

  test('fits into 150 KB', () => {
    expect(bytes.length).toBeLessThanOrEqual(150 * 1024);
  });
});

describe('the PDF of a long report', () => {
  let long: Buffer;
  let read: Awaited<ReturnType<typeof readPdf>>;

  beforeAll(async () => {
    long = readFileSync(join(out, 'long.pdf'));
    read = await readPdf(long);
  });

  test('has a table of contents with the right pages', async () => {
    const { texts } = read;
    const contents = texts[0] ?? '';
    const entries = ['Findings 1 to 200', 'Findings 201 to 400', 'Findings 401 to 450', 'How this was read'];
    for (const entry of entries) {
      const page = Number(new RegExp(`${entry}\\s*(\\d+)`).exec(contents)?.[1]);
      expect(texts[page - 1], `${entry} on page ${page}`).toContain(entry);
      expect(page).toBeGreaterThan(1);
    }
  });

  test('has its own number and the title on every page but the first', async () => {
    const { texts } = read;
    for (const [at, text] of texts.entries()) {
      expect(text).toContain(`Page ${at + 1} of ${texts.length}`);
      expect(text.startsWith('Long'), `page ${at + 1}`).toBe(at > 0);
    }
  });

  test('has one outline, in which chapters of all its parts have their place', async () => {
    const { outline } = read;
    expect(outline.map(({ title }) => title)).toEqual(['Long']);
    const chapters = outline[0]?.items ?? [];
    expect(chapters.map(({ title }) => title)).toEqual([
      'Where it stands',
      'What to do first',
      'Where the source contradicts itself',
      'Findings',
      'How this was read',
    ]);
    const below = (title: string): readonly string[] =>
      chapters.find((one) => one.title === title)?.items.map((one) => one.title) ?? [];
    expect(below('Findings')).toEqual(['Findings 1 to 200', 'Findings 201 to 400', 'Findings 401 to 450']);
    expect(below('How this was read')).toContain('All notes on the source');
  });

  test('has links that lead from one part to another', async () => {
    const { texts, jumps } = read;
    for (const entry of ['Findings 201 to 400', 'How this was read', 'All notes on the source']) {
      const page = jumps.get(entry) ?? 0;
      expect(texts[page - 1], `${entry} on page ${page}`).toContain(entry);
      expect(page).toBeGreaterThan(1);
    }
  });

  test('has every finding once, in order', async () => {
    const { texts } = read;
    const found = [
      ...texts
        .slice(1)
        .join('\n')
        .matchAll(/Finding number (\d+)/g),
    ].map(([, number]) => Number(number));
    expect(found).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
  });

  test('breaks none of our rules of PDF/UA-1', async () => {
    expect(await pdfUaBreaches(long)).toEqual([]);
  });
});

test('without a browser, the other formats are written and one sentence says how to get the PDF', async () => {
  const { exit, stdout, stderr } = await run([
    'report',
    '--out',
    join(out, 'none'),
    '--browser',
    '/nonexistent/chromium',
  ]);
  expect(exit).toBe(1);
  expect(stdout.match(/^wrote /gm)).toHaveLength(3);
  expect(stderr.split('\n').filter((line) => line.includes('no PDF'))).toHaveLength(1);
});
