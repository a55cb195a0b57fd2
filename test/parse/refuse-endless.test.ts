import { describe, expect, test } from 'vitest';
import { refuseEndless } from '../../src/parse/refuse-endless.ts';
import { read } from './essence.ts';

const table = '| ID | Title | Status |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n';
const longest = 4 * 1024 * 1024;
const mostBlocks = 20_000;

describe('A text that would take seconds and gigabytes is refused before it is read', () => {
  test('a line that is too long, with its number; one that is as long as may be is not', () => {
    expect(() => refuseEndless(['', 'a'.repeat(longest)])).not.toThrow();
    expect(() => refuseEndless(['', 'a'.repeat(longest + 1)])).toThrow(
      'line 2 is longer than 4194304 characters; break it, or leave it out',
    );
  });

  test.each([
    ['headings', '# a'],
    ['list items', '- a'],
    ['numbered items', '1. a'],
    ['paragraphs', 'a\n'],
  ])('too many %s', (_, block) => {
    const blocks = (count: number): string[] => Array.from({ length: count }, () => block.split('\n')).flat();
    expect(() => refuseEndless(blocks(mostBlocks))).not.toThrow();
    expect(() => refuseEndless(blocks(mostBlocks + 1))).toThrow('holds more than 20000 headings, paragraphs and list items up to line'); // prettier-ignore
  });

  test('rows of tables are not counted, in Markdown or HTML', () => {
    expect(() => refuseEndless(Array.from({ length: 100_000 }, () => '| a | b |'))).not.toThrow();
    expect(() => refuseEndless(Array.from({ length: 100_000 }, () => '<tr><td>a</td></tr>'))).not.toThrow();
  });

  test('at once, however large it is', async () => {
    const before = process.cpuUsage();
    await expect(read(`${table}| A-2 | ${'a'.repeat(60_000_000)} | Open |\n`)).rejects.toThrow('line 4 is longer');
    await expect(read(`${'# a\n\n'.repeat(200_000)}${table}`)).rejects.toThrow('holds more than 20000');
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3);
  });
});

describe('A header with more marks than any author writes is read as plain words', () => {
  const header = (last: string): string =>
    `| ID | Title | Status | ${last} |\n|---|---|---|---|\n| A-1 | Weak hash | Fixed | x |\n`;

  test.each([']', '[', '](', '![', '<!--', '`', '**a** ', '\\|'])('%s', async (unit) => {
    const { findings, diagnostics, tables } = await read(header(unit.repeat(3000)));
    expect(findings.map(({ id, status }) => [id, status.kind])).toEqual([['A-1', 'fixed']]);
    expect(tables[0]!.columns).toHaveLength(4);
    expect(diagnostics.filter(({ code }) => code === 'row-too-complex')).toMatchObject([
      { position: { start: { line: 1 } } },
    ]);
  });

  test('and with as many as may be is read as Markdown', async () => {
    const { diagnostics, tables } = await read(header('*a* '.repeat(499)));
    expect(diagnostics.filter(({ code }) => code === 'row-too-complex')).toEqual([]);
    expect(tables[0]!.columns[3]).not.toContain('*');
    const { diagnostics: more } = await read(header('*a* '.repeat(501)));
    expect(more.map(({ code }) => code)).toContain('row-too-complex');
  });
});
