import { levels, type Finding, type Level, type Rating, type RemainingWorkItem } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { durationHours } from '../../text/duration.ts';

/**
 * Remaining work, the most benefit for the least effort first; of the same step the shorter time. What is not rated comes
 * last, then in source order.
 */
export function byBenefit(items: readonly RemainingWorkItem[]): readonly RemainingWorkItem[] {
  return items.toSorted(
    (a, b) =>
      rank(b.benefit, -1) - rank(a.benefit, -1) ||
      effort(a) - effort(b) ||
      hoursOf(a) - hoursOf(b) ||
      a.position.start.line - b.position.start.line,
  );
}

/** Findings that are not settled, the most severe first, then in source order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .filter(({ status }) => !isSettled(status.kind))
    .toSorted((a, b) => rank(b.severity, -1) - rank(a.severity, -1) || a.position.start.line - b.position.start.line);
}

/** The step of a time on the scale: by its words, or by the amount of work it names. */
export function timeLevel({ timeCommitment }: RemainingWorkItem): Level | null {
  if (timeCommitment === null || timeCommitment.level !== null) return timeCommitment?.level ?? null;
  const hours = durationHours(timeCommitment.verbatim.text);
  return hours === null ? null : (mostHours.find(([, most]) => hours <= most)?.[0] ?? 'very-high');
}

/** How far up the scale time and complexity are, from 0, as their mean; null where neither is known. */
export function meanEffort(item: RemainingWorkItem): number | null {
  const known = [timeLevel(item), item.complexity?.level ?? null].filter((level) => level !== null);
  return known.length === 0 ? null : known.reduce((sum, level) => sum + levels.indexOf(level), 0) / known.length;
}

/** Up to how many hours of work are a step: half a day, three days, three weeks of five days, three months of twenty. */
const mostHours: readonly (readonly [Level, number])[] = [
  ['very-low', 4],
  ['low', 3 * 8],
  ['medium', 15 * 8],
  ['high', 60 * 8],
];

/** More hours than any estimate names. */
const longest = Number.MAX_SAFE_INTEGER;

/** The effort of an item on the scale of levels: its time and its complexity together. */
function effort(item: RemainingWorkItem): number {
  const time = timeLevel(item);
  return (time === null ? levels.length : levels.indexOf(time)) + rank(item.complexity, levels.length);
}

/** A time in hours; one that is a step on the scale is the longest of that step. */
function hoursOf(item: RemainingWorkItem): number {
  const { timeCommitment } = item;
  const level = timeCommitment?.level ?? null;
  if (level !== null)
    return mostHours.find(([step]) => step === level)?.[1] ?? (levels.indexOf(level) < 2 ? 0 : longest);
  return timeCommitment === null ? longest : (durationHours(timeCommitment.verbatim.text) ?? longest);
}

function rank(rating: Rating | null, unrated: number): number {
  return rating?.level ? levels.indexOf(rating.level) : unrated;
}
