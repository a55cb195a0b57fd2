import { scaleLinear } from './scale.ts';
import { escapeHtml } from '../../markdown/to-html.ts';
import { chart, share } from './svg.ts';
import { timeAxis } from './time-axis.ts';

/** How many findings were open at one time. */
export interface TrendPoint {
  readonly open: number;
  /** In days since 1970; `NaN` where that is not known. */
  readonly day: number;
}

/** More steps than this would be narrower than two pixels of half a page. */
export const mostTrendSteps = 160;

/**
 * Draws open findings over time as a line of steps, with the first, the highest and the last number at their places, and
 * under it when it begins and ends. `label` says what it shows. Null for fewer than two points.
 */
export function trendLine(
  points: readonly TrendPoint[],
  ends: readonly [string, string],
  label: string,
): string | null {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length < 2 || first === undefined || last === undefined) return null;
  const { places } = timeAxis(
    points.map(({ day }) => day),
    [],
  );
  const y = scaleLinear([0, Math.max(1, ...points.map(({ open }) => open))], [bottom, top]);
  const steps = points.map(({ open }, at): Step => ({
    open,
    from: places[at] ?? 0,
    to: places[at + 1] ?? 1,
    y: fixed(y(open)),
  }));
  const base = `<line x1="0%" x2="100%" y1="${bottom}" y2="${bottom}" class="axis-line"/>`;
  const plot = `<svg class="plot" x="${share(left, 1)}" width="${share(right - left, 1)}" height="${height}">${base}${line(steps)}${numbers(steps)}</svg>`;
  return chart('trend', height, label, plot + endWords(ends));
}

/** In pixels: the whole, and where the line is highest and lowest. */
const [height, top, bottom] = [96, 22, 72];
/** Shares of the width, beside which the first and the last number have room. */
const [left, right] = [0.08, 0.92];
/** Nearer to an end than this part of the width, the highest number would touch that of the end. */
const nearEnd = 0.12;

interface Step {
  readonly open: number;
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function line(steps: readonly Step[]): string {
  const piece = (x1: number, x2: number, y1: number, y2: number): string =>
    `<line x1="${share(x1, 1)}" x2="${share(x2, 1)}" y1="${y1}" y2="${y2}" class="edge-open"/>`;
  return steps
    .map(({ from, to, y }, at) => {
      const before = steps[at - 1];
      const turn = before === undefined || before.y === y ? '' : piece(from, from, before.y, y);
      return turn + piece(from, to, y, y);
    })
    .join('');
}

function numbers(steps: readonly Step[]): string {
  const [first, last] = [steps[0], steps.at(-1)];
  const highest = steps.reduce((most, step) => (step.open > most.open ? step : most));
  if (first === undefined || last === undefined) return '';
  const middle = (highest.from + highest.to) / 2;
  const isApart = highest.open > Math.max(first.open, last.open) && middle > nearEnd && middle < 1 - nearEnd;
  const peak = isApart
    ? `<text x="${share(middle, 1)}" y="${highest.y - 6}" class="value middle">${highest.open}</text>`
    : '';
  return `<text x="0%" dx="-6" y="${first.y + 5}" class="value end">${first.open}</text>${peak}<text x="100%" dx="6" y="${last.y + 5}" class="value start">${last.open}</text>`;
}

function endWords([first, last]: readonly [string, string]): string {
  const text = (x: number, look: string, words: string): string =>
    `<text x="${share(x, 1)}" y="${height - 6}" class="axis ${look}">${escapeHtml(words)}</text>`;
  return text(left, 'start', first) + text(right, 'end', last);
}

/** Coordinates with two digits, so that no machine's arithmetic shows. */
function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
