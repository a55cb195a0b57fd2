import { expect, test } from 'vitest';
import { checkDuplicates, longestOriginal } from '../../src/analyze/rules/duplicates.ts';
import { checkTotals, fewestNumbers } from '../../src/analyze/rules/totals.ts';
import { checkTracker, leastTitleInCommon } from '../../src/analyze/rules/tracker.ts';
import { bareAnswer } from '../../src/evidence/answer.ts';
import { report } from './compare/build.ts';

// Every number that decides whether a rule has something to report, with a case on either side of it.

test('fewestNumbers: a table of so many numbers, none of which fits, counts something else', () => {
  const { findings } = report([{ severity: 'high' }]);
  const reported = (numbers: number): number => {
    const rows = ['Critical', 'High', 'Medium', 'Low', 'Informational'].slice(0, numbers).map((name) => [name, '77']);
    return checkTotals([{ rows: [['Severity', 'Count'], ...rows], lines: [1, 2, 3, 4, 5, 6] }], findings).length;
  };
  expect(reported(fewestNumbers)).toBe(0);
  expect(reported(fewestNumbers - 1)).toBe(fewestNumbers - 1);
});

test('leastTitleInCommon: an issue with fewer of its words may be another one', () => {
  const words = 'alpha beta gamma delta epsilon zeta'.split(' ');
  const codes = (common: number): readonly string[] => {
    const [finding] = report([{ title: words.join(' '), issue: 'acme/app#1' }]).findings;
    if (finding?.issue == null) throw new Error('no finding with an issue');
    const title = words.map((word, at) => (at < common ? word : `${word}ish`)).join(' ');
    const answer = { ...bareAnswer(finding.issue.url, 'open', '2031-01-01'), title };
    const findings = [{ ...finding, evidence: [answer] }];
    return checkTracker({ findings, remainingWork: [], unanswered: [], day: null }).map(({ code }) => code);
  };
  expect(codes(6 * leastTitleInCommon)).not.toContain('tracker-title-differs');
  expect(codes(6 * leastTitleInCommon - 1)).toContain('tracker-title-differs');
});

test('longestOriginal: what a duplicate repeats stands within so many characters', () => {
  const codes = (before: number): readonly string[] => {
    const status = `${'x'.repeat(before - 1)} duplicate of A-1`;
    const { findings } = report([{ id: 'A-1' }, { id: 'A-2', status, kind: 'duplicate' }]);
    return checkDuplicates(findings).map(({ code }) => code);
  };
  const words = 'duplicate of A-1'.length;
  expect(codes(longestOriginal - words)).toEqual(['duplicate-of-open']);
  expect(codes(longestOriginal - words + 1)).toEqual([]);
});
