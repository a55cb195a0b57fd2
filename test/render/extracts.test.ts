import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectGolden } from '../golden.ts';
import { root, run } from '../run.ts';

const fixtures = join(root, 'test/fixtures/formats');
const stem = '2031-06-01-orrery-audit';
const endings = [
  'badge.json',
  'findings.csv',
  'findings.sarif',
  'lint.sarif',
  'matrix.md',
  'oscal-poam.json',
  'remaining-work.csv',
  'summary.txt',
] as const;
let out: string;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'extracts-'));
  const words = [
    'report',
    join(fixtures, `${stem}.md`),
    '--out',
    out,
    '--format',
    'csv,sarif,summary,matrix,badge,oscal-poam',
  ];
  expect((await run(words)).exit).toBe(0);
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

const read = (ending: string): string => readFileSync(join(out, `${stem}.${ending}`), 'utf8');

describe('the formats for other programs and for meetings', () => {
  test('are the files docs/formats.md names', () => {
    expect(readdirSync(out)).toEqual(endings.map((ending) => `${stem}.${ending}`));
  });

  test.each(endings)('%s is what was approved', (ending) => {
    expectGolden(join(fixtures, `expected.${ending}`), read(ending));
  });

  test('are left out where they are not asked for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'extracts-'));
    await run(['report', join(fixtures, `${stem}.md`), '--out', folder, '--format', 'md,html,json', '--quiet']);
    expect(readdirSync(folder)).toEqual(['html', 'json', 'md'].map((format) => `${stem}.${format}`));
    rmSync(folder, { recursive: true });
  });

  test('hold no place of this machine, though the post was named by one', () => {
    for (const ending of endings) expect(read(ending)).not.toContain(root);
  });
});

test('the summary has the counts of the JSON', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'extracts-'));
  await run(['report', join(fixtures, `${stem}.md`), '--out', folder, '--format', 'json', '--quiet']);
  const { summary } = JSON.parse(readFileSync(join(folder, `${stem}.json`), 'utf8')) as {
    summary: { total: number; settled: number; unsettled: number; fixedOrRemoved: number };
  };
  rmSync(folder, { recursive: true });
  const text = read('summary.txt');
  expect(text).toContain(`of ${summary.total} findings, ${summary.settled} are settled (`);
  expect(text).toContain(`${summary.unsettled} are not (`);
  expect(text).toContain(`Fixed or removed: ${summary.fixedOrRemoved}.`);
  expect(text.trimEnd()).not.toContain('\n');
});

test('every row of the matrix has six cells and names every finding', () => {
  const rows = read('matrix.md')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(2 + 7);
  for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(8);
});
