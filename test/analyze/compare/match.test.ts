import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/analyze/compare/index.ts';
import type { Alias } from '../../../src/domain/settings.ts';
import { advisory, report, settled, type Draft } from './build.ts';

/** Every pair changes its status, so that it shows up as an entry. */
const pairs = (before: Draft[], after: Draft[], aliases: Alias[] = []): unknown[][] => {
  const closed = after.map((draft): Draft => ({ ...draft, kind: 'fixed', status: 'done' }));
  const { entries } = compare(report(before), report(closed), { aliases, settled });
  return entries.map(({ identity, matchedBy, before: one, after: other, candidates }) => [
    matchedBy ?? other?.title.text ?? one?.title.text,
    identity,
    ...(matchedBy === null ? [] : [`${one?.title.text} → ${other?.title.text}`]),
    ...(candidates.length > 0 ? [candidates] : []),
  ]);
};
const tokens = 'Bearer tokens are revealed in logs';
const seccomp = 'Seccomp is disabled by default';
const traversal = 'Directory traversal of host logs';

describe('each key pairs rows by a value that is unique on both sides, and is named', () => {
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
  ])('%s', (_, before, after, key, identity) => {
    expect(pairs([before], [after])).toEqual([[key, identity, `${before.title} → ${after.title}`]]);
  });

  test('an alias, in either direction', () => {
    const alias = { before: tokens, after: 'acme/app#9' };
    const [one, other] = [{ title: tokens }, { title: seccomp, issue: '#9' }];
    expect(pairs([one], [other], [alias])).toEqual([['alias', 'acme/app#9', `${tokens} → ${seccomp}`]]);
    expect(pairs([other], [one], [alias])).toEqual([['alias', 'acme/app#9', `${seccomp} → ${tokens}`]]);
  });

  test.each([
    ['the number of an issue', { before: '#7', after: 'XY-9' }],
    ['an issue with its repository', { before: 'acme/app#7', after: 'XY-9' }],
    ['an issue with its host', { before: 'github.com/acme/app#7', after: 'xy-9' }],
    ['a title', { before: tokens, after: seccomp }],
  ])('an alias may name %s', (_, alias) => {
    const [one, other] = [
      { title: tokens, issue: '#7' },
      { title: seccomp, id: 'XY-9' },
    ];
    expect(pairs([one], [other], [alias])).toEqual([['alias', alias.after, `${tokens} → ${seccomp}`]]);
  });

  test('an alias of two equal names pairs what bears that name on both sides', () => {
    const [one, other] = [
      { id: 'A-1', title: tokens },
      { id: 'A-2', title: tokens },
    ];
    const alias = { before: tokens, after: tokens };
    expect(pairs([one], [other], [alias])).toEqual([['alias', tokens, `${tokens} → ${tokens}`]]);
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

  test('an alias with a name that is nowhere says which, unless both sides have the other', () => {
    const [one, other] = [
      { id: 'A-1', title: tokens },
      { id: 'B-1', title: seccomp },
    ];
    const said = (before: Draft[], after: Draft[], alias: Alias): string[] =>
      compare(report(before), report(after), { aliases: [alias], settled })
        .diagnostics.filter(({ code }) => code === 'alias-unused')
        .map(({ message }) => message);
    const misspelt = { before: 'A-11', after: 'B-1' };
    expect(said([one], [other], misspelt)).toEqual([
      'The alias “A-11” = “B-1” pairs nothing, because “A-11” fits no row of either snapshot.',
    ]);
    expect(said([other], [other], misspelt)).toEqual([]);
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

const unrelated: readonly (readonly [string, string])[] = [
  ['Barrel lid opens without a key', 'Truck scale wraps below zero'],
  ['Cellar lamp stays on', 'Invoices show the wrong grower'],
  ['Bottle washer floods the yard', 'Weather feed trusts any sender'],
  ['Label printer jams', 'Cider press overheats'],
];

/** So many ids with titles that have nothing in common, among so many that are kept. */
const reused = (count: number, kept: number): readonly [Draft[], Draft[]] => {
  const [before, after] = [0, 1].map((side) => [
    ...unrelated.slice(0, count).map((titles, at): Draft => ({ id: `SEC-${at + 1}`, title: titles[side] ?? '' })),
    ...Array.from({ length: kept }, (_, at): Draft => ({ id: `SEC-${at + 10}`, title: `Gate ${at} sticks in winter` })),
  ]);
  return [before ?? [], after ?? []];
};

describe('ids are given out anew', () => {
  const pairedById = (count: number, kept: number): number =>
    pairs(...reused(count, kept)).filter(([by]) => by === 'id').length - kept;

  test.each<[string, number, number, number]>([
    ['one retitled finding among ten keeps its id', 1, 10, 1],
    ['so do two alone', 2, 0, 2],
    ['three alone were given out anew', 3, 0, 0],
    ['three among two others as well', 3, 2, 0],
    ['three among three others were retitled', 3, 3, 3],
  ])('%s', (_, count, kept, paired) => {
    expect(pairedById(count, kept)).toBe(paired);
  });

  test('they are new and no longer listed, none is reopened, and a warning says so', () => {
    const [before, after] = reused(3, 1);
    const settledBefore = before.map((draft): Draft => ({ ...draft, kind: 'fixed', status: 'done' }));
    const openAfter = after.map((draft): Draft => ({ ...draft, status: 'to do' }));
    const { summary, diagnostics } = compare(report(settledBefore), report(openAfter), { aliases: [], settled });
    expect(summary.changes).toMatchObject({ added: 3, removed: 3, reopened: 1 });
    expect(diagnostics.map(({ message }) => message)).toContain(
      'Ids seem to have been given out anew: 3 of them (SEC-1, SEC-2, SEC-3) have titles with nothing in common, so they are not taken for the same findings.',
    );
  });

  test('the same issue is something in common', () => {
    const [before, after] = reused(3, 0).map((rows) => rows.map((row, at) => ({ ...row, issue: `#${at + 1}` })));
    expect(pairs(before ?? [], after ?? []).map(([by]) => by)).toEqual(['id', 'id', 'id']);
  });
});

describe('identifiers tell findings of one formula apart', () => {
  test.each([
    ['press_cider no entry log', 'press_grape_juice has no entry log'],
    ['parse_header unbounded read of file', 'parse_footer unbounded read of file'],
    ['Vault::open ignores errors', 'Vault::close ignores errors'],
    ['src/press.rs reads without a limit', 'src/label.rs reads without a limit'],
    ['read() keeps a lock too long', 'write() keeps a lock too long'],
  ])('%s, under another id, is not %s', (one, other) => {
    expect(pairs([{ id: 'A-1', title: one }], [{ id: 'B-7', title: other }]).map(([by]) => by)).toEqual([other, one]);
  });

  test('the same identifier in other words is the same finding', () => {
    const [one, other] = ['press_cider no entry log', 'no log of entries is kept by press_cider'];
    expect(pairs([{ id: 'A-1', title: one }], [{ id: 'B-7', title: other }])[0]?.[0]).toBe('likeness');
  });

  test('an identifier with its file is the same', () => {
    const [one, other] = [
      { title: 'Reentrancy in Vault.sol' },
      { title: 'Reentrancy in Vault', markdown: 'Reentrancy in `Vault`' },
    ];
    expect(pairs([one], [other])[0]?.[0]).toBe('likeness');
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
