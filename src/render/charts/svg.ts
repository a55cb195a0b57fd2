import { escapeHtml } from '../../markdown/to-html.ts';
import type { State } from '../states.ts';

/** A share of a whole as SVG has it: with two digits, so that no machine’s arithmetic shows. */
export function share(part: number, whole: number): string {
  return `${Math.round((10_000 * part) / Math.max(1, whole)) / 100}%`;
}

/**
 * A chart as wide as the page, in which places are shares of the width: so its letters have the size of those around it
 * at every width. `label` says what it shows; no part has a name of its own, which would be read besides.
 */
export function chart(kind: string, height: number, label: string, content: string): string {
  return `<svg class="chart ${kind}" role="img" width="100%" height="${height}" aria-label="${escapeHtml(label)}">${content}</svg>`;
}

/** The same for what words beside it say already: it is there for the eye alone. */
export function decoration(kind: string, height: number, content: string): string {
  return `<svg class="chart ${kind}" aria-hidden="true" width="100%" height="${height}">${content}</svg>`;
}

/** A part of a chart: `x` and `width` as shares, the others in pixels. */
export interface Area {
  readonly x: string;
  readonly y: number;
  readonly width: string;
  readonly height: number;
}

/** An area filled by its class, with the stripes of a state. */
export function stateArea(area: Area, fill: string, state: State): string {
  const { x, y, width, height } = area;
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="fill-${fill}"/>${stripesOver(area, state)}`;
}

/**
 * Stripes of the color of the paper: few for what is under way, many for what is open, the other way for what is not
 * known. They are the dashes of one thick slanted line: a browser prints patterns as images.
 */
function stripesOver({ x, y, width, height }: Area, state: State): string {
  if (state === 'settled') return '';
  const slant = state === 'unknown' ? 'skewX(45)' : `translate(${height} 0) skewX(-45)`;
  const line = `<line x1="-${height}" x2="100%" y1="${height / 2}" y2="${height / 2}" stroke-width="${height}" stroke-dasharray="${dashes[state]}" transform="${slant}" class="stripes"/>`;
  return `<svg x="${x}" y="${y}" width="${width}" height="${height}">${line}</svg>`;
}

/** A stripe and the distance to the next, in pixels. */
const dashes = { 'under-way': '2 12', open: '2 5', unknown: '2.5 4.5' } as const;
