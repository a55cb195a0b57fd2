import { scaleLinear } from './scale.ts';
import { escapeHtml } from '../../markdown/to-html.ts';
import type { BurnDownPoint } from '../../domain/model.ts';
import type { MomentWords } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';
import { pointLabels, thinned, timeOf } from './burn-down-points.ts';
import { chart, share, stateArea, type Area } from './svg.ts';
import { timeAxis, type Tick } from './time-axis.ts';

/** More steps than this would be narrower than two pixels of a page. */
const mostSteps = 360;

/**
 * Draws open findings as an area from zero, and settled ones above them, over time, one step for each snapshot; the
 * first, the highest and the last number of open ones are written at their places. Null for fewer than two snapshots.
 */
export function burnDown(all: readonly BurnDownPoint[], words: Words): string | null {
  if (all.length < 2) return null;
  const points = thinned(all, mostSteps);
  const most = Math.max(1, ...points.map(({ settled, unsettled }) => settled + unsettled));
  const y = scaleLinear([0, most], [bottom, top]);
  const { places, ticks } = timeAxis(points.map(timeOf), pointLabels(points));
  const steps = points.map((point, at) => ({ ...point, from: places[at] ?? 0, to: places[at + 1] ?? 1 }));
  const plot = [
    ...steps.map((step) => areas(step, y)),
    ...edges(steps, y),
    ...numbers(steps, y),
    ...ticks.map(tickText),
  ];
  const content = `${scale(y, most)}<svg class="plot" x="${share(left, 1)}" width="${share(right - left, 1)}" height="${height}">${plot.join('')}${lastLabels(points, y, words)}</svg>`;
  return chart('burn-down', height, trend(points, words), content);
}

/** Shares of the width: left of the chart stand the numbers of the scale, right of it what the areas are. */
const [left, right] = [0.06, 0.78];
/** In pixels: the whole, and where the area of the chart begins and ends. */
const [height, top, bottom] = [230, 16, 204];

interface Step extends BurnDownPoint {
  readonly from: number;
  readonly to: number;
}

type Scale = (value: number) => number;

/** Says what the chart shows: the course of what is open, since the table of versions has every number. */
function trend(points: readonly BurnDownPoint[], { grammar, history }: Words): string {
  const [first, last, highest] = [points[0], points.at(-1), highestOf(points)];
  if (first === undefined || last === undefined || highest === undefined) return '';
  const moment = ({ date, settled, unsettled }: BurnDownPoint): MomentWords => {
    return { day: grammar.day(date), total: settled + unsettled, unsettled };
  };
  return history.trend({
    first: moment(first),
    highest: moment(highest),
    last: { ...moment(last), settled: last.settled },
  });
}

function highestOf<Point extends BurnDownPoint>(points: readonly Point[]): Point | undefined {
  return points.reduce<Point | undefined>(
    (most, point) => (most === undefined || point.unsettled > most.unsettled ? point : most),
    undefined,
  );
}

/** Steps reach a little into the next one, since viewers of PDFs show a seam between areas that only touch. */
const seam = 0.002;

function areas({ from, to, settled, unsettled }: Step, y: Scale): string {
  const box = (low: number, high: number): Area => {
    return {
      x: share(from, 1),
      y: fixed(y(high)),
      width: share(Math.min(1, to + seam) - from, 1),
      height: fixed(y(low) - y(high)),
    };
  };
  const open = unsettled === 0 ? '' : stateArea(box(0, unsettled), 'open', 'open');
  return open + stateArea(box(unsettled, unsettled + settled), 'settled-pale', 'settled');
}

/** A line over each area, with one of the color of the paper below that of what is open. */
function edges(steps: readonly Step[], y: Scale): readonly string[] {
  const line = (x1: number, x2: number, y1: number, y2: number, look: string): string =>
    `<line x1="${share(x1, 1)}" x2="${share(x2, 1)}" y1="${fixed(y1)}" y2="${fixed(y2)}" class="${look}"/>`;
  const course = (value: (step: Step) => number, look: string): readonly string[] =>
    steps.flatMap((step, at) => {
      const before = steps[at - 1];
      const here = line(step.from, step.to, y(value(step)), y(value(step)), look);
      const turn = before !== undefined && value(before) !== value(step);
      return turn ? [line(step.from, step.from, y(value(before)), y(value(step)), look), here] : [here];
    });
  const open = ({ unsettled }: Step): number => unsettled;
  const all = ({ settled, unsettled }: Step): number => settled + unsettled;
  return [...course(all, 'edge-settled'), ...course(open, 'edge-paper'), ...course(open, 'edge-open')];
}

/** Nearer to an end than this part of the width, the highest number would touch that of the end. */
const nearEnd = 0.1;

/** The first number of open findings, and the highest where it stands apart. */
function numbers(steps: readonly Step[], y: Scale): readonly string[] {
  const [first, highest] = [steps[0], highestOf(steps)];
  if (first === undefined || highest === undefined) return [];
  const text = (step: Step, at: number, look: string): string =>
    `<text x="${share(at, 1)}" y="${fixed(y(step.unsettled) - 5)}" class="value ${look}">${step.unsettled}</text>`;
  const middle = (highest.from + highest.to) / 2;
  const isApart = highest.unsettled > first.unsettled && middle > nearEnd && middle < 1 - nearEnd;
  return [text(first, 0.005, 'start'), ...(isApart ? [text(highest, middle, 'middle')] : [])];
}

/** Beside the last step, at its areas, what each of them is: in place of a legend. */
function lastLabels(points: readonly BurnDownPoint[], y: Scale, { counts }: Words): string {
  const last = points.at(-1);
  if (last === undefined) return '';
  const openAt = y(last.unsettled / 2) + 4;
  const settledAt = Math.min(y(last.unsettled + last.settled / 2) + 4, openAt - lineHeight);
  return `<text x="100%" dx="8" y="${fixed(openAt)}" class="value">${escapeHtml(counts.open(last.unsettled))}</text><text x="100%" dx="8" y="${fixed(settledAt)}" class="axis">${escapeHtml(counts.settled(last.settled))}</text>`;
}

const lineHeight = 17;

function scale(y: Scale, most: number): string {
  const ticks = scaleLinear([0, most], [0, 1]).ticks(4);
  return ticks
    .filter((tick) => Number.isInteger(tick))
    .map((tick) => {
      const at = fixed(y(tick));
      return `<line x1="${share(left, 1)}" x2="${share(right, 1)}" y1="${at}" y2="${at}" class="grid"/><text x="${share(left, 1)}" dx="-6" y="${fixed(y(tick) + 4)}" class="axis end">${tick}</text>`;
    })
    .join('');
}

/** On a phone there is room for every second one. */
function tickText({ at, label }: Tick, index: number): string {
  const x = share(at, 1);
  return `<line x1="${x}" x2="${x}" y1="${bottom}" y2="${bottom + 5}" class="tick"/><text x="${x}" y="${height - 8}" class="axis middle${index % 2 === 1 ? ' narrow' : ''}">${escapeHtml(label)}</text>`;
}

/** Coordinates with two digits, so that no machine's arithmetic shows. */
function fixed(value: number): number {
  return Math.round(value * 100) / 100;
}
