import { millisecondsPerDay } from '../../text/day.ts';

/** A mark on the axis of time: its place, as a part of the whole from 0 to 1, and its words. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Where snapshots stand in time, from 0 to 1, the last step included; and the marks of an axis under them. */
export interface TimeAxis {
  readonly places: readonly number[];
  readonly ticks: readonly Tick[];
}

/**
 * Places instants in time, in days since 1970; side by side in equal widths where some are missing, unordered or all the
 * same. Where no month begins between them, the first and the last have their `labels`.
 */
export function timeAxis(days: readonly number[], labels: readonly (string | null)[]): TimeAxis {
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  const isOrdered = days.every((day, at) => at === 0 || day >= (days[at - 1] ?? Number.NaN));
  if (!isOrdered || !(last > first)) return { places: days.map((_, at) => at / days.length), ticks: [] };
  const span = (last - first) * (1 + lastStep);
  const months = ticksBetween(first, last, span);
  const ends = [
    { at: 0, label: labels[0] ?? '' },
    { at: (last - first) / span, label: labels.at(-1) ?? '' },
  ];
  return { places: days.map((day) => (day - first) / span), ticks: months.length > 0 ? months : ends };
}

/** The last step has no end of its own: it gets this part of the whole. */
const lastStep = 0.06;
/** More marks than this do not fit under a chart of the width of a page. */
const mostTicks = 6;
/** Months from one mark to the next. */
const steps = [1, 3, 6, 12, 24, 60, 120, 240];

/** The first days of months, quarters or years. */
function ticksBetween(first: number, last: number, span: number): readonly Tick[] {
  const [from, to] = [monthOf(first), monthOf(last)];
  const step = steps.find((one) => Math.floor((to - from) / one) < mostTicks) ?? 240;
  const start = Math.ceil((from + 1) / step) * step;
  const months = Array.from({ length: Math.max(0, Math.floor((to - start) / step) + 1) }, (_, at) => start + at * step);
  return months.map((month) => {
    const [year, name] = [Math.floor(month / 12), monthNames[month % 12] ?? ''];
    const day = Date.UTC(year, month % 12, 1) / millisecondsPerDay;
    return { at: (day - first) / span, label: step % 12 === 0 ? String(year) : `${name} ${year}` };
  });
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * millisecondsPerDay);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
