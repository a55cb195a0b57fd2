import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/analyze/compare/index.ts';
import type { ChangedField, StatusKind } from '../../../src/domain/model.ts';
import { issue, report, settled, type Draft, type WorkDraft } from './build.ts';

/** What happens to one finding among others that stay: `kind field: before → after`. */
const changes = (before: Draft, after: Draft): string[] => {
  const [one, other] = [before, after].map((draft) =>
    report([{ id: 'X-1', title: 'Unsafe JSON construction', ...draft }]),
  );
  const { entries } = compare(one!, other!, { aliases: [], settled });
  return entries
    .flatMap((entry) => entry.changes)
    .map(({ kind, field, before: from, after: to }) => `${kind} ${fieldOf(field)}: ${from} → ${to}`);
};
/** `column Owner`, `work benefit`; of the finding a field of ours by its name alone. */
const fieldOf = (field: ChangedField | null): string =>
  field === null
    ? ''
    : [field.of === 'work' ? 'work' : '', field.kind === 'column' ? 'column' : '', field.name]
        .filter((word) => word !== '')
        .join(' ');
const status = (kind: StatusKind, text: string | null = kind): Draft => ({ kind, status: text });

test.each<[string, Draft, Draft, string[]]>([
  ['resolved: it is settled now', status('fix-needed'), status('fixed'), ['resolved status: fix-needed → fixed']],
  ['resolved from silence', status('unreported', null), status('accepted'), ['resolved status: null → accepted']],
  ['reopened: it was settled', status('closed'), status('in-progress'), ['reopened status: closed → in-progress']],
  [
    'progressed: nearer to settled',
    status('fix-needed'),
    status('needs-design'),
    ['progressed status: fix-needed → needs-design'],
  ],
  [
    'progressed further',
    status('in-progress'),
    status('partially-fixed'),
    ['progressed status: in-progress → partially-fixed'],
  ],
  [
    'regressed: further from settled',
    status('partially-fixed'),
    status('fix-needed'),
    ['regressed status: partially-fixed → fix-needed'],
  ],
  [
    'restated: silence is no place to progress from',
    status('unreported', null),
    status('fix-needed'),
    ['restated status: null → fix-needed'],
  ],
  [
    'restated: unknown words neither',
    status('in-progress'),
    status('unrecognized', 'soon'),
    ['restated status: in-progress → soon'],
  ],
  ['restated: settled before and after', status('closed'), status('fixed'), ['restated status: closed → fixed']],
  [
    'restated: other words',
    status('fixed', 'fixed'),
    status('fixed', 'fixed in 1.2'),
    ['restated status: fixed → fixed in 1.2'],
  ],
  [
    'restated: another reference',
    status('fixed', 'fixed'),
    { ...status('fixed', 'fixed'), references: [issue('#4')] },
    ['restated status: null → github.com/acme/app#4'],
  ],
  [
    'read differently, in the same words',
    status('closed', 'done'),
    status('fix-needed', 'done'),
    ['reopened status: closed → fix-needed'],
  ],
  ['retitled', { title: 'Unsafe JSON' }, { title: 'Unsafe YAML' }, ['retitled title: Unsafe JSON → Unsafe YAML']],
  ['renumbered', { id: '1' }, { id: '2' }, ['renumbered id: 1 → 2']],
  ['relinked', { issue: '#1' }, { issue: '#2' }, ['relinked issue: github.com/acme/app#1 → github.com/acme/app#2']],
  ['relinked: the first link', {}, { issue: '#2' }, ['relinked issue: null → github.com/acme/app#2']],
  ['the same link by another label', { issue: '#2' }, { issue: 'acme/app#2' }, []],
  ['rated higher', { severity: 'low' }, { severity: 'critical' }, ['rated-higher severity: low → critical']],
  ['rated lower', { severity: 'high' }, { severity: 'low' }, ['rated-lower severity: high → low']],
  ['rated differently, off the scale', { severity: 'P1' }, { severity: 'P2' }, ['rerated severity: P1 → P2']],
  ['rated on the scale at last', { severity: 'P1' }, { severity: 'high' }, ['rerated severity: P1 → high']],
  ['rated off the scale now', { severity: 'high' }, { severity: 'P1' }, ['rerated severity: high → P1']],
  ['withdrawn: the status is empty now', status('fixed'), status('unreported', ''), ['withdrawn status: fixed → null']],
  [
    'withdrawn from an open status',
    status('fix-needed'),
    status('unreported', null),
    ['withdrawn status: fix-needed → null'],
  ],
  ['moved', { section: ['A', 'B'] }, { section: ['A', 'C'] }, ['moved section: A › B → A › C']],
  [
    'edited: the column by name',
    { extra: { Owner: 'sig-node' } },
    { extra: { Owner: 'sig-auth' } },
    ['edited column Owner: sig-node → sig-auth'],
  ],
  [
    'a column of the author’s, whatever its name',
    { extra: { tracker: 'a' } },
    { extra: { tracker: 'b' } },
    ['edited column tracker: a → b'],
  ],
  [
    'edited: a cell that is filled in',
    { extra: { Owner: '' } },
    { extra: { Owner: 'sig-auth' } },
    ['edited column Owner: null → sig-auth'],
  ],
  ['an empty column that is new', {}, { extra: { Owner: ' ' } }, []],
  ['entered remaining work', {}, { work: {} }, ['entered-remaining-work work: null → Unsafe JSON construction']],
  ['left remaining work', { work: {} }, {}, ['left-remaining-work work: Unsafe JSON construction → null']],
  [
    'rerated remaining work',
    { work: { benefit: 'high' } },
    { work: { benefit: 'low' } },
    ['rerated work benefit: high → low'],
  ],
  ['a first estimate is no other one', { work: {} }, { work: { benefit: 'low' } }, ['edited work benefit: null → low']],
  [
    'several at once, most urgent first',
    { ...status('fixed'), severity: 'high', extra: { Owner: 'a' } },
    { ...status('fix-needed'), severity: 'low', extra: { Owner: 'b' } },
    ['reopened status: fixed → fix-needed', 'rated-lower severity: high → low', 'edited column Owner: a → b'],
  ],
])('%s', (_, before, after, expected) => {
  expect(changes(before, after)).toEqual(expected);
});

describe('rows of one side', () => {
  const [kept, other] = [
    { id: 'X-1', title: 'Unsafe JSON construction' },
    { id: 'X-2', title: 'Seccomp is disabled' },
  ];

  test('a row that is new is added', () => {
    const { entries } = compare(report([kept]), report([other, kept]), { aliases: [], settled });
    expect(entries).toMatchObject([{ identity: 'X-2', matchedBy: null, before: null, changes: [{ kind: 'added' }] }]);
  });
  test('a row that is gone is removed, never resolved', () => {
    const { entries, summary } = compare(report([kept, other]), report([kept]), { aliases: [], settled });
    expect(entries).toMatchObject([{ identity: 'X-2', after: null, changes: [{ kind: 'removed' }] }]);
    expect(summary.changes).toMatchObject({ removed: 1, resolved: 0 });
  });
});

describe('a row in another table of its section', () => {
  const moves = (before: readonly number[], after: readonly number[]): readonly string[] => {
    const [one, other] = [before, after].map((tables) =>
      report(tables.map((table, at) => ({ title: ['Valve', 'Hose', 'Gauge', 'Pump'][at] ?? '', table }))),
    );
    return compare(one!, other!, { aliases: [], settled }).entries.flatMap(({ changes }) =>
      changes.map(({ kind, field, before: from, after: to }) => `${kind} ${fieldOf(field)}: ${from} → ${to}`),
    );
  };

  test('has moved', () => {
    expect(moves([0, 0, 1], [0, 1, 1])).toEqual(['moved table: 1 → 2']);
  });
  test('has not moved where the tables are more or fewer than before', () => {
    expect(moves([0, 0, 0], [0, 0, 1])).toEqual([]);
    expect(moves([0, 1, 1], [0, 0, 0])).toEqual([]);
  });
  test('has not moved where another kind of table was put in between', () => {
    const [one, other] = [report([{ title: 'Valve', table: 0 }]), report([{ title: 'Valve', table: 0 }])];
    const more = {
      ...other,
      tables: [...other.tables.map((table) => ({ ...table, role: 'other' as const })), ...other.tables],
    };
    const moved = { ...more, findings: other.findings.map((finding) => ({ ...finding, table: 1 })) };
    expect(compare(one, moved, { aliases: [], settled }).entries).toEqual([]);
  });
});

describe('what is no change', () => {
  test.each<[string, Draft, Draft]>([
    [
      'case, marks and closing punctuation',
      { title: 'Unsafe JSON construction' },
      { title: '  unsafe “JSON” Construction. '.replace(/[“”]/g, '') },
    ],
    [
      'code marks',
      { title: 'Use of strconv.Atoi' },
      { title: 'Use of strconv.Atoi', markdown: 'Use of `strconv.Atoi`' },
    ],
    ['case in a column of the author’s', { extra: { Owner: 'Sig-Auth' } }, { extra: { Owner: 'sig-auth' } }],
    ['curly quotes and long dashes', { status: "won't fix - yet" }, { status: 'Won’t fix – yet' }],
  ])('%s are counted as cosmetic', (_, before, after) => {
    const { entries, summary } = compare(report([before]), report([after]), { aliases: [], settled });
    expect(entries).toEqual([]);
    expect(summary).toMatchObject({ matched: 1, unchanged: 0, cosmetic: 1 });
  });
  test('an empty column is not even that', () => {
    const { summary } = compare(report([{}]), report([{ extra: { Owner: '' } }]), { aliases: [], settled });
    expect(summary).toMatchObject({ matched: 1, unchanged: 1, cosmetic: 0 });
  });
  test('another line is not even that', () => {
    const [first, second] = [{ title: 'Unsafe JSON' }, { title: 'Seccomp is disabled' }];
    const { summary } = compare(report([first, second]), report([second, first]), { aliases: [], settled });
    expect(summary).toMatchObject({ matched: 2, unchanged: 2, cosmetic: 0 });
  });
});

describe('diagnostics', () => {
  const said = (before: Draft[], after: Draft[], dates: (string | null)[] = [], work: WorkDraft[][] = []): string[] => {
    const [one, other] = [before, after].map((drafts, side) => report(drafts, work[side] ?? [], dates[side] ?? null));
    return compare(one!, other!, { aliases: [], settled }).diagnostics.map(
      ({ code, message }) => `${code}: ${message}`,
    );
  };
  const rows = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'].map((title) => ({ title }));

  test('another audit', () => {
    const others = ['Foxtrot', 'Golf', 'Hotel', 'India'].map((title) => ({ title }));
    expect(said(rows, [...others, { title: 'Alpha' }])).toEqual([
      'few-matches: Only 1 of 5 findings is in both snapshots: they may belong to different audits.',
    ]);
    expect(said(rows, others)[0]).toContain('None of 4 findings is in both snapshots');
  });
  test('snapshots swapped in time', () => {
    expect(said(rows, rows, ['2022-10-05', '2019-08-06'])[0]).toContain(
      'swapped-in-time: The snapshot compared from (2022-10-05)',
    );
    expect(said(rows, rows, ['2019-08-06', '2022-10-05'])).toEqual([]);
    expect(said(rows, rows, ['2022-10-05', '2022-10-05'])).toEqual([]);
    expect(said(rows, rows, ['2022-10-05', null])).toEqual([]);
    expect(said(rows, rows, [null, '2019-08-06'])).toEqual([]);
  });
  test('remaining work that belongs to no finding', () => {
    const work = [
      [{ title: 'Old' }, { title: 'Same', benefit: 'high' }],
      [{ title: 'Same', benefit: 'low' }, { title: 'New' }],
    ];
    expect(said(rows, rows, [], work)).toEqual([
      'work-item-added: Remaining work “New”, which belongs to no finding, is new.',
      'work-item-removed: Remaining work “Old”, which belongs to no finding, is gone.',
      'work-item-changed: Remaining work “Same”, which belongs to no finding, changed: benefit was “high” and is “low”.',
    ]);
  });
});

describe('what changed of all findings at once is told once', () => {
  const told = (before: readonly Draft[], after: readonly Draft[]): unknown[] => {
    const { tableChanges, entries } = compare(report(before), report(after), { aliases: [], settled });
    return [...tableChanges.map(({ kind, field, rows }) => `${kind} ${field.name}: ${rows}`), entries.length];
  };
  const rows = (count: number, more: (at: number) => Draft): readonly Draft[] =>
    Array.from({ length: count }, (_, at) => ({ id: `X-${at}`, title: `Gate ${at} sticks in winter`, ...more(at) }));

  test.each<[string, readonly Draft[], readonly Draft[], unknown[]]>([
    ['a new column', rows(3, () => ({})), rows(3, () => ({ extra: { Owner: 'a' } })), ['column-added Owner: 3', 0]],
    [
      'a column that is gone',
      rows(3, () => ({ extra: { Owner: 'a' } })),
      rows(3, () => ({})),
      ['column-removed Owner: 3', 0],
    ],
    ['a first rating', rows(3, () => ({})), rows(3, () => ({ severity: 'low' })), ['column-added severity: 3', 0]],
    [
      'a new column beside another change of one finding',
      rows(3, () => ({})),
      rows(3, (at) => ({ extra: { Owner: 'a' }, ...(at === 0 ? { severity: null, status: 'x' } : {}) })),
      ['column-added Owner: 3', 1],
    ],
    [
      'a cell that is filled in is told of its finding',
      rows(3, () => ({ extra: { Owner: '' } })),
      rows(3, (at) => ({ extra: { Owner: at === 0 ? 'a' : '' } })),
      [1],
    ],
    ['two renumbered findings are told one by one', rows(2, () => ({})), rows(2, (at) => ({ id: `Z-${at}` })), [2]],
    ['three at once', rows(3, () => ({})), rows(3, (at) => ({ id: `Z-${at}` })), ['renumbered id: 3', 0]],
    [
      'nine of ten at once',
      rows(10, () => ({})),
      rows(10, (at) => (at < 9 ? { id: `Z-${at}` } : {})),
      ['renumbered id: 9', 0],
    ],
    ['eight of ten one by one', rows(10, () => ({})), rows(10, (at) => (at < 8 ? { id: `Z-${at}` } : {})), [8]],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});

test.each([
  ['one of four findings in both is enough', 4, 0],
  ['one of five is hardly any', 5, 1],
])('%s', (_, count, warnings) => {
  const words = ['barrel lid', 'truck scale', 'cellar lamp', 'bottle washer', 'label printer'];
  const side = (letter: string): readonly Draft[] =>
    words
      .slice(0, count)
      .map((title, at) => (at === 0 ? { title } : { title: `${letter.repeat(9)} ${title.slice(0, 0)}${at}${letter}` }));
  const { diagnostics } = compare(report(side('q')), report(side('z')), { aliases: [], settled });
  expect(diagnostics.filter(({ code }) => code === 'few-matches')).toHaveLength(warnings);
});
