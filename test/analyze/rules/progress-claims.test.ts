import { describe, expect, test } from 'vitest';
import { checkClaims } from '../../../src/analyze/rules/progress-claims.ts';
import { checkTotals } from '../../../src/analyze/rules/totals.ts';
import type { Finding, Level, StatusKind } from '../../../src/domain/model.ts';
import { describeKind } from '../../../src/domain/vocabulary.ts';

const start = { line: 1, column: 1 };
const position = { start, end: start };
const verbatim = (text: string) => ({ text, markdown: text, position });

function finding(at: number, kind: StatusKind, words: string, level: Level | null): Finding {
  return {
    identity: { by: 'id', key: `A-${at}` },
    id: `A-${at}`,
    title: verbatim(`Finding ${at}`),
    issue: null,
    tracker: null,
    severity: level === null ? null : { level, verbatim: verbatim(level) },
    status: { ...describeKind(kind), because: words, verbatim: verbatim(words), references: [], overruled: null },
    extra: [],
    section: ['Audit'],
    table: 0,
    list: null,
    describedAt: null,
    remainingWork: null,
    position,
  };
}

/** Three findings: one fixed, one accepted, one open. */
const three = [
  finding(1, 'fixed', 'Fixed', null),
  finding(2, 'accepted', 'Accepted', null),
  finding(3, 'fix-needed', 'Open', null),
];
/** Five findings: three fixed, two open; two high, three low. */
const five = [
  finding(1, 'fixed', 'Fixed', 'high'),
  finding(2, 'fixed', 'Fixed', 'low'),
  finding(3, 'fixed', 'Closed', 'low'),
  finding(4, 'fix-needed', 'Open', 'high'),
  finding(5, 'fix-needed', 'Open', 'low'),
];

function said(text: string, findings: readonly Finding[], section: readonly string[] = []): readonly string[] {
  return checkClaims([{ ...verbatim(text), section }], findings).map(({ message }) => message);
}

describe('Of three findings one is fixed, one accepted and one open', () => {
  test.each([
    'All 3 findings are fixed.',
    'All findings have been addressed.',
    'All of the findings are now resolved; thanks to all.',
    '100% of the findings are fixed.',
    'No open findings remain.',
    'There are no unresolved issues.',
    'No findings remain open.',
    'There are 3 findings, 3 of them fixed.',
    '3 of the findings are fixed and that is that.',
    '7 findings are open.',
    '2 of the 3 findings are still open.',
    '3 findings remain unresolved.',
  ])('%s is not so', (text) => {
    expect(said(text, three)).toEqual([
      expect.stringMatching(/^The text says “.+”; by the rows 2 of 3 are settled and 1 is not$/),
    ]);
  });

  test.each([
    'There are 3 findings, 1 of them fixed.',
    '2 of the 3 findings are closed.',
    '1 of them is open.',
    '2 findings remain unresolved.',
    'We will publish once all findings are fixed.',
    'Not all findings are fixed.',
    'We think that all findings are fixed.',
    'All findings of high severity are fixed.',
    'All findings are fixed in the next release.',
    '5 findings are fixed in v1.2.',
    '12 of the findings of the audit of 2019 were fixed.',
    'See #5 findings are open to all.',
    'The 2019 findings are open to discussion.',
    'The 2019 findings are closed.',
    'No open questions remain.',
  ])('%s is let pass', (text) => {
    expect(said(text, three)).toEqual([]);
  });
});

describe('Of five findings three are fixed', () => {
  test.each([
    '3 of 5 findings are fixed.',
    '3 out of 5 findings have been fixed.',
    '3/5 findings are fixed.',
    'Three of the five findings are fixed.',
    'All but 2 findings have been fixed.',
    'All but two of the findings have been fixed.',
    'All except 2 of the 5 findings are fixed.',
    'Of the 5 findings, 3 are fixed.',
    'None of them is accepted.',
    'There were 2 High, 3 Low severity findings.',
    'The auditors found two high and three low findings.',
    'Total: 5 findings',
    'Total findings: 5',
    'Total: 5',
    'The audit found 5 findings.',
    'The audit found five findings.',
    'The backend npm audit found 0 vulnerabilities.',
    'Trivy found 12 vulnerabilities.',
    'Of the nine vulnerabilities noted in dependencies, all are upgraded.',
    'The previous audit found 9 findings.',
    'The audit found 9 findings in the old client.',
    'We found at least 9 findings.',
    'Phase 2 findings are fixed.',
    'Were all 9 findings fixed?',
    'Total: 6 hours',
    'Version 3 of 5 findings are fixed in time.',
    'The 2019 findings were closed.',
  ])('%s is let pass', (text) => {
    expect(said(text, five)).toEqual([]);
  });

  test.each([
    ['4 of 5 findings are fixed.', '4 of 5 findings are fixed'],
    ['3 of 6 findings are fixed.', '3 of 6 findings are fixed'],
    ['Four of the five findings have been fixed.', 'Four of the five findings have been fixed'],
    ['All but one finding have been fixed.', 'All but one finding have been fixed'],
    ['None of the findings are fixed.', 'None of the findings are fixed'],
    ['None of the 5 findings has been resolved.', 'None of the 5 findings has been resolved'],
    ['Only one finding is still open.', 'one finding is still open'],
    ['Of the 5 findings, 4 are fixed.', 'Of the 5 findings, 4 are fixed'],
    ['There were 3 High, 2 Low severity findings.', '3 High, 2 Low severity findings'],
    ['We found three high and two low issues.', 'three high and two low issues'],
    ['Total: 6 findings', 'Total: 6 findings'],
    ['Total findings: 6', 'Total findings: 6'],
    ['Total: 6', 'Total: 6'],
    ['The audit found thirteen findings.', 'audit found thirteen findings'],
    ['A total of 6 issues was reported.', 'A total of 6 issues'],
    ['All high findings are fixed.', 'All high findings are fixed'],
    ['3 low findings are open.', '3 low findings are open'],
  ])('%s is not so', (text, quote) => {
    const messages = said(text, five);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(message).toContain(`“${quote}”`);
  });

  test('what a section of packages or of history says is of others', () => {
    expect(said('All 9 findings are fixed.', five, ['Audit', 'Dependencies'])).toEqual([]);
    expect(said('All 9 findings are fixed.', five, ['Audit', 'Changelog'])).toEqual([]);
  });

  test('a number may be that of one table of several', () => {
    const two = five.map((one, at) => ({ ...one, table: at < 2 ? 0 : 1 }));
    expect(said('The audit found 2 findings.', two)).toEqual([]);
    expect(said('The audit found 4 findings.', two)).toHaveLength(1);
  });

  test('a status that is not known could be any', () => {
    const unknown = [...five, finding(6, 'unrecognized', 'Pears', 'low')];
    expect(said('4 of 6 findings are fixed.', unknown)).toEqual([]);
    expect(said('5 of 6 findings are fixed.', unknown)).toHaveLength(1);
  });
});

describe('Tables of totals', () => {
  const totals = (...rows: readonly string[]): readonly string[] =>
    checkTotals(
      [{ rows: rows.map((row) => row.split('|').map((cell) => cell.trim())), lines: rows.map((_, at) => at + 1) }],
      five,
    ).map(({ message }) => message);

  test.each<readonly [string, readonly string[]]>([
    ['by severity', ['Severity | Count', 'High | 2', 'Low | 3', 'Total | 5']],
    ['by status', ['Status | Count', 'Open | 2', 'In Progress | 0', 'Closed | 3']],
    ['by status in the author’s words', ['Status | Count', 'Open | 2', 'Closed | 1', 'Fixed | 2']],
    ['by both', ['Severity | Total | Fixed | Open', 'High | 2 | 1 | 1', 'Low | 3 | 2 | 1', 'Total | 5 | 3 | 2']],
    ['by both, in words', ['Severity | Count | Status', 'High | 2 | 1 FIXED, 1 OPEN', 'Low | 3 | 2 FIXED']],
    ['resolved and closed together', ['Severity | Count | Resolved/Closed', 'High | 2 | 1', 'Low | 3 | 2']],
    ['of a checklist', ['Check | Passed | Findings', 'Locks | 12 | 0', 'Total | 12 | 0']],
    ['of something else altogether', ['Severity | Count', 'Critical | 11', 'High | 20', 'Medium | 31', 'Low | 44']],
    ['deadlines', ['Severity | Days', 'High | 7', 'Low | 30']],
  ])('%s', (_, rows) => {
    expect(totals(...rows)).toEqual([]);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['by severity', ['Severity | Count', 'High | 1', 'Low | 3', 'Total | 5'], ['1 for “High”; the findings come to 2']],
    [
      'by status',
      ['Status | Count', 'Open | 1', 'In progress | 0', 'Closed | 3'],
      ['1 for “Open”; the findings come to 2'],
    ],
    [
      'by both',
      ['Severity | Total | Fixed | Open', 'High | 2 | 1 | 1', 'Low | 3 | 3 | 0', 'Total | 6 | 3 | 2'],
      ['3 for “Low, Fixed”', '0 for “Low, Open”', '6 for “Total”'],
    ],
    [
      'by both, in words',
      ['Severity | Count | Status', 'High | 2 | 2 FIXED', 'Low | 3 | 2 FIXED'],
      ['2 for “High, FIXED”'],
    ],
  ])('that are wrong: %s', (_, rows, expected) => {
    const messages = totals(...rows);
    expect(messages).toHaveLength(expected.length);
    for (const [at, message] of messages.entries()) expect(message).toContain(expected[at]);
  });
});
