import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { longestLead, mostRepeats, withoutId } from '../../src/parse/records/bare-title.ts';
import { plainText } from '../../src/markdown/markdown.ts';
import { parseInline } from '../../src/markdown/cell.ts';
import { run } from '../run.ts';
import { read } from './essence.ts';

const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function bare(
  markdown: string,
  id: string | null,
): { readonly markdown: string; readonly text: string; readonly column: number } {
  const text = plainText(parseInline(markdown, new Map()));
  const position = { start: { line: 7, column: 5 }, end: { line: 7, column: 5 + markdown.length } };
  const title = withoutId({ markdown, text, position }, id);
  return { markdown: title.markdown, text: title.text, column: title.position.start.column };
}

describe('An id at the head of a title is no part of it', () => {
  test.each([
    ['[H-01] Gate opens', 'Gate opens', 12],
    [String.raw`\[H-01\] Gate opens`, 'Gate opens', 14],
    ['(H-01) Gate opens', 'Gate opens', 12],
    ['H-01. Gate opens', 'Gate opens', 11],
    ['H-01 - Gate opens', 'Gate opens', 12],
    ['H-01 – Gate opens', 'Gate opens', 12],
    ['H-01 | Gate opens', 'Gate opens', 12],
    ['H-01) Gate opens', 'Gate opens', 11],
    ['H-01: Gate opens', 'Gate opens', 11],
    ['H-01 Gate opens', 'Gate opens', 10],
    ['Finding H-01: Gate opens', 'Gate opens', 19],
    ['Issue no. H-01: Gate opens', 'Gate opens', 21],
    ['**H-01** gate opens', 'gate opens', 14],
    ['**H-01:** Gate opens', 'Gate opens', 15],
    ['**Finding H-01:** Gate opens', 'Gate opens', 23],
    ['`H-01`: Gate opens', 'Gate opens', 13],
    ['[[H-01]](#h-01) Gate opens', 'Gate opens', 21],
    ['H-01: [H-01] Gate opens', 'Gate opens', 18],
    ['H-01 - H-01: Gate opens', 'Gate opens', 18],
    ['H-01 `open()` may fail', '`open()` may fail', 10],
  ])('%s', (markdown, left, column) => {
    expect(bare(markdown, 'H-01')).toMatchObject({ markdown: left, column });
  });

  test.each([
    ['**H-01: Gate opens**', '**Gate opens**'],
    ['[H-01: Gate opens](#h-01)', '[Gate opens](#h-01)'],
    ['~~H-01 Gate opens~~', '~~Gate opens~~'],
    ['<b>H-01: Gate</b> opens', '<b>Gate</b> opens'],
  ])('%s, of which the marks stay', (markdown, left) => {
    expect(bare(markdown, 'H-01')).toMatchObject({ markdown: left, text: 'Gate opens', column: 5 });
  });

  test.each([
    ['H-01', 'H-01'],
    ['[H-01]', 'H-01'],
    ['H-01 and H-02 overlap', 'H-01'],
    ['H-01, H-02: Gate opens', 'H-01'],
    ['H-01 is not all of it', 'H-01'],
    ['H-01.1 Gate opens', 'H-01'],
    ['H-012 Gate opens', 'H-01'],
    ['H-01-2 Gate opens', 'H-01'],
    ['Gate opens, see H-01', 'H-01'],
    ['[H-01 to H-03] Gates open', 'H-01'],
    ['3 ways to open the gate', '3'],
    ['Gate opens', null],
    ['Gate opens', ''],
  ])('%s stays as it is', (markdown, id) => {
    expect(bare(markdown, id).markdown).toBe(markdown);
  });

  test('longestLead: an id farther from the head is none of the head', () => {
    const afterMarks = (count: number): string =>
      bare(`${'<b>'.repeat(count)}H-01: Gate${'</b>'.repeat(count)}`, 'H-01').markdown;
    expect(afterMarks(1)).toBe('<b>Gate</b>');
    const afterSpaces = (count: number): string =>
      withoutId(
        { markdown: `${' '.repeat(count)}H-01: Gate`, text: `${' '.repeat(count)}H-01: Gate`, position: nowhere },
        'H-01',
      ).text;
    expect(afterSpaces(longestLead)).toBe('Gate');
    expect(afterSpaces(longestLead + 1)).toBe(`${' '.repeat(longestLead + 1)}H-01: Gate`);
  });

  test('mostRepeats: an id is taken off so often', () => {
    expect(bare(`${'H-01: '.repeat(mostRepeats)}Gate`, 'H-01').text).toBe('Gate');
    expect(bare(`${'H-01: '.repeat(mostRepeats + 1)}Gate`, 'H-01').text).toBe('H-01: Gate');
  });

  test('a running number needs a mark behind it', () => {
    expect(bare('3. Gate opens', '3').text).toBe('Gate opens');
    expect(bare('#3: Gate opens', '#3').text).toBe('Gate opens');
  });
});

/** Each form of a title, in every place where findings stand. */
const forms = ['[H-0%] Gate', 'H-0%. Gate', 'H-0% - Gate', 'Finding H-0%: Gate', '**H-0%** Gate', 'H-0%: H-0% Gate'];
const places: { readonly [place: string]: (titles: readonly string[]) => readonly string[] } = {
  headings: (titles) => [
    '# Audit of the kiln',
    ...titles.flatMap((title) => ['', `## ${title}`, '', '**Severity:** High', '', '**Status:** Open']),
  ],
  'a table with a column of ids': (titles) => [
    '# Audit of the kiln\n',
    '| ID | Title | Status |\n| --- | --- | --- |',
    ...titles.map((title, at) => `| H-0${at + 1} | ${title} | open |`),
  ],
  'a table without one': (titles) => [
    '# Audit of the kiln\n',
    '| Title | Status |\n| --- | --- |',
    ...titles.map((title) => `| ${title} | open |`),
  ],
  'a list with boxes': (titles) => ['# Findings of the security audit\n', ...titles.map((title) => `- [ ] ${title}`)],
};

describe.each(Object.entries(places))('In %s', (_, linesOf) => {
  test.each(forms)('%s is told apart', async (form) => {
    const titles = [1, 2].map((at) => form.replaceAll('%', String(at)));
    const { findings } = await read(linesOf(titles).join('\n'));
    expect(findings.map(({ id, title }) => [id, title.text])).toEqual([
      ['H-01', 'Gate'],
      ['H-02', 'Gate'],
    ]);
  });
});

test('No format says an id twice in a row', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'titles-'));
  const titles = forms.map((form, at) => form.replaceAll('%', String(at + 1)));
  for (const [at, linesOf] of Object.values(places).entries())
    writeFileSync(join(folder, `post-${at}.md`), linesOf(titles).join('\n'));
  await run([
    'report',
    join(folder, '*.md'),
    '--out',
    join(folder, 'out'),
    '--format',
    'md,html,csv,summary,matrix,sarif',
  ]);
  const files = readdirSync(join(folder, 'out'));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files.filter((one) => !one.endsWith('lint.sarif'))) {
    const [visible = ''] = readFileSync(join(folder, 'out', name), 'utf8').split('id="account"');
    const words = visible.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ');
    expect([name, /(H-0\d)[^\p{L}\p{N}]{1,20}\1/u.exec(words)?.[0]]).toEqual([name, undefined]);
  }
  rmSync(folder, { recursive: true });
});
