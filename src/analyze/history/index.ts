import { diagnose } from '../../domain/diagnostics.ts';
import {
  changeKinds,
  type ChangeKind,
  type Diagnostic,
  type HistoryEnding,
  type HistoryReport,
  type HistorySnapshot,
  type StatusReport,
} from '../../domain/model.ts';
import { compareMatched, matchFindings, type CompareOptions } from '../compare/index.ts';
import type { Matching } from '../compare/match/index.ts';
import { beginsAudit, earlierAudits } from './audits.ts';
import { daysBetween } from '../../text/days-between.ts';
import { firstThreads, historyOf, nextThreads, type Thread } from './threads.ts';
import { momentOf, type Dated } from './version.ts';

/** What is known of a history beside its versions. */
export interface HistoryContext {
  /** The moment up to which open findings are counted, `YYYY-MM-DD` or ISO 8601; null for the latest version. */
  readonly asOf: string | null;
  readonly ending: HistoryEnding | null;
  /** What came up when the versions were read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Tells the course of an audit from its versions, oldest first and at least one. Where the source held several audits
 * one after another, the last is told, and the others in numbers.
 */
export function buildHistory(
  versions: readonly Dated[],
  course: HistoryContext,
  options: CompareOptions,
): HistoryReport {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error('a history without versions');
  const steps = versions.slice(1).map((version, at) => stepTo(version, versions[at] ?? version, options));
  const starts = [0, ...steps.flatMap(({ begins }, at) => (begins ? [at + 1] : []))];
  const start = starts.at(-1) ?? 0;
  const own = versions.slice(start);
  const { threads, snapshots, diagnostics } = follow(own, steps.slice(start), options);
  const asOf = course.asOf ?? momentOf(latest);
  const findings = threads.map((thread) => historyOf(thread, own, asOf, options.settled));
  const open = findings.flatMap((one, at) => (one.listed && !options.settled(one.finding.status.kind) ? [at] : []));
  const { title, slug } = latest.report.snapshot;
  return {
    kind: 'history',
    schemaVersion: 3,
    title,
    slug,
    asOf: asOf?.slice(0, 10) ?? null,
    ending: course.ending,
    earlier: earlierAudits(versions, starts),
    snapshots,
    burnDown: own.map(({ report: { summary }, date, instant, revision }) => {
      return { date, instant, revision, settled: summary.settled, unsettled: summary.unsettled };
    }),
    findings,
    longestUnresolved: open.toSorted(
      (one, other) => (findings[other]?.unresolvedDays ?? -1) - (findings[one]?.unresolvedDays ?? -1) || one - other,
    ),
    diagnostics: [...course.diagnostics, ...diagnostics, ...backwards(own)],
  };
}

/** How one version follows another. */
interface Step {
  readonly matching: Matching;
  /** Whether another audit begins with it. */
  readonly begins: boolean;
}

function stepTo(version: Dated, previous: Dated, options: CompareOptions): Step {
  const matching = matchFindings(previous.report, version.report, options);
  return { matching, begins: beginsAudit(previous, version, matching.pairing.pairs.length) };
}

/** Follows the findings of one audit through its versions; `steps` has one less than `versions`. */
function follow(
  versions: readonly Dated[],
  steps: readonly Step[],
  options: CompareOptions,
): {
  readonly threads: readonly Thread[];
  readonly snapshots: readonly HistorySnapshot[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const [first] = versions;
  let threads: readonly Thread[] = first === undefined ? [] : firstThreads(first);
  const snapshots: HistorySnapshot[] = first === undefined ? [] : [describe(first, new Map())];
  const diagnostics: Diagnostic[] = [];
  for (const [at, { matching }] of steps.entries()) {
    const [previous, version] = [versions[at], versions[at + 1]];
    if (previous === undefined || version === undefined) continue;
    const comparison = compareMatched(previous.report, version.report, matching, options);
    const next = nextThreads(threads, { version, index: at + 1, matching, entries: comparison.entries }, options);
    threads = next.threads;
    snapshots.push(describe(version, withReturned(comparison.summary.changes, next.returned)));
    diagnostics.push(...doubts(comparison.diagnostics, previous.report, version.report));
  }
  return { threads, snapshots, diagnostics };
}

/** A finding that comes back is new only to the version before. */
function withReturned(
  changes: { readonly [kind in ChangeKind]: number },
  returned: number,
): ReadonlyMap<ChangeKind, number> {
  const counts = new Map(changeKinds.map((kind) => [kind, changes[kind]]));
  return counts.set('added', changes.added - returned).set('listed-again', returned);
}

function describe(version: Dated, counts: ReadonlyMap<ChangeKind, number>): HistorySnapshot {
  const { report, revision, instant, date, deleted } = version;
  const { snapshot, summary, linkDefinitions, evidence } = report;
  const changes = changeKinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  const source = evidence === undefined ? {} : { evidence };
  return { snapshot, revision, instant, date, deleted, summary, changes, linkDefinitions, ...source };
}

/** What suggests that two versions are of different audits; other diagnostics of a comparison belong in its own report. */
function doubts(diagnostics: readonly Diagnostic[], before: StatusReport, after: StatusReport): readonly Diagnostic[] {
  const [from, to] = [before.snapshot.source, after.snapshot.source];
  return diagnostics
    .filter(({ code }) => code === 'few-matches' || code === 'ids-reused')
    .map((one) => ({ ...one, message: `${from} → ${to}: ${one.message}` }));
}

function backwards(versions: readonly Dated[]): readonly Diagnostic[] {
  return versions.flatMap((version, at) => {
    const previous = versions[at - 1];
    if (previous === undefined || (daysBetween(momentOf(previous), momentOf(version)) ?? 0) >= 0) return [];
    const message = `${version.report.snapshot.source} (${version.date ?? ''}) follows a version of ${previous.date ?? ''}: days before the earlier one are counted as none.`;
    return [diagnose('swapped-in-time', message, null)];
  });
}
