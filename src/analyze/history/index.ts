import { diagnose } from '../../domain/diagnostics.ts';
import {
  changeKinds,
  type ComparisonReport,
  type Diagnostic,
  type HistoryReport,
  type HistorySnapshot,
} from '../../domain/model.ts';
import { compare, type CompareOptions } from '../compare/index.ts';
import { daysBetween } from './days.ts';
import { firstThreads, historyOf, nextThreads, type Thread } from './threads.ts';
import type { Dated } from './version.ts';

/**
 * Tells the course of an audit from its versions, oldest first and at least one. `diagnostics`: what came up when they
 * were read.
 */
export function tellHistory(
  versions: readonly Dated[],
  diagnostics: readonly Diagnostic[],
  options: CompareOptions,
): HistoryReport {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error('a history without versions');
  const [first] = versions;
  let threads: readonly Thread[] = first === undefined ? [] : firstThreads(first);
  const comparisons: ComparisonReport[] = [];
  for (const [at, version] of versions.entries()) {
    const previous = versions[at - 1];
    if (previous === undefined) continue;
    const comparison = compare(previous.report, version.report, options);
    comparisons.push(comparison);
    threads = nextThreads(threads, previous, version, at, comparison, options);
  }
  const findings = threads.map((thread) => historyOf(thread, versions, options.settled));
  const open = findings.flatMap((one, at) => (one.listed && !options.settled(one.finding.status.kind) ? [at] : []));
  const { title, slug } = latest.report.snapshot;
  return {
    kind: 'history',
    schemaVersion: 2,
    title,
    slug,
    snapshots: versions.map((version, at) => describe(version, comparisons[at - 1] ?? null)),
    burnDown: versions.map(({ report: { summary }, date, revision }) => {
      return { date, revision, settled: summary.settled, unsettled: summary.unsettled };
    }),
    findings,
    longestUnresolved: open.toSorted(
      (one, other) => (findings[other]?.unresolvedDays ?? -1) - (findings[one]?.unresolvedDays ?? -1) || one - other,
    ),
    diagnostics: [...diagnostics, ...comparisons.flatMap(doubts), ...backwards(versions)],
  };
}

function describe({ report, revision, date }: Dated, comparison: ComparisonReport | null): HistorySnapshot {
  const { snapshot, summary, linkDefinitions, evidence } = report;
  const changes = changeKinds.flatMap((kind) => {
    const count = comparison?.summary.changes[kind] ?? 0;
    return count === 0 ? [] : [{ kind, count }];
  });
  const source = evidence === undefined ? {} : { evidence };
  return { snapshot, revision, date, summary, changes, linkDefinitions, ...source };
}

/** What speaks against two versions being of one audit; what else a comparison notes is for its own report. */
function doubts({ before, after, diagnostics }: ComparisonReport): readonly Diagnostic[] {
  const [old, young] = [before.snapshot.source, after.snapshot.source];
  return diagnostics
    .filter(({ code }) => code === 'few-matches')
    .map((one) => ({ ...one, message: `${old} → ${young}: ${one.message}` }));
}

function backwards(versions: readonly Dated[]): readonly Diagnostic[] {
  return versions.flatMap(({ date, report }, at) => {
    const before = versions[at - 1]?.date ?? null;
    if ((daysBetween(before, date) ?? 0) >= 0) return [];
    const message = `${report.snapshot.source} (${date ?? ''}) follows a version of ${before ?? ''}: days before the earlier one are counted as none.`;
    return [diagnose('swapped-in-time', message, null)];
  });
}
