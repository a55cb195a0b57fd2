import type { EarlierAudit } from '../../domain/model.ts';
import { isHardlyMatched } from '../compare/index.ts';
import { numbersOf, type Dated } from './version.ts';

/** Of fewer findings, all may be resolved and removed at once: that does not begin another audit. */
export const fewestFindings = 3;

/** Tells whether a version holds another audit than the one before: hardly a finding of either is in both. */
export function beginsAudit(before: Dated, after: Dated, matched: number): boolean {
  const [one, other] = [before.report.findings.length, after.report.findings.length];
  return Math.min(one, other) >= fewestFindings && isHardlyMatched(one, other, matched);
}

/** Sums up the audits before the last; `starts`: the index of the first version of each, in order. */
export function earlierAudits(versions: readonly Dated[], starts: readonly number[]): readonly EarlierAudit[] {
  return starts.slice(0, -1).flatMap((start, at) => {
    const own = versions.slice(start, starts[at + 1]);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const peak = own.reduce((most, one) => (one.report.summary.unsettled > most.report.summary.unsettled ? one : most));
    const { title } = last.report.snapshot;
    return [{ title, versions: own.length, first: numbersOf(first), last: numbersOf(last), peak: numbersOf(peak) }];
  });
}
