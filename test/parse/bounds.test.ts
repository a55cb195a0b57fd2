import { describe, expect, test } from 'vitest';
import { tooManyMarks } from '../../src/markdown/cell.ts';
import { read } from './essence.ts';

const rows = '| ID | Title | Status |\n|---|---|---|\n| A-1 | Weak hash | Fixed |\n| A-2 | Open port | Open |\n';
const many = (text: string, count = 20_000): string => text.repeat(count);

/** Inputs that have kept Markdown parsers busy for minutes; the table beside them must be read all the same. */
describe('Known pathological Markdown ends in time', () => {
  test.each<[string, string]>([
    ['nested quotes', `${many('>')} x`],
    ['nested lists', `${many('- ')}x`],
    ['nested numbered lists', `${many('1. ')}x`],
    ['quotes and lists in turn', `${many('> - ')}x`],
    ['lists nested line by line', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
    ['quotes nested line by line', Array.from({ length: 300 }, (_, depth) => `${'>'.repeat(depth + 1)} x`).join('\n')],
    ['emphasis that opens', many('*a ')],
    ['emphasis that opens and closes', `${many('*a ')}${many('a* ')}`],
    ['emphasis over many lines', many('*a\n', 5000)],
    ['strong and emphasis mixed', many('**x* ')],
    ['underscores', many('_a ')],
    ['one long run of stars', `${many('*')}a${many('*')}`],
    ['brackets that open', many('[')],
    ['brackets that open and close', `${many('[')}a${many(']')}`],
    ['images that open', many('![')],
    ['links that never close', many('[a](<b')],
    ['links in links', many('[a](b')],
    ['labels', many('[a][b]')],
    ['footnotes', many('[^a')],
    ['backticks of every length', Array.from({ length: 600 }, (_, length) => `e${'`'.repeat(length + 1)}`).join('')],
    ['comments that open', many('<!-- ')],
    ['declarations', many('<!A ')],
    ['processing instructions', many('<?')],
    ['CDATA', many('<![CDATA[')],
    ['tags that never close', many('<a b="')],
    ['entities', many('&amp;')],
    ['entities without end', many('&#x')],
    ['tildes', many('~a ')],
    ['escapes', many('\\')],
    ['addresses', many('http://a.b/')],
    ['mail addresses', many('a@b.c ')],
    ['www', many('www.')],
    ['tables without end', many('|---')],
    ['pipes', many('|')],
    ['delimiter and blanks', `a | b\n-|${many(' ', 100_000)}x`],
    ['blank lines', many('\n', 200_000)],
    ['blanks', many(' ', 200_000)],
    ['tabs', many('\t', 2000)],
    ['setext headings', many('a\n-\n', 1000)],
    ['definitions', Array.from({ length: 5000 }, (_, at) => `[l${at}]: https://e.org/${at}`).join('\n')],
    ['flags of no country', many('\u{1f3f4}\u{e0067}', 50_000)],
    ['tag characters', many('\u{e0067}', 100_000)],
    ['combining marks', `a${many('\u0301', 100_000)}`],
    ['lines that look like items within a paragraph', `a\n${many('    - *a [_b\n', 5000)}`],
    ['such lines behind a rule', `- a\n---\ntext\n${many('    - *a [_b\n', 5000)}`],
    ['numbers that begin no list', `- a\n${many('  2. *a [_b\n', 5000)}`],
    ['numbers within a paragraph', `a\n${many('2. *a [_b\n', 5000)}`],
    ['items of emphasis', many('- *a [_b\n', 1500)],
    ['items in items of emphasis', many('- *a [_b\n  - *a [_b\n', 400)],
    ['controls', many('\u202e\u0007', 50_000)],
  ])('%s', async (_, text) => {
    const started = performance.now();
    const { findings } = await read(`${rows}\n${text}\n\n# Next\n\n${rows.replaceAll('A-', 'B-')}`);
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['A-1', 'A-2']));
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('In a cell, the row stays, if only as plain words', () => {
  test.each<[string, string]>([
    ['emphasis', many('*a ', 5000)],
    ['brackets', many('[', 5000)],
    ['links', many('[a](<b', 5000)],
    ['comments', many('<!--', 5000)],
    ['entities', many('&amp;', 20_000)],
    ['words', many('word ', 50_000)],
    ['links that are links', many('[#1](https://github.com/o/r/issues/1) ', 900)],
    ['ids', many('A-', 20_000)],
    ['spaces', many(' ', 50_000)],
    ['negations', many('not ', 20_000)],
    ['letters', many('a', 100_000)],
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

  test.each<[string, string]>([
    ['items', '- *a\n'],
    ['items in items', '- *a\n  - *b\n'],
    ['numbered items', '1. *a\n2. *b\n'],
    ['items of several lines', '- *a\n  *b\n'],
  ])('%s are paragraphs', async (_, text) => {
    expect(await left(many(text, tooManyMarks + 1))).toEqual([]);
  });

  test('a task list of thousands is read item by item', async () => {
    const items = Array.from({ length: 2500 }, (_, at) => `- [x] H-${at + 1}: Valve \`${at}\` **sticks**\n`);
    const { findings, diagnostics } = await read(`# Security audit findings\n\n${items.join('')}`);
    expect(findings).toHaveLength(2500);
    expect(findings.every(({ status }) => status.kind === 'closed')).toBe(true);
    expect(diagnostics.filter(({ code }) => code === 'row-too-complex')).toEqual([]);
  });

  test.each([
    ['of items', '- ', 2500],
    ['of a paragraph', '', 2500],
  ])('ids with statuses %s, thousands of them', async (_, mark, count) => {
    const lines = Array.from({ length: count }, (_item, at) => `${mark}H-${at + 1}: fixed\n`);
    expect((await read(`# Security audit findings\n\n${lines.join('')}`)).findings).toHaveLength(count);
  });
});
