import { levels, type BurnDownPoint, type FindingAge, type StatusReport } from '../../domain/model.ts';
import { thinned, timeOf } from '../charts/burn-down-points.ts';
import { mostTrendSteps, trendLine } from '../charts/trend.ts';
import type { Format } from '../format.ts';
import { shorten } from '../../text/shorten.ts';
import { say } from '../catalogue/say.ts';
import type { LabelKey, Words } from '../catalogue/words.ts';
import { anchorOf } from './rows.ts';
import type { AgeRow, TrendView } from './view-model.ts';

/** How what is open developed: by the commits of the post, else since the earlier snapshot; null where neither is known. */
export function trendView(report: StatusReport, words: Words): TrendView | null {
  const all = pointsOf(report);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return null;
  const highest = all.reduce((most, point) => (point.unsettled > most.unsettled ? point : most));
  const day = ({ date }: BurnDownPoint): string | null => words.grammar.day(date);
  const when = (point: BurnDownPoint): string => (day(point) === null ? '' : ` (${day(point)})`);
  const isPeak = highest.unsettled > Math.max(first.unsettled, last.unsettled);
  const peak = isPeak ? say(words, 'trendPeak', { count: highest.unsettled, when: when(highest) }) : '';
  const numbers = { first: first.unsettled, last: last.unsettled, since: when(first), today: when(last), peak };
  const sentence = say(words, 'trend', numbers);
  const points = thinned(all, mostTrendSteps).map((point) => ({ open: point.unsettled, day: timeOf(point) }));
  const chart = trendLine(
    points,
    [day(first) ?? say(words, 'trendBefore'), day(last) ?? say(words, 'trendNow')],
    sentence,
  );
  return chart === null ? null : { chart, sentence };
}

function pointsOf({ course, since, snapshot, summary }: StatusReport): readonly BurnDownPoint[] {
  if (course !== undefined && course.points.length > 1) return course.points;
  if (since === null) return [];
  const of = (date: string | null, settled: number, unsettled: number): BurnDownPoint => {
    return { date, instant: null, revision: null, settled, unsettled };
  };
  return [of(since.snapshot.date, 0, since.unsettledBefore), of(snapshot.date, summary.settled, summary.unsettled)];
}

/** How long what is open has been so, in steps, the longest first; empty where the history is not known. */
export function ageRows({ course, findings }: StatusReport, format: Format): readonly AgeRow[] {
  const ages = course?.ages ?? [];
  return steps.flatMap(({ label, fits }): readonly AgeRow[] => {
    const own = ages.filter(({ days }) => fits(days));
    if (own.length === 0) return [];
    const named = own.slice(0, agesNamed).flatMap(({ finding: at }) => {
      const finding = findings[at];
      if (finding === undefined) return [];
      return [{ anchor: anchorOf(at), name: format.text(shorten(finding.id ?? finding.title.text, ageLetters)) }];
    });
    const grave = own.filter(({ finding }) => isGrave(findings[finding]?.severity?.level ?? 'none')).length;
    return [
      { label: say(format.words, label), count: own.length, grave, findings: named, more: own.length - named.length },
    ];
  });
}

/** How long the oldest of them has been open, in a sentence; null where that is not known. */
export function ageNote({ course }: StatusReport, words: Words): string | null {
  const days = course?.ages[0]?.days ?? null;
  if (course === undefined || days === null) return null;
  const last = words.grammar.day(course.asOf);
  return say(words, 'ageNote', { count: days, upTo: last === null ? '' : say(words, 'ageUpTo', { day: last }) });
}

/** Findings that a row names before it counts the rest, and letters of a title that stands for an id. */
export const [agesNamed, ageLetters] = [8, 40];

type Days = FindingAge['days'];

/** From so many days on, the longest first: a year, half of one, a quarter, a month. */
const bounds: readonly (readonly [LabelKey, number])[] = [
  ['ageYear', 366],
  ['ageHalf', 181],
  ['ageQuarter', 91],
  ['ageMonths', 31],
  ['ageMonth', 0],
];

const steps: readonly { readonly label: LabelKey; readonly fits: (days: Days) => boolean }[] = [
  ...bounds.map(([label, least], at) => {
    const next = bounds[at - 1]?.[1] ?? Number.POSITIVE_INFINITY;
    return { label, fits: (days: Days): boolean => days !== null && days >= least && days < next };
  }),
  { label: 'ageUnknown', fits: (days: Days): boolean => days === null },
];

function isGrave(level: (typeof levels)[number]): boolean {
  return levels.indexOf(level) >= levels.indexOf('high');
}
