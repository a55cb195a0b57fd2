import { describe, expect, test } from 'vitest';
import { changeKinds, levels } from '../../src/domain/model.ts';
import { isRule, rules } from '../../src/domain/rules.ts';
import { catalogueOf } from '../../src/render/catalogue/languages.ts';
import type { Words } from '../../src/render/catalogue/words.ts';

const [english, german] = [await catalogueOf('en'), await catalogueOf('de')];

/** Phrases that are the same words in both languages. */
const same: ReadonlySet<string> = new Set([
  'labels.status',
  'labels.issue',
  'labels.trackerOn',
  'comparison.fields.status.label',
  'comparison.fields.issue.label',
  'comparison.fields.tracker.label',
  // The column of the status.
  'matrix.columns.4',
]);

const moment = { day: 'D', total: 3, unsettled: 2 };
const counts = { total: 5, settled: 3, unsettled: 2, fixedOrRemoved: 2 };
const news = [{ kind: 'resolved', count: 2 }] as const;
const table = { kind: 'column-added', field: 'F', isColumn: true, rows: 2, before: null, after: null } as const;
const answer = {
  url: 'https://github.com/a/b/issues/1', state: 'closed', kind: 'issue', reason: 'completed', title: null, opened: null,
  closed: '2031-05-03', merged: null, reopened: null, lastReopened: null, labels: [], milestone: null, assignees: null,
  people: null, movedTo: null, asked: '2031-06-01',
} as const; // prettier-ignore
const course = { versions: 2, first: moment, last: { ...moment, day: 'E' } };
const trackerCounts = { openButClosed: 1, settledButOpen: 2, settledButUnmerged: 1, answered: 3, references: 4 };

/** Every sentence in every form, made with the same values. */
const sentences: { readonly [path: string]: (words: Words) => readonly string[] } = {
  'rules.title': ({ rules: { title } }) => Object.keys(rules).filter(isRule).map(title),
  'rules.what': ({ rules: { what } }) => Object.keys(rules).filter(isRule).map(what),
  'counts.findings': ({ counts: { findings } }) => [0, 1, 2].map(findings),
  'counts.days': ({ counts: { days } }) => [0, 1, 2].map(days),
  'counts.settled': (words) => [words.counts.settled(2)],
  'counts.unsettled': (words) => [words.counts.unsettled(2)],
  'counts.open': (words) => [words.counts.open(2)],
  'counts.diagnostics': (words) =>
    [
      { error: 1, warning: 0, info: 0 },
      { error: 2, warning: 2, info: 2 },
      { error: 0, warning: 1, info: 1 },
    ].map(words.counts.diagnostics),
  'counts.allFindings': (words) => [1, 2].map(words.counts.allFindings),
  'counts.findingRange': (words) => [words.counts.findingRange(1, 2)],
  'counts.workRange': (words) => [words.counts.workRange(1, 2)],
  'counts.allChanged': (words) => [1, 2].map(words.counts.allChanged),
  'counts.changeRange': (words) => [words.counts.changeRange(1, 2)],
  'counts.index': (words) => [1, 2].map((open) => words.counts.index({ open, findings: open, audits: open })),
  'counts.cut': (words) => [words.counts.cut({ cut: 1, all: 2, most: 3 })],
  'status.headline': ({ status: { headline } }) => [
    headline(counts, null),
    headline(counts, 'M'),
    headline({ total: 1, settled: 0, unsettled: 1, fixedOrRemoved: 0 }, null),
    headline({ total: 1, settled: 1, unsettled: 0, fixedOrRemoved: 0 }, null),
    headline({ total: 2, settled: 0, unsettled: 2, fixedOrRemoved: 0 }, null),
    headline({ total: 2, settled: 2, unsettled: 0, fixedOrRemoved: 2 }, null),
  ],
  'status.unreadTables': ({ status }) => [status.unreadTables([3]), status.unreadTables([3, 5])],
  'status.settledNote': ({ status }) => [status.settledNote([]), status.settledNote([{ kind: 'accepted', count: 1 }])],
  'status.since': ({ status: { since } }) => {
    const told = { since: 'S', news, changed: true, before: 2, after: 1, stillOpen: null };
    return [
      since(told),
      since({ ...told, news: [] }),
      since({ ...told, news: [], changed: false }),
      ...[1, 2, 3].map((after) =>
        since({ ...told, after, stillOpen: { count: after === 3 ? 1 : after, days: after } }),
      ),
    ];
  },
  'status.bar': ({ status }) => [status.bar(1, [{ kind: 'fixed', count: 1 }])],
  'status.barTitle': ({ status }) => [1, 2].map(status.barTitle),
  'status.role': ({ status: { role } }) =>
    (['findings', 'remaining-work', 'other', 'descriptions'] as const).flatMap((one) =>
      (['table', 'list', 'headings'] as const).map((place) => role(one, place)),
    ),
  'work.order': ({ work: { order } }) => {
    const unknown = (['benefit', 'time', 'complexity'] as const).map((estimate) => ({ estimate, count: 1 }));
    return [
      order({ benefit: false, effort: false, unknown: [], total: 2 }),
      order({ benefit: true, effort: false, unknown: [], total: 2 }),
      order({ benefit: true, effort: true, unknown, total: 2 }),
      order({ benefit: false, effort: true, unknown: [], total: 2 }),
    ];
  },
  'work.leftOut': ({ work }) => [1, 2].map(work.leftOut),
  'work.openFindings': ({ work }) =>
    [true, false].flatMap((severe) => [true, false].map((listed) => work.openFindings(severe, listed))),
  'work.effort': ({ work }) => levels.map(work.effort),
  'work.benefit': ({ work }) => levels.map(work.benefit),
  'comparison.account': ({ comparison: { account } }) => [
    account({ matched: 1, unchanged: 1, cosmetic: 0, pairedBy: null }),
    account({ matched: 5, unchanged: 2, cosmetic: 1, pairedBy: 'P' }),
  ],
  'comparison.caption': ({ comparison }) => [comparison.caption({ name: 'N', ...moment })],
  'comparison.ofCommit': ({ comparison }) => [comparison.ofCommit('D', 'c')],
  'comparison.headline': ({ comparison: { headline } }) => [
    headline({ news: [], others: 0, tables: [], before: 2, after: 2 }),
    headline({ news: [], others: 1, tables: [], before: 2, after: 2 }),
    headline({ news, others: 1, tables: [table], before: 2, after: 1 }),
  ],
  'comparison.tableChange': ({ comparison: { tableChange } }) => [
    tableChange(table),
    tableChange({ ...table, kind: 'column-removed', isColumn: false }),
    tableChange({ ...table, kind: 'renumbered', rows: 1 }),
  ],
  'comparison.likeness': ({ comparison }) => [comparison.likeness(0.5)],
  'comparison.workField': ({ comparison }) => [comparison.workField('F')],
  'comparison.urgent': ({ comparison }) => changeKinds.map((kind) => comparison.urgent(kind, 'high')),
  'comparison.askedOn': ({ comparison }) => [comparison.askedOn('D')],
  'comparison.askedBetween': ({ comparison }) => [comparison.askedBetween('D', 'E')],
  'tracker.sentence': ({ tracker: { sentence } }) => [
    sentence({ day: 'D', unsettled: 2, settled: 3, ...trackerCounts }),
    sentence({
      day: 'D',
      unsettled: 2,
      settled: 3,
      ...trackerCounts,
      openButClosed: 0,
      settledButOpen: 0,
      settledButUnmerged: 0,
    }),
  ],
  'tracker.answer': ({ tracker }) => [
    ...(['completed', 'not-planned', 'duplicate', null] as const).map((reason) =>
      tracker.answer({ ...answer, reason }),
    ),
    tracker.answer({ ...answer, kind: 'pull' }),
    tracker.answer({ ...answer, state: 'merged', merged: '2031-05-03' }),
    ...(['present', 'not-found', 'deleted', 'no-access'] as const).map((state) => tracker.answer({ ...answer, state })),
    tracker.answer({ ...answer, state: 'open' }),
    tracker.answer({ ...answer, state: 'open', lastReopened: '2031-05-03' }),
  ],
  'tracker.askedOn': ({ tracker }) => [tracker.askedOn('W', '2031-06-01')],
  'tracker.changed': ({ tracker: { changed } }) => [
    changed('W', []),
    ...(['title', 'milestone', 'assignees', 'people', 'movedTo', 'reopened'] as const).map((field) =>
      changed('W', [field]),
    ),
  ],
  'history.headline': ({ history: { headline } }) => {
    const told = { audit: null, ...course, peak: null, longest: null, ending: null };
    return [
      headline(told),
      headline({ ...told, versions: 1 }),
      headline({ ...told, audit: 2, peak: { unsettled: 9, day: 'P' }, longest: { days: 1, asOf: 'L' } }),
      headline({
        ...told,
        first: { ...moment, total: 9, day: null },
        ending: { kind: 'deleted', day: 'X', versions: 1 },
      }),
      headline({ ...told, ending: { kind: 'unreadable', day: 'X', versions: 2 } }),
    ];
  },
  'history.earlierAudit': ({ history }) => [history.earlierAudit({ title: 'T', ...course, peak: 4 })],
  'history.changes': ({ history: { changes } }) => [
    changes(news, { changed: true, deleted: false }),
    changes([], { changed: true, deleted: true }),
  ],
  'history.note': ({ history }) => [history.note({ upTo: 'U', utc: true })],
  'history.unchanged': ({ history }) => [1, 2].map(history.unchanged),
  'history.trend': ({ history }) => [
    history.trend({ first: moment, highest: moment, last: { ...moment, settled: 1 } }),
  ],
  'summary.standing': ({ summary: { standing } }) => {
    const told = { ...counts, title: 'T', day: 'D', settledParts: [], openParts: [], missed: null };
    return [
      standing(told),
      standing({ ...told, missed: 'M' }),
      standing({ ...told, settled: 0 }),
      standing({ ...told, unsettled: 0 }),
    ];
  },
  'summary.severities': ({ summary: { severities } }) => [
    severities([]),
    severities([null, ...levels].map((level) => ({ level, count: 2, settled: 1 }))),
  ],
  'summary.work': ({ summary: { work } }) => [work(0, 0), work(1, 0), work(2, 1)],
  'summary.contradictions': ({ summary: { contradictions } }) => [
    contradictions({ error: 0, warning: 0 }),
    contradictions({ error: 1, warning: 1 }),
    contradictions({ error: 2, warning: 2 }),
  ],
  'summary.source': ({ summary }) => [summary.source({ source: 'S', digest: 'd', url: 'U' })],
  'matrix.title': ({ matrix }) => [matrix.title('T')],
  'matrix.counts': ({ matrix }) => [matrix.counts({ ...counts, day: 'D', unproved: 1 })],
  'matrix.source': ({ matrix }) => [matrix.source('S', 'd')],
  'matrix.trackedIn': ({ matrix }) => [matrix.trackedIn('L')],
  'matrix.overruled': ({ matrix }) => [matrix.overruled('L', 'R')],
};

/** Everything that a catalogue holds, by its path: texts, and sentences to be made. */
function entriesOf(words: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(words).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' && value !== null ? entriesOf(value, at) : [[at, value]];
  });
}

function partsOf({ grammar: _, ...words }: Words): ReadonlyMap<string, unknown> {
  return new Map(entriesOf(words));
}

const [ours, others] = [partsOf(english), partsOf(german)];
const texts = [...ours].filter(([, value]) => typeof value === 'string' && value !== '');

describe('every phrase', () => {
  test('has a German one, and no more', () => {
    expect([...others.keys()].map(formless).toSorted()).toEqual([...ours.keys()].map(formless).toSorted());
  });

  test('is another in German, or listed as the same words', () => {
    expect(texts.filter(([path, value]) => others.get(path) === value).map(([path]) => path)).toEqual([...same]);
  });

  test('has the same places in German', () => {
    const places = (value: unknown): readonly string[] => [...new Set(String(value).match(/\{\w+\}/g))].toSorted();
    for (const [path, value] of texts) expect([path, ...places(others.get(path))]).toEqual([path, ...places(value)]);
  });
});

/** The forms of a phrase are those of its language. */
function formless(path: string): string {
  return path.replace(/^(labels\.\w+)\.\w+$/, '$1.*');
}

describe('every sentence', () => {
  const paths = [...ours].filter(([, value]) => typeof value === 'function').map(([path]) => path);

  test('is made here', () => expect(Object.keys(sentences).toSorted()).toEqual(paths.toSorted()));

  test.each(Object.entries(sentences))('%s is another in German', (_, make) => {
    const [one, other] = [make(english), make(german)];
    expect(one.filter((sentence, at) => sentence === other[at])).toEqual([]);
    for (const sentence of other) expect(sentence).not.toMatch(englishWords);
  });
});

/** Words of English that no German sentence has, and English quotation marks. */
const englishWords =
  /\b(?:the|and|of|with|is|are|not|from|finding|findings|settled|open|day|days|undefined|NaN|null)\b|”/;
