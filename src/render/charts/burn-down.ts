import { scaleLinear } from 'd3-scale';
import { escapeHtml } from '../../markdown/to-html.ts';
import type { BurnDownPoint } from '../../domain/model.ts';
import { counted, dayInWords } from '../words.ts';
import { pointLabels, thinned, timeOf } from './burn-down-points.ts';

/** Half the width of the chart in its own units: more steps would be narrower than two of them. */
const mostSteps = 360;

/**
 * Draws open findings below and settled ones above them over time, one step for each snapshot, at the instant it was
 * made. Steps stand side by side in equal widths where days are missing or all the same. Null for fewer than two
 * snapshots.
 */
export function burnDown(all: readonly BurnDownPoint[]): string | null {
  if (all.length < 2) return null;
  const points = thinned(all, mostSteps);
  const most = Math.max(1, ...points.map(({ settled, unsettled }) => settled + unsettled));
  const places = placesOf(points);
  const span = places.at(-1) ?? 1;
  // The last step has no end of its own: it gets a little room.
  const x = scaleLinear([0, span * 1.06], [left, width - right]);
  const y = scaleLinear([0, most], [height - bottom, top]);
  const steps = points.map(({ settled, unsettled }, at) => {
    const [from, to] = [x(places[at] ?? 0), x(places[at + 1] ?? span * 1.06)];
    const [base, middle, upper] = [y(0), y(unsettled), y(unsettled + settled)];
    const tip = `<title>${escapeHtml(sentence(points[at]))}</title>`;
    return `<g>${tip}${box(from, middle, to, base, 'fill-fix-needed')}${box(from, upper, to, middle, 'fill-fixed')}</g>`;
  });
  const label = `Open and settled findings by date. ${points.map(sentence).join(' ')}`;
  return `<svg class="chart burn-down" role="img" viewBox="0 0 ${width} ${height}" aria-label="${escapeHtml(label)}">${steps.join('')}${scaleOf(y, most)}${daysOf(points, places, x)}</svg>`;
}

const [width, height] = [720, 240];
const [left, right, top, bottom] = [40, 8, 10, 28];
/** Labels of days need this much room. */
const roomForDay = 110;
/** With the time of day. */
const roomForTime = 150;

function placesOf(points: readonly BurnDownPoint[]): readonly number[] {
  const times = points.map(timeOf);
  const ordered = times.every((time, at) => at === 0 || time >= (times[at - 1] ?? Number.NaN));
  const [start = 0] = times;
  const even = !ordered || times.some((time) => Number.isNaN(time)) || times.at(-1) === start;
  return even ? points.map((_, at) => at) : times.map((time) => time - start);
}

function box(from: number, upper: number, to: number, lower: number, style: string): string {
  return `<rect x="${fixed(from)}" y="${fixed(upper)}" width="${fixed(Math.max(0, to - from))}" height="${fixed(Math.max(0, lower - upper))}" class="${style}"/>`;
}

function scaleOf(y: (value: number) => number, most: number): string {
  const ticks = scaleLinear([0, most], [0, 1])
    .ticks(4)
    .filter((tick) => Number.isInteger(tick));
  return ticks
    .map(
      (tick) =>
        `<line x1="${left}" x2="${width - right}" y1="${fixed(y(tick))}" y2="${fixed(y(tick))}" class="grid"/><text x="${left - 6}" y="${fixed(y(tick) + 4)}" class="axis end">${tick}</text>`,
    )
    .join('');
}

/** The last label stands at the right end, the others where there is room for them before it. */
function daysOf(points: readonly BurnDownPoint[], places: readonly number[], x: (value: number) => number): string {
  const labels = pointLabels(points);
  const last = labels.at(-1) ?? null;
  const room = Math.max(...labels.map((label) => (label ?? '').length)) > 10 ? roomForTime : roomForDay;
  const end = last === null ? width - right : width - right - room;
  let free = 0;
  const days = labels.slice(0, -1).map((label, at) => {
    const from = x(places[at] ?? 0);
    if (label === null || label === labels[at - 1] || from < free || from + room > end) return '';
    free = from + room;
    return `<text x="${fixed(from)}" y="${height - 8}" class="axis">${escapeHtml(label)}</text>`;
  });
  const final = `<text x="${width - right}" y="${height - 8}" class="axis end">${escapeHtml(last ?? '')}</text>`;
  return [...days, final].join('');
}

function sentence(point: BurnDownPoint | undefined): string {
  if (point === undefined) return '';
  const { date, settled, unsettled } = point;
  return `${dayInWords(date) ?? 'No date'}: ${counted(settled + unsettled, 'finding')}, ${unsettled} open, ${settled} settled.`;
}

/** Coordinates with two digits, so that no machine's arithmetic shows. */
function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
