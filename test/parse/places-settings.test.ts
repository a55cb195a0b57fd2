import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/domain/settings.ts';
import { makeReportOf } from '../../src/pipeline/report.ts';
import { withIssueText } from '../../src/read/fetched-issue.ts';
import { compareSnapshots } from '../../src/pipeline/comparison.ts';
import { read } from './essence.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const reportOf = async (name: string, text: string) => makeReportOf({ name, text, digest }, name);

const post = `# Audit of Finch

## Findings

### H-1: Swap has no limit

**Severity:** High
**Handled:** Fixed in 1.1

### L-1: Names are unclear

**Severity:** Low
**Handled:** Open
`;

describe('settings', () => {
  test('name further labels of a status', async () => {
    const settings = { ...defaultSettings, fields: { severity: [], status: ['Handled'] } };
    const kinds = (await read(post, settings)).findings.map(({ status }) => status.kind);
    expect(kinds).toEqual(['fixed', 'fix-needed']);
    expect((await read(post)).findings.map(({ status }) => status.kind)).toEqual(['unreported', 'unreported']);
  });

  test('leave headings and lists out, and account for them', async () => {
    const settings = { ...defaultSettings, read: { headings: false, lists: false } };
    const { findings, sections } = await read(post, settings);
    expect(findings).toEqual([]);
    expect(sections.map(({ role, because }) => [role, because])).toEqual([['other', 'the configuration says so']]);
    const { findings: items, lists } = await read('# Audit findings\n\n- [x] A-1: a\n- [ ] A-2: b\n', settings);
    expect(items).toEqual([]);
    expect(lists.map(({ role, because }) => [role, because])).toEqual([['other', 'the configuration says so']]);
  });
});

describe('an issue that was fetched', () => {
  const issue = {
    title: 'Audit findings of 2031',
    body: 'All of them.\r\n\r\n- [x] #12\r\n- [ ] #13\r\n',
    url: 'https://github.com/finch-lab/finch/issues/7',
    updatedAt: '2031-04-05T06:07:08Z',
  };

  test('has its title, day, address and repository', async () => {
    const source = withIssueText({ name: 'issue.json', text: JSON.stringify(issue), digest });
    const { snapshot, findings, lists } = await makeReportOf(source, 'issue.json');
    expect(snapshot).toMatchObject({
      title: issue.title,
      date: '2031-04-05',
      url: issue.url,
      repository: 'finch-lab/finch',
      slug: 'issue',
    });
    expect(findings.map(({ issue: one, status }) => [one?.url, status.kind])).toEqual([
      ['https://github.com/finch-lab/finch/issues/12', 'closed'],
      ['https://github.com/finch-lab/finch/issues/13', 'fix-needed'],
    ]);
    expect(lists[0]?.position.start.line).toBe(3);
  });

  test.each([
    ['a saved report', { kind: 'status', title: 'a', body: 'b' }],
    ['any other JSON', { title: 'a' }],
    ['a list', []],
  ])('is not %s', (_, value) => {
    const source = { name: 'a.json', text: JSON.stringify(value), digest };
    expect(withIssueText(source)).toBe(source);
  });

  test('of a host that is not GitHub gives bare numbers no address', async () => {
    const other = { ...issue, url: 'https://git.example.org/finch-lab/finch/issues/7' };
    const source = withIssueText({ name: 'issue.json', text: JSON.stringify(other), digest });
    expect((await makeReportOf(source, 'issue.json')).findings.map((one) => one.issue)).toEqual([null, null]);
  });
});

describe('findings that are told in another form in the next snapshot', () => {
  const forms = {
    table: `# Audit findings

## Overview

| ID | Title | Severity | Status | Owner |
|---|---|---|---|---|
| H-01 | Swap has no limit | High | Fixed in 1.1 | Ann |
| M-01 | Price is stale | Medium | Open | Bo |
`,
    headings: `# Audit findings

## High

### [H-01] Swap has no limit

**Status:** Fixed in 1.1

## Medium

### [M-01] Price is stale

**Status:** Open
`,
    list: `# Audit findings

- [x] H-01: Swap has no limit - Fixed in 1.1
- [ ] M-01: Price is stale
`,
  };
  const pairs = Object.keys(forms).flatMap((a) => Object.keys(forms).map((b) => [a, b] as const));

  test.each(pairs)('from %s to %s: no news', async (a, b) => {
    const [before, after] = [forms[a as keyof typeof forms], forms[b as keyof typeof forms]];
    const one = await reportOf('2031-01-01-finch.md', before);
    const comparison = compareSnapshots(one, await reportOf('2031-02-01-finch.md', after), []);
    expect(comparison.summary.matched).toBe(2);
    expect(comparison.entries).toEqual([]);
  });

  test('what did change is still told', async () => {
    const one = await reportOf('2031-01-01-finch.md', forms.table);
    const other = await reportOf('2031-02-01-finch.md', forms.headings.replace('Status:** Open', 'Status:** Fixed'));
    const { entries } = compareSnapshots(one, other, []);
    expect(entries.map(({ identity, changes }) => [identity, changes.map(({ kind }) => kind)])).toEqual([
      ['M-01', ['resolved']],
    ]);
  });
});
