import { expect, test } from 'vitest';
import { diagnose } from '../../src/domain/diagnostics.ts';
import { english } from '../../src/render/catalogue/english/index.ts';
import { german } from '../../src/render/catalogue/german/index.ts';
import { htmlFormat } from '../../src/render/format.ts';
import { problemRows } from '../../src/render/views/diagnostic-rows.ts';

const position = { start: { line: 7, column: 1 }, end: { line: 7, column: 2 } };

test.each([
  ['12 findings', english, '12 findings', true, null],
  ['12 findings', german, '12 Befunde', true, null],
  ['3 links', english, '3 links', true, null],
  ['3 links', german, '3 Links', true, null],
  // Titles of the author's.
  ['2 factors are not asked for', german, '2 factors are not asked for', false, 7],
  ['OR-7', german, 'OR-7', false, 7],
] as const)('the subject “%s” is named as %#', (subject, words, name, isOurs, line) => {
  const format = htmlFormat({ base: null, definitions: [] }, null, words);
  const [row] = problemRows([diagnose('status-missing', 'A sentence', position, subject)], format);
  expect(row?.subjects).toEqual([{ name, isOurs, line }]);
});
