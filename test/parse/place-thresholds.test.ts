import type { List } from 'mdast';
import { describe, expect, test } from 'vitest';
import { builtIn } from '../../src/domain/vocabulary.ts';
import { candidatesOf, rankOfPartialNames } from '../../src/parse/columns/column-names.ts';
import { collectDefinitions } from '../../src/parse/definitions.ts';
import { readDocument } from '../../src/parse/document.ts';
import { longestHeading } from '../../src/parse/places/candidates.ts';
import { headOf, longTag, shortTag } from '../../src/parse/places/heading-head.ts';
import { itemOf, longestItem } from '../../src/parse/places/list-items.ts';
import { isReportPart, longestPart } from '../../src/parse/places/report-parts.ts';
import { shareOfKnownStatuses, shareOfNamedItems } from '../../src/parse/places/select-lists.ts';
import { fewestHeadingFindings } from '../../src/parse/places/tool-tables.ts';
import { levelReader } from '../../src/parse/records/rating.ts';
import { statusReader } from '../../src/parse/status/status.ts';
import { longestGap, readSkeleton } from '../../src/parse/tables/cut-tables.ts';
import { severalHeadings } from '../../src/parse/tables/read-tables.ts';
import { readRows, remarkBatch } from '../../src/parse/tables/table-rows.ts';
import { read } from './essence.ts';

// Every number that decides where findings stand, with a case on either side of it.

const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const findingsIn = async (lines: readonly string[]): Promise<number> => (await read(lines.join('\n'))).findings.length;

describe('headings', () => {
  test('longestPart: a longer heading says more than what a part is called', () => {
    const heading = (length: number): string => 'Scope'.padEnd(length, ' a');
    expect(isReportPart(heading(longestPart))).toBe(true);
    expect(isReportPart(heading(longestPart + 1))).toBe(false);
  });

  test('longestHeading: a longer one is no finding', async () => {
    const found = (length: number): Promise<number> =>
      findingsIn([
        '# Security audit report',
        '## Findings',
        ...['H-01', 'H-02'].flatMap((id) => [`### ${`${id}: Gate`.padEnd(length, 'e')}`, 'Status: open']),
      ]);
    expect(await found(longestHeading)).toBe(2);
    expect(await found(longestHeading + 1)).toBe(0);
  });

  const readers = { status: statusReader(builtIn), level: levelReader(builtIn.levels) };
  const statusIn = (text: string): string | null => {
    const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    return headOf({ markdown: text, text, position }, readers).status;
  };
  const tag = (words: number): string => ['Fixed', ...times(words - 1, () => 'now')].join(' ');

  test('longTag: a status in brackets has at most so many words', () => {
    expect(statusIn(`Gate (${tag(longTag)})`)).toBe(tag(longTag));
    expect(statusIn(`Gate (${tag(longTag + 1)})`)).toBeNull();
  });

  test('shortTag: a status after a dash has at most so many words', () => {
    expect(statusIn(`Gate — ${tag(shortTag)}`)).toBe(tag(shortTag));
    expect(statusIn(`Gate — ${tag(shortTag + 1)}`)).toBeNull();
  });
});

describe('lists', () => {
  test('longestItem: a longer item is a text', () => {
    const isItem = (length: number): boolean => {
      const document = readDocument([`- ${'PII-1: fixed by Ann'.padEnd(length, 'e')}`], null);
      const list = document.blocks.find((block): block is List => block.type === 'list');
      const [item] = list?.children ?? [];
      return item !== undefined && itemOf(item, document) !== null;
    };
    expect(isItem(longestItem)).toBe(true);
    expect(isItem(longestItem + 1)).toBe(false);
  });

  const title = '# Status of the security audit findings';

  test('shareOfNamedItems: so many items with boxes begin with an id', async () => {
    const found = (named: number): Promise<number> =>
      findingsIn([title, '', ...times(10, (at) => `- [x] ${at < named ? `PII-${at + 1}: Gate` : 'Some words'}`)]);
    expect(await found(10 * shareOfNamedItems)).toBe(8);
    expect(await found(10 * shareOfNamedItems - 1)).toBe(0);
  });

  test('shareOfKnownStatuses: so many lines with an id tell a status', async () => {
    const found = (told: number): Promise<number> =>
      findingsIn([title, '', ...times(6, (at) => `- PII-${at + 1}: ${at < told ? 'fixed in v1.2' : 'qwzly words'}`)]);
    expect(await found(6 * shareOfKnownStatuses)).toBe(6);
    expect(await found(6 * shareOfKnownStatuses - 1)).toBe(0);
  });
});

describe('tables', () => {
  /** How the table under a heading is read beside findings under headings. */
  const because = async (heading: string, status: string, headings: number): Promise<string> => {
    const text = times(headings, (at) => [`### H-0${at + 1}: Gate`, '', 'Severity: high', '']).flat();
    const table = ['| Issue | Severity | Status |', '|---|---|---|', `| Old library | High | ${status} |`];
    const lines = ['# Security audit report', '## Findings', ...text, `## ${heading}`, '', ...table];
    const { tables } = await read(lines.join('\n'));
    return tables.map((one) => `${one.role}: ${one.because}`).join();
  };

  test('severalHeadings: with fewer findings under headings the output of a tool is read', async () => {
    expect(await because('Third-party packages', 'Open', severalHeadings)).toMatch(
      /^other: the output of a tool or a list of packages/,
    );
    expect(await because('Third-party packages', 'Open', severalHeadings - 1)).toMatch(/^findings/);
  });

  test('fewestHeadingFindings: with fewer the table of an appendix is read', async () => {
    expect(await because('Appendix: findings', 'Open', fewestHeadingFindings)).toMatch(/^other: it stands under/);
    expect(await because('Appendix: findings', 'Open', fewestHeadingFindings - 1)).toMatch(/^findings/);
  });

  test('longestGap: more empty lines are given to remark as so many', () => {
    const lastLine = (gap: number): number | undefined =>
      readSkeleton(['a', ...times(gap, () => ''), 'b']).root.children.at(-1)?.position?.start.line;
    expect(lastLine(longestGap)).toBe(longestGap + 2);
    expect(lastLine(longestGap + 1)).toBe(longestGap + 2);
  });

  test('remarkBatch: rows are the same, however many are read at a time', () => {
    for (const count of [remarkBatch - 1, remarkBatch, remarkBatch + 1, 2 * remarkBatch + 1]) {
      const rows = readRows(1, count, (line) => `| ~~${line}~~ <b> | a \\| b |`, collectDefinitions());
      expect(rows.map(({ position }) => position.start.line)).toEqual(times(count, (at) => at + 1));
      expect(rows.map(({ cells }) => cells[0]?.markdown)).toEqual(times(count, (at) => `~~${at + 1}~~ <b>`));
    }
  });

  test('rankOfPartialNames: a column known by a part of its name stands behind all known by the whole', () => {
    const most = Math.max(...Object.values(builtIn.columns).map((names) => names.length));
    expect(candidatesOf('Internal finding', 0, builtIn)[0]?.rank).toBe(rankOfPartialNames);
    expect(most + 1).toBeLessThan(rankOfPartialNames);
  });
});
