import { budget } from '../../fuzz/budget.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../src/analyze/compare/index.ts';
import {
  changeKinds,
  type Change,
  type ChangeKind,
  type ComparisonEntry,
  type ComparisonReport,
  type Finding,
  type StatusKind,
  type StatusReport,
  statusKinds,
} from '../../../src/domain/model.ts';
import { pairsOfReports, reports, shuffled } from './arbitrary.ts';
import { settled } from './build.ts';

const { numRuns } = budget(1500);
const runs = { numRuns };
const diff = (before: StatusReport, after: StatusReport): ComparisonReport =>
  compare(before, after, { aliases: [], settled });

describe('laws', () => {
  test('a report does not differ from itself', () => {
    fc.assert(
      fc.property(reports, (a) => {
        const { entries, summary } = diff(a, a);
        expect(entries).toEqual([]);
        expect(summary).toMatchObject({ matched: a.findings.length, unchanged: a.findings.length, cosmetic: 0 });
      }),
      runs,
    );
  });

  test('the other direction says the same, reversed', () => {
    fc.assert(
      fc.property(pairsOfReports, ([a, b]) => {
        const [there, back] = [diff(a, b), diff(b, a)];
        expect(sorted(back.entries.map(reversed), [a, b])).toEqual(sorted(there.entries, [a, b]));
        expect({ ...back.summary, changes: null }).toEqual({ ...there.summary, changes: null });
      }),
      runs,
    );
  });

  test('what is in a, with the entries applied, is what is in b', () => {
    fc.assert(
      fc.property(pairsOfReports, ([a, b]) => {
        const comparison = diff(a, b);
        const told = fieldsTold(comparison);
        expect(apply(a, b, comparison, told).toSorted()).toEqual(
          b.findings.map((finding) => gist(finding, b, told)).toSorted(),
        );
      }),
      runs,
    );
  });

  test('every row of both sides is in one entry, or in a pair without a change', () => {
    fc.assert(
      fc.property(pairsOfReports, ([a, b]) => {
        const { entries, summary } = diff(a, b);
        const rows = entries.flatMap(({ before, after }) => [before, after]).filter((row) => row !== null);
        expect(new Set(rows).size).toBe(rows.length);
        const quiet = summary.unchanged + summary.cosmetic;
        expect(rows.length + 2 * quiet).toBe(a.findings.length + b.findings.length);
        expect(entries.filter(({ before, after }) => before && after).length + quiet).toBe(summary.matched);
      }),
      runs,
    );
  });

  test('the order of rows and columns, padding and markup change nothing', () => {
    const order = fc.array(fc.nat(100), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(pairsOfReports, order, order, ([a, b], one, other) => {
        const mixed: [StatusReport, StatusReport] = [shuffled(a, one), shuffled(b, other)];
        expect(sorted(diff(...mixed).entries, mixed)).toEqual(sorted(diff(a, b).entries, [a, b]));
      }),
      runs,
    );
  });

  test('the most urgent comes first, then the order of the later snapshot', () => {
    fc.assert(
      fc.property(pairsOfReports, ([a, b]) => {
        const { entries, summary } = diff(a, b);
        const ranks = entries.map(({ before, after, changes }) => [
          Math.min(...changes.map(({ kind }) => changeKinds.indexOf(kind))),
          after === null ? Infinity : b.findings.indexOf(after),
          before === null ? Infinity : a.findings.indexOf(before),
        ]);
        const inOrder = ranks.toSorted((x, y) => x[0]! - y[0]! || (x[1] === y[1] ? 0 : x[1]! - y[1]!) || x[2]! - y[2]!);
        expect(ranks).toEqual(inOrder);
        for (const kind of changeKinds) {
          expect(summary.changes[kind]).toBe(
            entries.filter(({ changes }) => changes.some((change) => change.kind === kind)).length,
          );
        }
      }),
      runs,
    );
  });
});

const opposite: Partial<Record<ChangeKind, ChangeKind>> = {
  added: 'removed',
  removed: 'added',
  resolved: 'reopened',
  reopened: 'resolved',
  progressed: 'regressed',
  regressed: 'progressed',
  'rated-higher': 'rated-lower',
  'rated-lower': 'rated-higher',
  'entered-remaining-work': 'left-remaining-work',
  'left-remaining-work': 'entered-remaining-work',
};

function reversed(entry: ComparisonEntry): ComparisonEntry {
  const changes = entry.changes.map((change): Change => {
    const { field, before, after } = change;
    return { kind: oppositeOf(change, entry), field, before: after, after: before };
  });
  return { ...entry, before: entry.after, after: entry.before, changes };
}

/** From words to none, a status is withdrawn; the way back says what the words say. */
function oppositeOf({ kind, field, before }: Change, { before: one, after: other }: ComparisonEntry): ChangeKind {
  const isStatus = field?.kind === 'own' && field.name === 'status' && one !== null && other !== null;
  if (isStatus && kind === 'withdrawn') return fromSilence(other.status.kind, one.status.kind);
  const words = one?.status.verbatim?.text ?? '';
  if (isStatus && before === null && words === '' && (other.status.verbatim?.text ?? '') !== '') return 'withdrawn';
  return opposite[kind] ?? kind;
}

/** `from` need not be `unreported` here: these reports are made at random. */
function fromSilence(from: StatusKind, to: StatusKind): ChangeKind {
  if (settled(from) !== settled(to)) return settled(to) ? 'resolved' : 'reopened';
  if (from === to || settled(to) || from === 'unreported' || to === 'unreported') return 'restated';
  return statusKinds.indexOf(to) < statusKinds.indexOf(from) ? 'progressed' : 'regressed';
}

function apply(a: StatusReport, b: StatusReport, { entries }: ComparisonReport, told: readonly string[]): string[] {
  const touched = new Set(entries.map(({ before }) => before));
  const kept = a.findings.filter((finding) => !touched.has(finding)).map((finding) => gist(finding, a, told));
  return [...kept, ...entries.flatMap(({ after }) => (after === null ? [] : [gist(after, b, told)]))];
}

/** The fields that changed of all findings at once: no entry repeats them. */
function fieldsTold({ tableChanges }: ComparisonReport): readonly string[] {
  return tableChanges.map(({ field }) => `${field.kind} ${field.name}`);
}

/** What a finding says, wherever it stands and whatever it is called by the program; without the fields in `told`. */
function gist(finding: Finding | null, { remainingWork }: StatusReport, told: readonly string[] = []): string {
  if (finding === null) return '';
  const { title, issue, tracker, status, extra, section } = finding;
  const { complexity, benefit } = remainingWork[finding.remainingWork ?? -1] ?? {};
  const severity = told.includes('own severity') ? null : finding.severity;
  const id = told.includes('own id') ? null : finding.id;
  const texts = [
    title,
    tracker?.verbatim,
    severity?.verbatim,
    status.verbatim,
    complexity?.verbatim,
    benefit?.verbatim,
  ];
  const columns = extra
    .filter(({ column }) => !told.includes(`column ${column}`))
    .map(({ column, value }) => `${column}: ${value.text}`)
    .toSorted();
  return JSON.stringify([id, issue?.url, status.kind, section, columns, texts.map((text) => text?.text)]);
}

/** Entries without positions and keys, in an order of their own. */
function sorted(entries: readonly ComparisonEntry[], [a, b]: readonly [StatusReport, StatusReport]): unknown[] {
  const said = entries.map(({ identity, matchedBy, likeness, before, after, changes, candidates }) => {
    const facts = changes.map((change) => JSON.stringify(change)).toSorted();
    const sides = [gist(before, a), gist(after, b)];
    return JSON.stringify([matchedBy === null ? null : identity, matchedBy, likeness, sides, facts, candidates.length]);
  });
  return said.toSorted();
}
