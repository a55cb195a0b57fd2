import { compare } from '../analyze/compare/index.ts';
import type { Alias } from '../domain/settings.ts';
import { diagnose } from '../domain/diagnostics.ts';
import { changeKinds, type ComparisonReport, type Diagnostic, type Since, type StatusReport } from '../domain/model.ts';
import { isSettled } from '../domain/vocabulary.ts';

/** Compares two snapshots, and says where one of them was not read whole. */
export function compareSnapshots(
  before: StatusReport,
  after: StatusReport,
  aliases: readonly Alias[],
): ComparisonReport {
  const comparison = compare(before, after, { aliases, settled: isSettled });
  return { ...comparison, diagnostics: [...losses(before), ...losses(after), ...comparison.diagnostics] };
}

/** Counts what changed since an earlier snapshot. */
export function sinceSnapshot(before: StatusReport, after: StatusReport): Since {
  const { summary } = compare(before, after, { aliases: [], settled: isSettled });
  return {
    snapshot: before.snapshot,
    unsettledBefore: before.summary.unsettled,
    changes: changeKinds.flatMap((kind) =>
      summary.changes[kind] === 0 ? [] : [{ kind, count: summary.changes[kind] }],
    ),
  };
}

function losses({ snapshot, diagnostics }: StatusReport): readonly Diagnostic[] {
  const lost = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (lost === 0) return [];
  const what = lost === 1 ? 'A row or cell' : `In ${lost} places, rows or cells`;
  const message = `${what} of ${snapshot.source} could not be read: what seems gone or new may only be unreadable.`;
  return [diagnose('side-incomplete', message, null)];
}
