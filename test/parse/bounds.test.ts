import { describe, expect, test } from 'vitest';
import { tooManyMarks } from '../../src/markdown/cell.ts';
import { allRuns } from '../all-runs.ts';
import { read } from './essence.ts';

const rows = '| ID | Title | Status |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n';
const many = (text: string, count = 20_000): string => text.repeat(count);
/** Where time grows faster than the text, a quarter of it is enough to see it end late. */
const long = (text: string, count = 20_000): string => many(text, allRuns ? count : count / 4);

/** Inputs that have kept Markdown parsers busy for minutes; the table beside them must be read all the same. */
describe('Known pathological Markdown ends in time', () => {
  test.each<[string, string]>([
    ['nested quotes', `${long('>')} x`],
    ['nested lists', `${long('- ')}x`],
    ['nested numbered lists', `${long('1. ')}x`],
    ['quotes and lists in turn', `${long('> - ')}x`],
    ['lists nested line by line', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
    ['quotes nested line by line', Array.from({ length: 300 }, (_, depth) => `${'>'.repeat(depth + 1)} x`).join('\n')],
    ['emphasis that opens', long('*a ')],
    ['emphasis that opens and closes', `${long('*a ')}${long('a* ')}`],
    ['emphasis over many lines', long('*a\n', 5000)],
    ['strong and emphasis mixed', long('**x* ')],
    ['underscores', long('_a ')],
    ['one long run of stars', `${long('*')}a${long('*')}`],
    ['brackets that open', long('[')],
    ['brackets that open and close', `${long('[')}a${long(']')}`],
    ['images that open', long('![')],
    ['links that never close', long('[a](<b')],
    ['links in links', long('[a](b')],
    ['labels', long('[a][b]')],
    ['footnotes', long('[^a')],
    ['backticks of every length', Array.from({ length: 600 }, (_, length) => `e${'`'.repeat(length + 1)}`).join('')],
    ['comments that open', long('<!-- ')],
    ['declarations', long('<!A ')],
    ['processing instructions', long('<?')],
    ['CDATA', long('<![CDATA[')],
    ['tags that never close', long('<a b="')],
    ['entities', long('&amp;')],
    ['entities without end', long('&#x')],
    ['tildes', long('~a ')],
    ['escapes', long('\\')],
    ['addresses', long('http://a.b/')],
    ['mail addresses', long('a@b.c ')],
    ['www', long('www.')],
    ['tables without end', long('|---')],
    ['pipes', long('|')],
    ['delimiter and blanks', `a | b\n-|${long(' ', 100_000)}x`],
    ['blank lines', long('\n', 200_000)],
    ['blanks', long(' ', 200_000)],
    ['tabs', long('\t', 2000)],
    ['setext headings', long('a\n-\n', 1000)],
    ['definitions', Array.from({ length: 5000 }, (_, at) => `[l${at}]: https://e.org/${at}`).join('\n')],
    ['flags of no country', long('\u{1f3f4}\u{e0067}', 50_000)],
    ['tag characters', long('\u{e0067}', 100_000)],
    ['combining marks', `a${long('\u0301', 100_000)}`],
    ['lines that look like items within a paragraph', `a\n${long('    - *a [_b\n', 5000)}`],
    ['such lines behind a rule', `- a\n---\ntext\n${long('    - *a [_b\n', 5000)}`],
    ['numbers that begin no list', `- a\n${long('  2. *a [_b\n', 5000)}`],
    ['numbers within a paragraph', `a\n${long('2. *a [_b\n', 5000)}`],
    ['items of emphasis', long('- *a [_b\n', 1500)],
    ['items in items of emphasis', long('- *a [_b\n  - *a [_b\n', 400)],
    ['controls', long('\u202e\u0007', 50_000)],
  ])('%s', async (_, text) => {
    const started = performance.now();
    const { findings } = await read(`${rows}\n${text}\n\n# Next\n\n${rows.replaceAll('A-', 'B-')}`);
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['A-1', 'A-2']));
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('In a cell, the row stays, if only as plain words', () => {
  test.each<[string, string]>([
    ['emphasis', long('*a ', 5000)],
    ['brackets', long('[', 5000)],
    ['links', long('[a](<b', 5000)],
    ['comments', long('<!--', 5000)],
    ['entities', long('&amp;', 20_000)],
    ['words', long('word ', 50_000)],
    ['links that are links', long('[#1](https://github.com/o/r/issues/1) ', 900)],
    ['ids', long('A-', 20_000)],
    ['spaces', long(' ', 50_000)],
    ['negations', long('not ', 20_000)],
    ['letters', long('a', 100_000)],
  ])('%s', async (_, text) => {
    const started = performance.now();
    const table = (title: string, status: string): string =>
      `| ID | Title | Status |\n|---|---|---|\n| A-1 | x ${title} | Fixed ${status} |\n| A-2 | Open port | Open |\n`;
    expect((await read(table(text, ''))).findings).toHaveLength(2);
    expect((await read(table('', text))).findings).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('Marks are counted for each paragraph', () => {
  const left = async (text: string): Promise<readonly string[]> =>
    (await read(`# Security audit findings\n\n${rows}\n${text}`)).diagnostics
      .filter(({ code }) => code === 'row-too-complex')
      .map(({ message }) => message.replace(/ marks of .*/, ''));

  test.each([
    [tooManyMarks, []],
    [tooManyMarks + 1, [`These ${tooManyMarks + 1} lines hold more than ${tooManyMarks}`]],
  ])('%i in one', async (count, said) => {
    expect(await left(many('*a\n', count))).toEqual(said);
  });

  const kinds: readonly (readonly [string, string])[] = [
    ['items', '- *a\n'],
    ['items in items', '- *a\n  - *b\n'],
    ['numbered items', '1. *a\n2. *b\n'],
    ['items of several lines', '- *a\n  *b\n'],
  ];
  test.each(allRuns ? kinds : kinds.slice(0, 1))('%s are paragraphs', async (_, text) => {
    expect(await left(many(text, tooManyMarks + 1))).toEqual([]);
  });

  test('a long task list is read item by item', async () => {
    // Each item has a box, code and stars: together they are far more than one paragraph may have.
    const items = Array.from(
      { length: tooManyMarks / 2 },
      (_, at) => `- [x] H-${at + 1}: Valve \`${at}\` **sticks**\n`,
    );
    const { findings, diagnostics } = await read(`# Security audit findings\n\n${items.join('')}`);
    expect(findings).toHaveLength(tooManyMarks / 2);
    expect(findings.every(({ status }) => status.kind === 'closed')).toBe(true);
    expect(diagnostics.filter(({ code }) => code === 'row-too-complex')).toEqual([]);
  });

  const lists: readonly (readonly [string, string, number])[] = [
    ['of a paragraph', '', 1100],
    ['of items', '- ', 1100],
  ];
  test.each(allRuns ? lists : lists.slice(0, 1))('ids with statuses %s, thousands of them', async (_, mark, count) => {
    const lines = Array.from({ length: count }, (_item, at) => `${mark}H-${at + 1}: fixed\n`);
    expect((await read(`# Security audit findings\n\n${lines.join('')}`)).findings).toHaveLength(count);
  });
});
