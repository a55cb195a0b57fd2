import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/analyze/compare/index.ts';
import type { Alias } from '../../../src/domain/settings.ts';
import { advisory, report, settled, type Draft } from './build.ts';

/** Every pair changes its status, so that it shows up as an entry. */
const pairs = (before: Draft[], after: Draft[], aliases: Alias[] = []): unknown[] => {
  const closed = after.map((draft): Draft => ({ ...draft, kind: 'fixed', status: 'done' }));
  const { entries } = compare(report(before), report(closed), { aliases, settled });
  return entries.map(({ identity, matchedBy, before: old, after: young, candidates }) => [
    matchedBy ?? young?.title.text ?? old?.title.text,
    identity,
    ...(matchedBy === null ? [] : [`${old?.title.text} → ${young?.title.text}`]),
    ...(candidates.length > 0 ? [candidates] : []),
  ]);
};
const tokens = 'Bearer tokens are revealed in logs';
const seccomp = 'Seccomp is disabled by default';
const traversal = 'Directory traversal of host logs';

describe('each rung pairs rows by a value that is unique on both sides, and is named', () => {
  test.each<[string, Draft, Draft, string, string]>([
    ['an own id', { id: 'PII-003', title: tokens }, { id: 'pii-003', title: seccomp }, 'id', 'PII-003'],
    [
      'an issue',
      { issue: 'acme/app#7', title: tokens },
      { issue: '#7', title: seccomp },
      'issue',
      'github.com/acme/app#7',
    ],
    [
      'an advisory',
      { links: [advisory('CVE-2019-11249')], title: tokens },
      { references: [advisory('cve-2019-11249')], title: seccomp },
      'advisory',
      'CVE-2019-11249',
    ],
    [
      'a number and a title',
      { id: '6', title: tokens },
      { id: '#6', title: tokens.toUpperCase() },
      'number-and-title',
      `6 ${tokens.toUpperCase()}`,
    ],
    ['a title', { id: '6', title: tokens }, { id: '9', title: `${tokens}.` }, 'title', tokens],
    ['a likeness', { title: tokens }, { title: 'Bearer tokens revealed in the logs' }, 'likeness', tokens],
  ])('%s', (_, before, after, rung, identity) => {
    expect(pairs([before], [after])).toEqual([[rung, identity, `${before.title} → ${after.title}`]]);
  });

  test('an alias, in either direction', () => {
    const alias = { before: tokens, after: 'acme/app#9' };
    const [old, young] = [{ title: tokens }, { title: seccomp, issue: '#9' }];
    expect(pairs([old], [young], [alias])).toEqual([['alias', 'acme/app#9', `${tokens} → ${seccomp}`]]);
    expect(pairs([young], [old], [alias])).toEqual([['alias', 'acme/app#9', `${seccomp} → ${tokens}`]]);
  });

  test('an alias that fits several rows pairs nothing and says so', () => {
    const rows = [
      { id: '1', title: tokens },
      { id: '2', title: seccomp },
    ];
    const aliases = [
      { before: '1', after: '2' },
      { before: 'X-1', after: 'X-2' },
    ];
    const { summary, diagnostics } = compare(report(rows), report(rows), { aliases, settled });
    expect(summary.unchanged).toBe(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(['alias-unclear', 'alias-unused']);
  });

  test('a bare number pairs nothing', () => {
    expect(pairs([{ id: '6', title: tokens }], [{ id: '6', title: seccomp }])).toEqual([
      [seccomp, '6'],
      [tokens, '6'],
    ]);
  });
});

describe('a row is still itself', () => {
  test('when it gains an issue', () => {
    expect(pairs([{ title: tokens }], [{ title: tokens, issue: '#7' }])).toEqual([
      ['title', tokens, `${tokens} → ${tokens}`],
    ]);
  });
  test('when it shares its issue with three others', () => {
    const others = ['A', 'B', 'C'].map((title) => ({ title, issue: '#7' }));
    expect(pairs([{ title: tokens, issue: '#7' }], [...others, { title: tokens, issue: '#7' }])).toContainEqual([
      'title',
      tokens,
      `${tokens} → ${tokens}`,
    ]);
  });
  test('when its title is written by several, in another section', () => {
    const rows = [
      { title: tokens, section: ['A'] },
      { title: tokens, section: ['B'], severity: 'high' },
    ];
    expect(pairs(rows, rows.toReversed()).map((entry) => (entry as string[])[0])).toEqual(['title', 'title']);
  });
  test('when its title changes a little and its number stays', () => {
    const kept = [seccomp, traversal].map((title, index) => ({ id: `${index + 2}`, title }));
    const found = pairs(
      [{ id: '1', title: 'Missing rate limits in login' }, ...kept],
      [{ id: '1', title: 'Login lacks rate limiting' }, ...kept],
    );
    expect(found).toContainEqual([
      'likeness',
      'Login lacks rate limiting',
      'Missing rate limits in login → Login lacks rate limiting',
    ]);
  });
});

describe('numbers get reassigned, so unlike titles are heard first', () => {
  test('ids shifted by a new row: titles win, and the new row is new', () => {
    const before = [tokens, seccomp, traversal].map((title, index) => ({ id: `C-0${index + 1}`, title }));
    const after = ['Log rotation is not atomic', tokens, seccomp, traversal].map((title, index) => ({
      id: `C-0${index + 1}`,
      title,
    }));
    expect(pairs(before, after)).toEqual([
      ['Log rotation is not atomic', 'C-01'],
      ...[tokens, seccomp, traversal].map((title) => ['title', title, `${title} → ${title}`]),
    ]);
  });
  test('ids shifted, issues kept: issues win', () => {
    const before = [tokens, seccomp].map((title, index) => ({ id: `C-0${index + 1}`, title, issue: `#${index + 1}` }));
    const after = [
      { id: 'C-01', title: traversal, issue: '#9' },
      ...before.map((row, index) => ({ ...row, id: `C-0${index + 2}` })),
    ];
    expect(pairs(before, after).map((entry) => (entry as string[])[0])).toEqual([traversal, 'issue', 'issue']);
  });
  test('two issues swapped: titles win', () => {
    const row = (title: string, issue: string): Draft => ({ title, issue });
    expect(pairs([row(tokens, '#1'), row(seccomp, '#2')], [row(tokens, '#2'), row(seccomp, '#1')])).toEqual(
      [tokens, seccomp].map((title) => ['title', title, `${title} → ${title}`]),
    );
  });
  test('different issues that are kept elsewhere are different findings, however alike', () => {
    const kept = [1, 2, 3].map((index) => ({ title: `${traversal} ${index}`, issue: `#${index}` }));
    const found = pairs(
      [...kept, { title: `${tokens} of kubelet`, issue: '#8' }],
      [...kept, { title: `${tokens} of etcd`, issue: '#9' }],
    );
    expect(found).toContainEqual([`${tokens} of etcd`, `${tokens} of etcd (3)`]);
  });
});

describe('what cannot be told apart is never tossed for', () => {
  test('one finding split in two that look alike', () => {
    const key = (half: string, row: number): string => `${tokens} (${half}) (${row})`;
    expect(
      pairs(
        [{ title: tokens, issue: '#7' }],
        ['read', 'kept'].map((half) => ({ title: `${tokens} (${half})`, issue: '#7' })),
      ),
    ).toEqual([
      [`${tokens} (read)`, key('read', 0), [`${tokens} (0)`]],
      [`${tokens} (kept)`, key('kept', 1), [`${tokens} (0)`]],
      [tokens, `${tokens} (0)`, [key('kept', 1), key('read', 0)]],
    ]);
  });
  test('one half keeps the title: it is the finding, the other is new', () => {
    const found = pairs(
      [{ title: tokens, issue: '#7' }],
      [
        { title: tokens, issue: '#7' },
        { title: traversal, issue: '#7' },
      ],
    );
    expect(found.map((entry) => (entry as string[])[0])).toEqual([traversal, 'title']);
  });
  test('rows that are the same to the letter differ in nothing but their count', () => {
    const rows = Array.from({ length: 3 }, (): Draft => ({ title: tokens }));
    const { summary } = compare(report(rows), report(rows.slice(1)), { aliases: [], settled });
    expect(summary).toMatchObject({ matched: 2, unchanged: 2, changes: { removed: 1, ambiguous: 0 } });
  });
});
