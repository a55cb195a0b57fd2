import { scaleLinear } from 'd3-scale';
import { escapeHtml } from '../../markdown/to-html.ts';
import { statusMeanings } from '../../domain/vocabulary.ts';
import type { StatusKind } from '../../domain/model.ts';
import { counted } from '../words.ts';

/** One part of a bar. */
export interface Part {
  readonly kind: StatusKind;
  readonly count: number;
}

/** Draws how many findings stand where, as one stacked bar; colours, and hatching for what is not settled, are the style sheet's. */
export function statusBar(parts: readonly Part[], label: string, pattern = 'hatch'): string {
  const width = 720;
  const height = 34;
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const x = scaleLinear([0, Math.max(1, total)], [0, width]);
  let before = 0;
  const segments = parts.map(({ kind, count }) => {
    const [from, to] = [x(before), x(before + count)];
    before += count;
    const wide = to - from;
    const tip = `<title>${escapeHtml(statusMeanings[kind].label)}: ${count}</title>`;
    const text =
      wide < 9 + 8 * String(count).length
        ? ''
        : `<text x="${fixed(from + wide / 2)}" y="22" class="bar-count on-${kind}">${count}</text>`;
    const hatch = statusMeanings[kind].settled
      ? ''
      : `<rect x="${fixed(from)}" y="0" width="${fixed(wide)}" height="${height}" fill="url(#${pattern})"/>`;
    return `<g>${tip}<rect x="${fixed(from)}" y="0" width="${fixed(wide)}" height="${height}" class="fill-${kind}"/>${hatch}${text}</g>`;
  });
  const gaps = dividers(
    parts.map(({ count }) => count),
    x,
    height,
  );
  return `<svg class="chart bar" role="img" preserveAspectRatio="none" viewBox="0 0 ${width} ${height}" aria-label="${escapeHtml(label)}">${hatchPattern(pattern)}${segments.join('')}${gaps}</svg>`;
}

/** Says what a bar shows, for those who do not see it. */
export function barLabel(parts: readonly Part[]): string {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return `${counted(total, 'finding')} by status: ${parts.map(({ kind, count }) => `${count} ${statusMeanings[kind].label.toLowerCase()}`).join(', ')}.`;
}

/** `id` has to be another for each bar of a page. */
function hatchPattern(id: string): string {
  return `<defs><pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.6" height="6" class="hatch"/></pattern></defs>`;
}

function dividers(counts: readonly number[], x: (value: number) => number, height: number): string {
  let sum = 0;
  return counts
    .slice(0, -1)
    .map((count) => {
      sum += count;
      return `<rect x="${fixed(x(sum) - 0.75)}" y="0" width="1.5" height="${height}" class="divider"/>`;
    })
    .join('');
}

/** Coordinates with two digits, so that no machine's arithmetic shows. */
function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
