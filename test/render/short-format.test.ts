import { describe, expect, test } from 'vitest';
import type { StatusReport, Verbatim } from '../../src/domain/model.ts';
import { compareSnapshots } from '../../src/pipeline/comparison.ts';
import { historyOfReports } from '../../src/pipeline/history.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { htmlFormat, markdownFormat } from '../../src/render/format.ts';
import { longestListedRating, longestListedWords, shortFormat } from '../../src/render/short-format.ts';
import { comparisonLines } from '../../src/render/views/comparison-lines.ts';
import { comparisonView } from '../../src/render/views/comparison-view.ts';
import { historyView } from '../../src/render/views/history-view.ts';
import { statusView } from '../../src/render/views/status-view.ts';

const links = { base: null, definitions: [] };
const formats = { html: htmlFormat(links, null, english), markdown: markdownFormat(links, english) };
const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const verbatim = (markdown: string, text = markdown): Verbatim => ({ markdown, text, position });

describe.each(Object.entries(formats))('%s', (_, format) => {
  const most = 10;
  const short = shortFormat(format, most);

  test('words of as many letters stay as they are, with their markup', () => {
    const words = verbatim('**1234567** 90', '1234567 90');
    expect(String(short.rich(words))).toBe(String(format.rich(words)));
    expect(String(short.text('1234567890'))).toBe('1234567890');
  });

  test('of more, they are cut and plain', () => {
    expect(String(short.rich(verbatim('**1234567** 901', '1234567 901')))).toBe('1234567 9…');
    expect(String(short.text('12345678901'))).toBe('123456789…');
  });

  test('what is left is escaped', () => {
    expect(String(short.rich(verbatim('<img> & [a](b) more', '<img> & [a](b) more')))).not.toMatch(/<|\]\(/);
  });
});

/** A post of findings that are open and, two of them, remaining work; `date` is its day. */
async function reportOf(title: string, severity: string, date: string, status = 'open'): Promise<StatusReport> {
  const text = [
    `---\ntitle: Audit of the kiln\ndate: ${date}\n---\n`,
    '| # | Finding | Severity | Status |\n| --- | --- | --- | --- |',
    `| 1 | ${title} | ${severity} | ${status} |`,
    '| 2 | Other | High | open |\n',
    '## Remaining work\n',
    '| # | Title | Time | Complexity | Benefit |\n| --- | --- | --- | --- | --- |',
    `| 1 | ${title} | Low | Low | High |\n| 2 | Other | ${severity} | Low | Low |`,
  ].join('\n');
  return makeReportOf({ name: 'kiln.md', text, digest: `sha256:${'0'.repeat(64)}` }, 'kiln.md');
}

const long = 'b'.repeat(longestListedWords);
const severe = 'c'.repeat(longestListedRating);
const isCut = (words: unknown): boolean => String(words).endsWith('…');

describe('longestListedWords, longestListedRating: what is longer is cut where it is listed, and whole in the tables', () => {
  const look = { printed: true, order: 'source', brief: null } as const;

  test.each([
    [long, severe, false],
    [`${long}b`, `${severe}c`, true],
  ] as const)(
    // prettier-ignore
    'among what to do first (%#)',
    async (title, severity, cut) => {
      const view = statusView(await reportOf(title, severity, '2031-01-01'), formats.html, look);
      const [first, second] = view.next?.rows ?? [];
      expect([first?.name, first?.severity, second?.time].map(isCut)).toEqual([cut, cut, cut]);
      expect(first?.anchor).toBe('finding-1');
      const [row] = view.groups.flatMap(({ findings }) => findings);
      expect([String(row?.title), String(row?.severity)]).toEqual([title, severity]);
      expect(String(view.work[0]?.title)).toBe(title);
    },
  );

  test.each([
    [long, severe, false],
    [`${long}b`, `${severe}c`, true],
  ] as const)(
    // prettier-ignore
    'in the table of all changes, and on the terminal (%#)',
    async (title, severity, cut) => {
      const before = await reportOf(title, severity, '2031-01-01');
      const report = compareSnapshots(before, await reportOf(title, severity, '2031-02-01', 'fixed'), []);
      const view = comparisonView(report, () => formats.html, true);
      const [row] = view.overview.flatMap(({ entries }) => entries);
      expect([row?.title, row?.severity].map(isCut)).toEqual([cut, cut]);
      const [entry] = view.groups.flatMap(({ entries }) => entries);
      expect([String(entry?.title), String(entry?.severity)]).toEqual([title, severity]);
      expect(entry?.anchor).toBe(row?.anchor);
      expect(comparisonLines(report, 'a → b').some((line) => line.includes('b…: '))).toBe(cut);
    },
  );

  test.each([
    [long, severe, false],
    [`${long}b`, `${severe}c`, true],
  ] as const)(
    // prettier-ignore
    'among those open the longest (%#)',
    async (title, severity, cut) => {
      const reports = [await reportOf(title, severity, '2031-01-01'), await reportOf(title, severity, '2031-02-01')];
      const view = historyView(historyOfReports(reports), () => formats.html);
      expect([view.longest[0]?.title, view.longest[0]?.severity].map(isCut)).toEqual([cut, cut]);
      expect([String(view.findings[0]?.title), String(view.findings[0]?.severity)]).toEqual([title, severity]);
    },
  );
});
