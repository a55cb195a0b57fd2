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

/** Places dates (`YYYY-MM-DD`) in time; side by side in equal widths where days are missing, unordered or all the same. */
export function timeAxis(dates: readonly (string | null)[]): TimeAxis {
  const days = dates.map((date) => (date === null ? Number.NaN : dayOf(date)));
  const [first = 0] = days;
  const last = days.at(-1) ?? 0;
  const isOrdered = days.every((day, at) => at === 0 || day >= (days[at - 1] ?? Number.NaN));
  if (!isOrdered || !(last > first)) return { places: dates.map((_, at) => at / dates.length), ticks: [] };
  const span = (last - first) * (1 + lastStep);
  return { places: days.map((day) => (day - first) / span), ticks: ticksBetween(first, last, span) };
}

/** The last step has no end of its own: it gets this part of the whole. */
const lastStep = 0.06;
/** More marks than this do not fit under a chart of the width of a page. */
const mostTicks = 6;
/** Months from one mark to the next. */
const steps = [1, 3, 6, 12, 24, 60, 120, 240];

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** The first days of months, quarters or years. */
function ticksBetween(first: number, last: number, span: number): readonly Tick[] {
  const [from, to] = [monthOf(first), monthOf(last)];
  const step = steps.find((one) => Math.floor((to - from) / one) < mostTicks) ?? 240;
  const start = Math.ceil((from + 1) / step) * step;
  const months = Array.from({ length: Math.max(0, Math.floor((to - start) / step) + 1) }, (_, at) => start + at * step);
  return months.map((month) => {
    const [year, name] = [Math.floor(month / 12), monthNames[month % 12] ?? ''];
    const day = Date.UTC(year, month % 12, 1) / 86_400_000;
    return { at: (day - first) / span, label: step % 12 === 0 ? String(year) : `${name} ${year}` };
  });
}

/** Months since the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
