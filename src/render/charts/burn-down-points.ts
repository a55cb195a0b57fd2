import { millisecondsPerDay } from '../../text/day.ts';
import type { BurnDownPoint } from '../../domain/model.ts';

/** Days; below this, for so many versions, days do not tell them apart, and hours are shown. */
const daysForHours = 3;

/** Returns what stands at the axis for each point: its day, with the time of day (UTC) where days do not tell points apart. */
export function pointLabels(points: readonly BurnDownPoint[]): readonly (string | null)[] {
  const times = points.map(timeOf);
  const span = (times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN);
  const showsHours = points.length > 1 && span < daysForHours && points.every(({ instant }) => instant !== null);
  return points.map(({ date, instant }) =>
    showsHours && instant !== null ? `${instant.slice(0, 10)} ${instant.slice(11, 16)}` : date,
  );
}

/** Returns when a point was, in days since 1970; `NaN` where that is not known. */
export function timeOf({ instant, date }: BurnDownPoint): number {
  const moment = instant ?? date;
  return moment === null ? Number.NaN : Date.parse(moment) / millisecondsPerDay;
}

/** Keeps no more than `most` points: the first, the last, the one with the most open findings, and others evenly. */
export function thinned(points: readonly BurnDownPoint[], most: number): readonly BurnDownPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length <= most || first === undefined || last === undefined) return points;
  const peak = points.reduce((highest, one) => (one.unsettled > highest.unsettled ? one : highest));
  const kept = new Set([first, last, peak]);
  const step = (points.length - 1) / (most - kept.size + 1);
  for (let at = step; at < points.length - 1 && kept.size < most; at += step) kept.add(points[Math.round(at)] ?? last);
  return points.filter((point) => kept.has(point));
}
