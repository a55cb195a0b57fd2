import fc from 'fast-check';

/** Pieces that a table cell may be made of, the odd ones more often than authors write them. */
const piece = fc.oneof(
  fc.constantFrom(
    'word', 'two words', 'Fixed', '#12', 'o/r#12', 'CVE-2030-1', '`code`', '`a b`', '``a`b``', '`', '**bold**', '**bold words**', '**',
    '*', '_em_', '_', '__', '***', '~~gone~~', '~', '~~', '[#1](https://github.com/o/r/pull/1)', '[a b](https://example.org)',
    '[x](http://e.org/a_b)', '[x](/relative)', '[x](<a b>)', '[x](https://e.org "t")', '[label]', '[text][label]', '[^1]', '[', ']', '](',
    '(', ')', '![alt](https://e.org/i.png)', '!', '<b>', '</b>', '<br>', '<a href="https://e.org">', '<!-- c -->', '<', '>', '&amp;', '&',
    '&#124;', '\\|', '\\', '\\\\', '\\*', 'https://example.org/x', 'http://', 'www.example.org', 'a@b.example', '@name', ':tada:', '✅', '❌ no',
    'é', '日本語', '\u00a0', '\t', '  ', '.', ',', ';', ':', '-', '--', '—', '"q"', "it's", '{{x}}', '$1', '%', '=', '+', '1.', '- [ ]', '#',
  ), // prettier-ignore
  fc.string({ unit: fc.constantFrom(...'ab *_`[]()<>!&\\~:/.#-="\'x1'), maxLength: 6 }),
);

/** A cell: pieces with or without blanks between. */
export const cell = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', ' ', ' ')), { maxLength: 5 })
  .map((parts) => parts.map(([text, gap]) => text + gap).join(''));

/** A row of a table, with its pipes, the wrong number of them at times. */
export const row = fc
  .tuple(
    fc.array(cell, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('| ', '|', '', ' | ', '   |'),
    fc.constantFrom(' |', '|', '', ' |  '),
  )
  .map(([cells, left, right]) => left + cells.join(' | ') + right);

const delimiterRow = fc.constantFrom(
  '|---|---|',
  '| --- | :-: |',
  '|-|-|-|',
  '---|---',
  ' |--|--| ',
  '|---|',
  '|:--|--:|\t',
);
const header = fc.constantFrom(
  '| A | B |',
  '|A|B|C|',
  'A | B',
  '| **A** | `b` |',
  '| A |',
  '> | A | B |',
  '    | A | B |',
  '- | A | B |',
);

/** Lines that may stand between tables, and what can swallow them. */
const line = fc.constantFrom(
  '', '', '', 'A paragraph.', '# Heading', 'Heading', '---', '===', '```', '~~~', '> quote', '- item', '1. item', '  more', '<!--', '-->',
  '<div>', '</div>', '<table>', '<pre>', '</pre>', '[label]: https://example.org/l', '[^1]: a note', '    code', '|', '||', '| |', '\\', '***', '<b>',
); // prettier-ignore

const table = fc
  .tuple(header, delimiterRow, fc.array(row, { maxLength: 6 }))
  .map(([top, rule, rows]) => [top, rule, ...rows]);

/** A document of tables and of what stands between them, as lines. */
export const documentLines = fc
  .array(fc.oneof(table, table, fc.array(line, { maxLength: 3 })), { maxLength: 6 })
  .map((parts) => parts.flat());
