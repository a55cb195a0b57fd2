import { levels, type Finding, type Rating, type RemainingWorkItem } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';

/** Remaining work, the most benefit for the least effort first; what is not rated comes last, then in source order. */
export function byBenefit(items: readonly RemainingWorkItem[]): readonly RemainingWorkItem[] {
  return items.toSorted(
    (a, b) =>
      rank(b.benefit, -1) - rank(a.benefit, -1) ||
      effort(a) - effort(b) ||
      a.position.start.line - b.position.start.line,
  );
}

/** Findings that are not settled, the most severe first, then in source order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ status }) => !isSettled(status.kind))
    .toSorted((a, b) => rank(b.severity, -1) - rank(a.severity, -1) || a.position.start.line - b.position.start.line);
}

/** The effort of an item on the scale of levels: its time and its complexity together. */
export function effort({ timeCommitment, complexity }: RemainingWorkItem): number {
  return rank(timeCommitment, levels.length) + rank(complexity, levels.length);
}

function rank(rating: Rating | null, unrated: number): number {
  return rating?.level ? levels.indexOf(rating.level) : unrated;
}
