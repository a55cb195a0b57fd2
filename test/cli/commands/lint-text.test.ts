import { describe, expect, test } from 'vitest';
import { compilerLines, githubLines, groupedLines } from '../../../src/cli/commands/lint-text.ts';
import type { Diagnostic } from '../../../src/domain/model.ts';

const at = (line: number, column: number) => ({ start: { line, column }, end: { line, column } });
const diagnostics: readonly Diagnostic[] = [
  { severity: 'error', code: 'cell-dropped', message: 'The row has 5 cells, its header 4', subject: null, position: at(12, 3) }, // prettier-ignore
  { severity: 'warning', code: 'two-titles', message: `Finding 1 has another title, 100% “a, b: c”`, subject: '1', position: at(1234, 56) }, // prettier-ignore
  { severity: 'info', code: 'alias-unused', message: 'The alias fits no row', subject: null, position: null },
];
const checked = { shown: 'posts/a.md', path: 'posts/a, b.md', diagnostics };

test('as compilers print them', () => {
  expect(compilerLines(checked)).toBe(
    'posts/a.md:12:3: error: The row has 5 cells, its header 4 [cell-dropped]\n' +
      'posts/a.md:1234:56: warning: Finding 1 has another title, 100% “a, b: c” [two-titles]\n' +
      'posts/a.md: info: The alias fits no row [alias-unused]\n' +
      'posts/a.md: 1 error, 1 warning, 1 remark\n',
  );
});

describe('grouped for a terminal', () => {
  test('wrapped at words', () => {
    expect(groupedLines(checked, { columns: 52, color: false })).toBe(
      [
        'posts/a.md',
        '    12:3  error    The row has 5 cells, its header 4',
        '                   cell-dropped',
        ' 1234:56  warning  Finding 1 has another title, 100%',
        '                   “a, b: c” two-titles',
        '          info     The alias fits no row',
        '                   alias-unused',
        '          1 error, 1 warning, 1 remark',
        '',
        '',
      ].join('\n'),
    );
  });

  test('no line is wider than the terminal, with colors as without', () => {
    for (const width of [40, 52, 80, 120])
      for (const color of [true, false])
        for (const line of groupedLines(checked, { columns: width, color }).split('\n'))
          expect(line.replace(/\u001b\[\d+m/g, '').length).toBeLessThanOrEqual(width);
    expect(groupedLines(checked, { columns: 80, color: true })).toContain('\u001b[31merror');
    expect(groupedLines(checked, { columns: 80, color: false })).not.toContain('\u001b');
  });
});

test('as workflow commands, of which nothing in a post can make another', () => {
  const hostile = { ...diagnostics[1]!, message: 'a\n::error::b\u001b[0m' };
  expect(githubLines({ ...checked, diagnostics: [...diagnostics, hostile] }).split('\n')).toEqual([
    '::error file=posts/a%2C b.md,line=12,col=3,title=cell-dropped::The row has 5 cells, its header 4',
    '::warning file=posts/a%2C b.md,line=1234,col=56,title=two-titles::Finding 1 has another title, 100%25 “a, b: c”',
    '::notice file=posts/a%2C b.md,title=alias-unused::The alias fits no row',
    expect.stringMatching(/^::warning file=posts\/a%2C b\.md,line=1234,col=56,title=two-titles::a .*b/),
    '',
  ]);
});
