import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectDefinitions } from '../../src/parse/definitions.ts';
import { readDocument } from '../../src/parse/document.ts';
import { readRowsByRemark, readSimpleRow, type SourceRow } from '../../src/parse/tables/table-rows.ts';
import { budget, patience } from '../fuzz/budget.ts';
import { row } from './markdown-arbitrary.ts';
import { plain } from './oracle.ts';
import { root } from '../run.ts';

const noDefinitions = collectDefinitions();

function readSimply(line: string): SourceRow | null {
  return readSimpleRow(line, 1, noDefinitions);
}

function readByRemark(line: string): SourceRow | undefined {
  return readRowsByRemark([1], () => line, noDefinitions)[0];
}

/** Everything that a reader says of a row. */
function described(one: SourceRow | undefined): unknown {
  return { ...one, cells: one?.cells.map(({ nodes, ...rest }) => ({ ...rest, nodes: plain(nodes) })) };
}

/** Cells that most rows are made of, empty ones among them. */
const simpleCell = fc.constantFrom(
  '', ' ', '   ', 'word', ' two words ', '  Fixed', 'é 日本語', '✅ ', '`code`', ' **bold** ', '[#1](https://github.com/o/r/pull/1)', '#12', '.',
); // prettier-ignore

const simpleRow = fc
  .tuple(
    fc.constantFrom('', ' ', '   '),
    fc.array(simpleCell, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('|', '', ' |', '|  '),
  )
  .map(([indent, cells, end]) => `${indent}|${cells.join('|')}${end}`);

test(
  'both readers of rows say the same of every row that the simple one reads: cells, Markdown and places',
  () => {
    fc.assert(
      fc.property(fc.oneof(simpleRow, row), (line) => {
        const simple = /^ {0,3}\|/.test(line) ? readSimply(line) : null;
        if (simple !== null) expect(described(simple)).toEqual(described(readByRemark(line)));
      }),
      budget(2000),
    );
  },
  patience,
);

test('rows of usual cells are read by the simple reader', () => {
  fc.assert(
    fc.property(simpleRow, (line) => {
      expect(readSimply(line)).not.toBeNull();
    }),
  );
});

test.each([
  ['| A-1 | abc |   |', '| A-2 | a_c |   |'],
  ['| A-1 | abc ||', '| A-2 | a_c ||'],
  ['|| abc | x |', '|| a_c | x |'],
  ['|   | abc', '|   | a_c'],
])('an empty cell stands at the same place in %s as in %s', (simple, other) => {
  expect(readSimply(simple)).not.toBeNull();
  expect(readSimply(other)).toBeNull();
  const placesOf = (lines: readonly string[]): unknown =>
    readDocument(['| A | B | C |', '|---|---|---|', ...lines], null).tables[0]?.rows.map(({ cells }) =>
      cells.map(({ position }) => [position.start.column, position.end.column]),
    );
  expect(placesOf([simple])).toEqual(placesOf([other]));
});

test('nine of ten rows of the shipped post are read by the simple reader', () => {
  const [name = ''] = readdirSync(join(root, 'input'));
  const lines = readFileSync(join(root, 'input', name), 'utf8').split('\n');
  const rows = readDocument(lines, null).tables.flatMap((table) => table.rows);
  const simple = rows.filter(({ position }) => readSimply(lines[position.start.line - 1] ?? '') !== null);
  expect(rows.length).toBeGreaterThan(30);
  expect(simple.length / rows.length).toBeGreaterThanOrEqual(0.9);
});
