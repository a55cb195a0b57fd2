import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestFileName, safeName } from '../../src/write/file-name.ts';

describe('A name that is safe for a file', () => {
  test.each([
    ['2031-03-01-audit', '2031-03-01-audit'],
    ['a/b\\c:d', 'a-b-c-d'],
    ['..', 'report'],
    ['.hidden', 'hidden'],
    ['--out', 'out'],
    ['', 'report'],
    ['CON', 'CON-'],
    ['con.2031', 'con-.2031'],
    ['nul .x', 'nul- .x'],
    ['COM1', 'COM1-'],
    ['lpt9.a.b', 'lpt9-.a.b'],
    ['COM¹', 'COM¹-'],
    ['conin$', 'conin$-'],
    ['CONSOLE', 'CONSOLE'],
    ['COM', 'COM'],
    ['COM10', 'COM10'],
    ['a-con', 'a-con'],
    ['gnp\u202egpj', 'gnp-gpj'],
    ['a\u200bb\u2066c\ufeffd', 'a-b-c-d'],
    ['a\u009bb\u2028c', 'a-b-c'],
    ['tag\u{e0041}', 'tag-'],
    ['Prüfbericht 監査 🔒', 'Prüfbericht 監査 🔒'],
  ])('for %j is %j', (name, safe) => expect(safeName(name)).toBe(safe));

  test('is safe again as it is, and short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safeName(safe)).toBe(safe);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:]/u);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(longestFileName + 1);
      }),
      { numRuns: 30 },
    );
  });

  test('longestFileName: a longer one is cut between characters', () => {
    expect(safeName('a'.repeat(longestFileName))).toHaveLength(longestFileName);
    expect(safeName('a'.repeat(longestFileName + 1))).toHaveLength(longestFileName);
    expect(safeName(`${'a'.repeat(longestFileName - 1)}é`)).toBe('a'.repeat(longestFileName - 1));
  });
});
