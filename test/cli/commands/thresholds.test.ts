import { expect, test } from 'vitest';
import { mostNamedCharacters, pdfWarnings } from '../../../src/cli/commands/pdf-warnings.ts';
import { groupedDiagnostics, placeWidth } from '../../../src/cli/commands/lint-text.ts';
import { diagnose } from '../../../src/domain/diagnostics.ts';
import { assertFindings, mostReasons } from '../../../src/pipeline/assert-findings.ts';
import { mostFolders, outputNames } from '../../../src/pipeline/output-names.ts';
import { report } from '../../analyze/compare/build.ts';

// Every number that decides what a command prints, with a case on either side of it.

const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

test('mostNamedCharacters: more that no font has are left out', () => {
  const named = (count: number): string => {
    const missingGlyphs = times(count, (at) => String.fromCodePoint(0x12000 + at));
    return pdfWarnings({ shown: 'a.pdf', path: 'a.pdf', content: '', missingGlyphs, scale: 1 })
      .join('')
      .replace(/[\0-\x7f]/g, '');
  };
  expect([...named(mostNamedCharacters)]).toHaveLength(mostNamedCharacters);
  expect([...named(mostNamedCharacters + 1)]).toHaveLength(mostNamedCharacters);
});

test('mostReasons: more lists that are not read are left out', () => {
  const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  const reasons = (count: number): number => {
    const lists = times(count, (at) => ({
      kind: 'lines' as const,
      role: 'other' as const,
      section: [],
      items: at,
      records: 0,
      because: `reason ${at}`,
      setAside: [],
      position,
    }));
    try {
      assertFindings({ ...report([]), lists }, 'a.md');
    } catch (error) {
      return String(error).split('which is not read').length - 1;
    }
    return 0;
  };
  expect(reasons(mostReasons)).toBe(mostReasons);
  expect(reasons(mostReasons + 1)).toBe(mostReasons);
});

test('mostFolders: names are told apart by so many folders above', () => {
  const names = (folders: number): readonly (string | null)[] => {
    const path = (first: string): string => `/${first}${'/f'.repeat(folders - 1)}/audit.md`;
    return [...outputNames([path('a'), path('b')]).values()].map((name) => name?.slice(0, 2) ?? null);
  };
  expect(names(mostFolders)).toEqual(['a-', 'b-']);
  expect(names(mostFolders + 1)).toEqual(['au', null]);
});

test('placeWidth: a longer place moves its severity to the right', () => {
  const column = (length: number): number => {
    const start = { line: 10 ** (length - 3), column: 1 };
    const diagnostics = [diagnose('two-titles', 'Two titles', { start, end: start })];
    return groupedDiagnostics({ shown: 'a.md', diagnostics }, { columns: 80, color: false }).indexOf('  warning');
  };
  const first = 'a.md\n'.length;
  expect(column(placeWidth)).toBe(first + placeWidth);
  expect(column(placeWidth + 1)).toBe(first + placeWidth + 1);
});
