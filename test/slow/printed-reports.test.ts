import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeSandbox, type Sandbox } from '../cli/commands/sandbox.ts';
import { inventedEvidence, inventedPost, plannedPost } from '../invented-post.ts';
import { root, run } from '../run.ts';
import { layoutOf, nothingWasted, wastedPaper } from '../print/layout.ts';
import { pdfUaBreaches } from '../print/pdf-ua.ts';
import { readPdf } from '../print/read-pdf.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const post = (title: string, header: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [`# ${title}\n`, row(header), row(header.map(() => '---')), ...rows.map(row), ''].join('\n');

const header = ['#', 'Finding', 'Issue', 'Status'];
const issue = '[#12](https://github.com/harbour/crane/issues/12)';
const sentence = 'The operator decides this alone, since the winch was replaced and nobody uses the old one. ';

const byHeadings = ['High', 'Low', 'Critical', 'Medium']
  .map(
    (severity, at) =>
      `## HB-${at + 1}: A crane turns by itself\n\n**Severity:** ${severity}\n\n**Status:** ${at === 0 ? 'Fixed' : 'Open'}\n\n${sentence}\n`,
  )
  .join('\n');

/** Posts with what is easily printed wrong: cells without words, other scripts, words and rows without an end. */
const shapes: { readonly [name: string]: string } = {
  'one-open': post('One', ['#', 'Title', 'Issue', 'Status'], ['1', 'The only one', issue, 'open']),
  'some-cells-empty': post(
    'Gaps',
    ['#', 'Finding', 'Issue', 'Severity', 'Status'],
    ['1', 'All', issue, 'High', 'open'],
    ['2', 'No issue', '', 'Low', 'fixed'],
    ['', 'No severity', issue, '', ''],
  ),
  'no-status': post('Nothing said', ['#', 'Finding', 'Severity'], ['1', 'A crane', 'High'], ['2', 'A winch', '']),
  'all-fixed': post('Done', header, ['1', 'A crane', issue, 'fixed']),
  'more-columns': inventedPost({ findings: 9, extra: ['Owner', 'Due', 'Notes'] }),
  'with-owners': plannedPost({ findings: 24 }),
  'with-headings': `# Harbour\n\n# Findings\n\n${byHeadings}`,
  'with-language': `---\nlang: de\n---\n${inventedPost({ findings: 5 }).replace(/^---[^]*?---/, '')}`,
  'with-times': inventedPost({ findings: 9, work: 'times' }),
  'right-to-left': post('تقرير الأمان v2', header, ['1', 'رمز الدخول token v2', issue, 'open, انتظار']),
  chinese: post('日本の金', header, ['1', '文字と日本の金が欠ける 門', issue, 'open']),
  emoji: post('🔥', header, ['1', 'A 🔥 in the hold', issue, '✅']),
  'long-word': post('Word', header, ['1', `${'a'.repeat(2000)} may panic`, issue, `fixed in ${'b'.repeat(400)}`]),
  'long-address': post('Address', header, ['1', `https://example.org/${'path/'.repeat(60)}`, issue, 'open']),
  'long-status': post('Words', header, ...['1', '2', '3'].map((id) => [id, 'A crane', issue, sentence.repeat(16)])),
  'long-row': post('Row', header, ['1', 'A crane', issue, `open. ${sentence.repeat(90)}`], ['2', 'B', issue, 'open']),
  'post-3': inventedPost({ findings: 3, work: 'levels' }),
  'post-37': inventedPost({ findings: 37, severities: false, work: 'levels' }),
  'post-60': inventedPost({ findings: 60, work: 'times' }),
  'post-220': inventedPost({ findings: 220, work: 'times' }),
};

const real = join(root, 'input/2022-10-05-current-state-2019-third-party-audit.md');
let folder: string;
let box: Sandbox;

async function printAll(out: string, wanted: RegExp, ...options: readonly string[]): Promise<void> {
  const names = Object.keys(shapes)
    .filter((name) => wanted.test(name))
    .map((name) => join(folder, `${name}.md`));
  const words = ['--out', out, '--format', 'pdf,brief', '--quiet', ...options];
  const without = words.map((word) => (word === 'pdf,brief' ? 'pdf' : word));
  await run(['report', ...names, real, ...words]);
  const evidence = ['--evidence', join(folder, 'harbour.evidence.json')];
  await run(['report', join(folder, '2031-10-01-harbour.md'), ...evidence, ...words]);
  await box.run(['report', 'course.md', '--history', ...words]);
  await run(['diff', join(folder, '2031-10-01-harbour.md'), join(folder, '2032-04-01-harbour.md'), ...without]);
  await run(['history', join(folder, '2031-10-01-harbour.md'), join(folder, '2032-04-01-harbour.md'), ...without]);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'printed-'));
  for (const [name, text] of Object.entries(shapes)) writeFileSync(join(folder, `${name}.md`), text);
  writeFileSync(join(folder, '2031-10-01-harbour.md'), inventedPost({ findings: 57, title: 'Harbour' }));
  writeFileSync(join(folder, '2032-04-01-harbour.md'), inventedPost({ findings: 60, title: 'Harbour', later: true }));
  writeFileSync(join(folder, 'harbour.evidence.json'), inventedEvidence(57));
  box = makeSandbox();
  box.init();
  for (const [day, findings, later] of [
    ['2031-01-10', 30, false],
    ['2031-03-02', 37, false],
    ['2031-08-01', 37, true],
  ] as const) {
    box.write('course.md', plannedPost({ findings, later, title: 'Course' }));
    box.commit(day);
  }
  await printAll(join(folder, 'A4'), /./);
  await printAll(join(folder, 'Letter'), /^post-\d\d?$/, '--paper', 'Letter');
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  box.remove();
});

const reports = (paper: string): readonly (readonly [string, Buffer])[] =>
  readdirSync(join(folder, paper)).map((name) => [name, readFileSync(join(folder, paper, name))] as const);

test('every report is printed', () => {
  expect(readdirSync(join(folder, 'A4')).map((name) => name.replace(/\.pdf$/, ''))).toEqual(
    expect.arrayContaining(Object.keys(shapes)),
  );
  // Of three posts, the real one, that with evidence and that with its history each a brief; a comparison and a history.
  expect(readdirSync(join(folder, 'Letter'))).toHaveLength(14);
});

describe.each(['A4', 'Letter'])('every report on %s', (paper) => {
  test('keeps the rules of PDF/UA-1', async () => {
    for (const [name, bytes] of reports(paper)) expect([name, await pdfUaBreaches(bytes)]).toEqual([name, []]);
  });

  test('has no page but the last with less than 35 % of its height used, and no heading at the foot of one', async () => {
    for (const [name, bytes] of reports(paper)) expect([name, await wastedPaper(bytes)]).toEqual([name, nothingWasted]);
  });

  test('has its words within its margins, all of one size, whatever they are', async () => {
    for (const [name, bytes] of reports(paper)) {
      const pages = await layoutOf(bytes);
      for (const { width, body, margins } of pages) {
        const beyond = [...body, ...margins].filter(({ right }) => right > width - 44);
        expect([name, beyond.map(({ text }) => text)]).toEqual([name, []]);
      }
      // A browser that makes a page smaller, since something is too wide, makes all of it smaller.
      const sizes = pages.flatMap(({ body }) => body.filter(({ text }) => text === 'Status').map(({ size }) => size));
      expect([name, sizes.filter((size) => size < 8.1)]).toEqual([name, []]);
    }
  });
});

test('a word of 2,000 letters takes nothing away from the columns beside it', async () => {
  const { text } = await readPdf(readFileSync(join(folder, 'A4/long-word.pdf')));
  for (const word of ['#12', 'may panic', 'Fixed']) expect(text.replace(/\s+/g, ' ')).toContain(word);
});

test('a row longer than a page begins below its heading, on the page of that', async () => {
  const { texts } = await readPdf(readFileSync(join(folder, 'A4/long-row.pdf')));
  expect(texts[0]).toMatch(/Findings[\s\S]+The operator decides/);
  expect(
    texts
      .join(' ')
      .replace(/\s+/g, ' ')
      .match(/The operator decides/g),
  ).toHaveLength(90);
});

test('Chinese and Japanese words can be found: as ideographs, not as the radicals that look like them', async () => {
  const { text } = await readPdf(readFileSync(join(folder, 'A4/chinese.pdf')));
  expect(text).not.toMatch(/[\u2e80-\u2fdf]/);
});

describe.runIf(existsSync('/usr/bin/chromium'))('printed by the browser of the system', () => {
  test('every report keeps the rules of PDF/UA-1', async () => {
    await printAll(join(folder, 'system'), /^(?:some|more|with)-/, '--prefer-system-browser');
    expect(readdirSync(join(folder, 'system')).filter((name) => name.includes('course'))).toHaveLength(2);
    for (const [name, bytes] of reports('system')) expect([name, await pdfUaBreaches(bytes)]).toEqual([name, []]);
  });
});
