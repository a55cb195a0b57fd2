import { compare, compareMatched, matchFindings, swappedInTime } from '../analyze/compare/index.ts';
import type { Alias } from '../domain/settings.ts';
import { diagnose } from '../domain/diagnostics.ts';
import {
  changeKinds,
  type ChangeKind,
  type ComparedSnapshot,
  type ComparisonEntry,
  type ComparisonReport,
  type Diagnostic,
  type Finding,
  type Since,
  type StatusReport,
} from '../domain/model.ts';
import { isSettled } from '../domain/vocabulary.ts';
import { daysBetween } from '../text/days-between.ts';
import type { Side } from './snapshot.ts';

/** Compares two snapshots, and says where one of them was not read whole. */
export function compareSnapshots(
  before: StatusReport,
  after: StatusReport,
  aliases: readonly Alias[],
): ComparisonReport {
  const comparison = compare(before, after, { aliases, settled: isSettled });
  return { ...comparison, diagnostics: [...losses(before), ...losses(after), ...comparison.diagnostics] };
}

/** Compares two snapshots as they were read: with the commits and days of revisions, and by which rules. */
export function compareSides(before: Side, after: Side, aliases: readonly Alias[]): ComparisonReport {
  const comparison = compareSnapshots(before.report, after.report, aliases);
  const [from, to] = [dated(comparison.before, before), dated(comparison.after, after)];
  return {
    ...comparison,
    before: from,
    after: to,
    diagnostics: [...otherRules(before, after), ...inOrderOfTime(comparison.diagnostics, from, to)],
  };
}

/** Counts what changed since an earlier snapshot. */
export function sinceSnapshot(
  { report: before, revision }: Pick<Side, 'report' | 'revision'>,
  after: StatusReport,
): Since {
  const options = { aliases: [], settled: isSettled };
  const matching = matchFindings(before, after, options);
  const { summary, entries } = compareMatched(before, after, matching, options);
  const places = new Map(after.findings.map((finding, at) => [finding, at]));
  const date = revision?.date ?? before.snapshot.date;
  const days = daysBetween(date, after.snapshot.date);
  return {
    snapshot: { ...before.snapshot, date },
    unsettledBefore: before.summary.unsettled,
    changes: changeKinds.flatMap((kind) =>
      summary.changes[kind] === 0
        ? []
        : [{ kind, count: summary.changes[kind], findings: placesOf(kind, entries, places) }],
    ),
    stillOpen: stillOpen(before, after, matching.pairing.pairs),
    days: days === null || days < 0 ? null : days,
  };
}

/** The findings of the later snapshot that differ in one way, by their place there. */
function placesOf(
  kind: ChangeKind,
  entries: readonly ComparisonEntry[],
  places: ReadonlyMap<Finding, number>,
): readonly number[] {
  return entries
    .filter(({ changes }) => changes.some((change) => change.kind === kind))
    .flatMap(({ after }) => (after === null ? [] : (places.get(after) ?? [])))
    .toSorted((a, b) => a - b);
}

/** The findings that were not settled in one snapshot and are not in the other, by their place in the later one. */
function stillOpen(
  { findings: before }: StatusReport,
  { findings: after }: StatusReport,
  pairs: readonly { readonly before: number; readonly after: number }[],
): readonly number[] {
  return pairs
    .filter((pair) => before[pair.before]?.status.settled === false && after[pair.after]?.status.settled === false)
    .map((pair) => pair.after)
    .toSorted((a, b) => a - b);
}

/** A revision stands for the day the branch got it, whatever day the post names. */
function dated(compared: ComparedSnapshot, { revision }: Side): ComparedSnapshot {
  return revision === null ? compared : { ...compared, revision: revision.commit, date: revision.date };
}

/** The day that a post names says nothing about the order of its revisions. */
function inOrderOfTime(
  diagnostics: readonly Diagnostic[],
  before: ComparedSnapshot,
  after: ComparedSnapshot,
): readonly Diagnostic[] {
  if (before.revision === null && after.revision === null) return diagnostics;
  const others = diagnostics.filter(({ code }) => code !== 'swapped-in-time');
  if (before.revision === null || after.revision === null) return others;
  return [...swappedInTime(before.date, after.date), ...others];
}

function otherRules(before: Side, after: Side): readonly Diagnostic[] {
  const [from, to] = [before.report, after.report];
  const unused = before.unusedConfiguration ?? after.unusedConfiguration;
  if (unused !== null) {
    const message = `${from.snapshot.source} was read with the configuration of ${to.snapshot.source}, not with ${unused} beside it.`;
    return [diagnose('rules-differ', message, null)];
  }
  if (from.configuration.join('\n') === to.configuration.join('\n')) return [];
  const message = `${from.snapshot.source} and ${to.snapshot.source} were read with different configurations, so the same words may mean different things.`;
  return [diagnose('rules-differ', message, null)];
}

function losses({ snapshot, diagnostics }: StatusReport): readonly Diagnostic[] {
  const lost = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (lost === 0) return [];
  const what = lost === 1 ? 'A row or cell' : `In ${lost} places, rows or cells`;
  const message = `${what} of ${snapshot.source} could not be read: what seems gone or new may only be unreadable.`;
  return [diagnose('side-incomplete', message, null)];
}
