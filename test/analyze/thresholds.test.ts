import { describe, expect, test } from 'vitest';
import { isHardlyMatched, mostFindingsPerMatch } from '../../src/analyze/compare/index.ts';
import { beginsAudit, fewestFindings } from '../../src/analyze/history/audits.ts';
import { longestTitleInSentence, mostRanges, nameOf, ranges } from '../../src/analyze/names.ts';
import { checkClaims } from '../../src/analyze/rules/progress-claims.ts';
import { longestProse } from '../../src/analyze/rules/prose.ts';
import { mostScopes, scopesOf } from '../../src/analyze/rules/scopes.ts';
import { report } from './compare/build.ts';

// Every number that decides something, with a case on either side of it.

const position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
const titled = (title: string): Parameters<typeof nameOf>[0] => ({
  id: null,
  title: { text: title, markdown: title, position },
});

test('longestTitleInSentence: a longer title is cut', () => {
  const title = 'a'.repeat(longestTitleInSentence);
  expect(nameOf(titled(title))).toBe(`“${title}”`);
  expect(nameOf(titled(`${title}a`))).toBe(`“${title.slice(1)}…”`);
});

test('mostRanges: what is beyond is counted', () => {
  const lines = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => 2 * at);
  expect(ranges(lines(mostRanges))).not.toContain('more');
  expect(ranges(lines(mostRanges + 1))).toMatch(/, 22 and 1 more$/);
});

test('mostFindingsPerMatch: one of four findings is enough, less is not', () => {
  expect(isHardlyMatched(mostFindingsPerMatch, mostFindingsPerMatch, 1)).toBe(false);
  expect(isHardlyMatched(mostFindingsPerMatch + 1, mostFindingsPerMatch + 1, 1)).toBe(true);
});

test('fewestFindings: fewer that are all replaced do not begin another audit', () => {
  const version = (count: number): Parameters<typeof beginsAudit>[0] => ({
    report: report(Array.from({ length: count }, () => ({}))),
    revision: null,
    instant: null,
    date: null,
    deleted: false,
  });
  expect(beginsAudit(version(fewestFindings), version(fewestFindings), 0)).toBe(true);
  expect(beginsAudit(version(fewestFindings - 1), version(fewestFindings), 0)).toBe(false);
});

describe('mostScopes', () => {
  const inTables = (count: number): ReturnType<typeof report>['findings'] =>
    report(Array.from({ length: count }, (_, at) => ({ table: at, section: [] }))).findings;

  test('so many tables are counted each', () => {
    expect(scopesOf(inTables(mostScopes))).toHaveLength(mostScopes + 1);
  });

  test('of more only all findings together', () => {
    expect(scopesOf(inTables(mostScopes + 1))).toHaveLength(1);
  });
});

test('longestProse: a longer paragraph states nothing', () => {
  const { findings } = report([{ kind: 'fixed' }, { kind: 'fixed' }]);
  const stated = (length: number): number => {
    const text = 'All 7 findings are fixed. '.padEnd(length, 'and so on ');
    return checkClaims([{ text, markdown: text, position, section: [] }], findings).length;
  };
  expect(stated(longestProse)).toBe(1);
  expect(stated(longestProse + 1)).toBe(0);
});
