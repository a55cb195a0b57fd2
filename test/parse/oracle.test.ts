import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../src/markdown/markdown.ts';
import { parseSimpleCell } from '../../src/markdown/simple-cell.ts';
import { budget, patience } from '../fuzz/budget.ts';
import { documentLines, row } from './markdown-arbitrary.ts';
import { parseCell } from '../../src/markdown/cell.ts';
import { readDocument } from '../../src/parse/document.ts';
import { plain, tablesHere, tablesOfRemark, whereKnown } from './oracle.ts';

test(
  'tables that are cut out and read cell by cell are what remark reads of the whole',
  () => {
    fc.assert(
      fc.property(documentLines, (lines) => {
        const remark = tablesOfRemark(lines);
        expect(whereKnown(tablesHere(lines), remark)).toEqual(remark);
      }),
      budget(1000),
    );
  },
  patience,
);

test(
  'so are the rows of one table',
  () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const lines = ['| A | B | C |', '|---|---|---|', ...rows];
        const remark = tablesOfRemark(lines);
        expect(whereKnown(tablesHere(lines), remark)).toEqual(remark);
      }),
      budget(1000),
    );
  },
  patience,
);

test(
  'a cell that is read without remark is what remark makes of it',
  () => {
    fc.assert(
      fc.property(row, (line) => {
        const source = line.replaceAll('|', '').trim();
        const nodes = source === '' ? null : parseSimpleCell(source);
        if (nodes === null) return;
        const [table] = parseMarkdown(`| ${source} |\n|-|`).children;
        const strip = (value: unknown): unknown =>
          JSON.parse(
            JSON.stringify(value, (key, one: unknown) => (key === 'position' || one === null ? undefined : one)),
          );
        expect(strip(nodes)).toEqual(strip(table?.type === 'table' ? table.children[0]?.children[0]?.children : null));
      }),
      budget(1000),
    );
  },
  patience,
);

/** Two blanks after a bare address behind an open bracket are no part of it, but remark keeps one. */
const trimmed = (nodes: Parameters<typeof plain>[0]): string =>
  JSON.stringify(plain(nodes))
    .replace(/(?:\s|\\t)+"/g, '"')
    .replaceAll(',{"type":"text","value":""}', '');

test(
  'the Markdown kept of a cell reads as the cell did',
  () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const { tables } = readDocument(['| A | B | C |', '|---|---|---|', ...rows], null);
        for (const { cells } of tables.flatMap((table) => table.rows))
          for (const { nodes, markdown } of cells)
            expect([markdown, trimmed(parseCell(markdown, new Map()))]).toEqual([markdown, trimmed(nodes)]);
      }),
      budget(1000),
    );
  },
  patience,
);
