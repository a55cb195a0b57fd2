import daff from 'daff';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StatusReport } from '../../src/domain/model.ts';
import { analyze, parse } from '../../src/api.ts';
import { findingsCsv, remainingWorkCsv } from '../../src/render/exports/csv.ts';
import { root } from '../run.ts';

const report = JSON.parse(
  readFileSync(join(root, 'output/2022-10-05-current-state-2019-third-party-audit.json'), 'utf8'),
) as StatusReport;

/** Reads CSV with a reader that is not ours. */
function readCsv(text: string): string[][] {
  const table = new daff.TableView([]);
  new daff.Csv().parseTable(text, table);
  return Array.from({ length: table.height }, (_, y) =>
    Array.from({ length: table.width }, (_, x) => table.getCell(x, y) ?? ''),
  );
}

/** The report with these words in one finding. */
function saying(words: string): StatusReport {
  const [first] = report.findings;
  return { ...report, findings: [{ ...first!, id: words, title: { ...first!.title, text: words } }] };
}

const dangerous = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

describe('CSV', () => {
  test('has a header, a row for each finding and each item of work, of one width', () => {
    const findings = readCsv(findingsCsv(report));
    expect(findings).toHaveLength(1 + 37);
    expect(findings[4]!.slice(0, 2)).toEqual(['4', "TOCTOU when moving PID to manager's cgroup via kubelet"]);
    expect(new Set(findings.map((row) => row.length)).size).toBe(1);
    expect(readCsv(remainingWorkCsv(report))).toHaveLength(1 + report.remainingWork.length);
  });

  test('ends every record with CRLF and has no bare LF or CR outside quotes', () => {
    const bare = findingsCsv(report).replace(/"(?:[^"]|"")*"/g, '');
    expect(bare.endsWith('\r\n')).toBe(true);
    expect(bare.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each([
    '=1+1',
    '+1+1',
    '-1-1',
    '-1:2',
    '+49 30 1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u00a0=1',
    '\n=1',
  ])('puts an apostrophe before what a spreadsheet could take for a formula: %j', (words) => {
    const [, row] = readCsv(findingsCsv(saying(words)));
    expect(row!.filter((cell) => dangerous.test(cell))).toEqual([]);
    expect(row![0]).toBe(`'${words.trim()}`);
  });

  test.each(['-5.0', '+3', '-1', '+0.25'])('leaves a number as it is: %s', (words) => {
    expect(readCsv(findingsCsv(saying(words)))[1]![0]).toBe(words);
  });

  test('gives back any words, but for that apostrophe and padding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const [, row] = readCsv(findingsCsv(saying(words)));
        expect(row![0]!.replace(/\r\n?/g, '\n')).toBe(
          words
            .trim()
            .replace(/^(?![+-]\d+(?:\.\d+)?$)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/, "'")
            .replace(/\r\n?/g, '\n'),
        );
      }),
    );
  });
});

test('where the text about a finding stands is in the last columns', async () => {
  const post = (front: string): string =>
    `${front}# Audit findings\n\n| ID | Finding | Status | Area |\n| - | - | - | - |\n| O-1 | Gate | Open | Yard |\n| O-2 | Hose | Open | Yard |\n\n## O-1: Gate\n\nIt opens.\n\n## O-2: Hose\n\nIt leaks.\n`;
  const csv = async (front: string): Promise<string[][]> =>
    readCsv(findingsCsv(analyze(await parse(post(front), 'post.md'))));
  const published = await csv('---\ntitle: Audit\ncanonical_url: https://example.org/a\n---\n');
  expect(published.map((row) => row.slice(-4))).toEqual([
    ['column: Area', 'described_in', 'described_line', 'described_url'],
    ['Yard', 'O-1: Gate', '12', 'https://example.org/a#o-1-gate'],
    ['Yard', 'O-2: Hose', '16', 'https://example.org/a#o-2-hose'],
  ]);
  expect((await csv(''))[1]?.slice(-3)).toEqual(['O-1: Gate', '8', '']);
});
