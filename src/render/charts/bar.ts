import { isSettled } from '../../domain/vocabulary.ts';
import type { StatusKind } from '../../domain/model.ts';
import { escapeHtml } from '../../markdown/to-html.ts';
import { stateOf } from '../states.ts';
import type { Words } from '../catalogue/words.ts';
import { chart, share, stateArea } from './svg.ts';

/** One part of a bar. */
export interface Part {
  readonly kind: StatusKind;
  readonly count: number;
}

/**
 * Draws how many findings stand where, as one stacked bar under a bracket for what is settled and one for what is not ;
 * colors are the style sheet’s.
 */
export function statusBar(parts: readonly Part[], label: string, words: Words): string {
  const total = sumOf(parts);
  const segments = parts.map((part, at) => segment(part, sumOf(parts.slice(0, at)), total));
  const gaps = parts.slice(1).map((_, at) => gap(sumOf(parts.slice(0, at + 1)), total));
  return chart('bar', top + height, label, [brackets(parts, words), ...segments, ...gaps].join(''));
}

/** Says what a bar shows, for those who do not see it. */
export function barLabel(parts: readonly Part[], words: Words): string {
  return words.status.bar(sumOf(parts), parts);
}

/** Room for the words over the bar, and its own height, in pixels. */
const [top, height] = [22, 30];

function brackets(parts: readonly Part[], { counts }: Words): string {
  const total = sumOf(parts);
  const settled = sumOf(parts.filter(({ kind }) => isSettled(kind)));
  const left = settled === 0 ? '' : bracket(0, settled, total, counts.settled(settled), 'start');
  const right = settled === total ? '' : bracket(settled, total, total, counts.unsettled(total - settled), 'end');
  return left + right;
}

function bracket(from: number, to: number, total: number, words: string, anchor: 'start' | 'end'): string {
  const x = share(anchor === 'start' ? from : to, total);
  return `<text x="${x}" y="12" class="bracket ${anchor}">${escapeHtml(words)}</text><line x1="${share(from, total)}" x2="${share(to, total)}" y1="18.5" y2="18.5" class="bracket"/>`;
}

function segment({ kind, count }: Part, before: number, total: number): string {
  const area = { x: share(before, total), y: top, width: share(count, total), height };
  return stateArea(area, kind, stateOf(kind)) + number({ kind, count }, before, total);
}

/** Of the width: what one digit needs on paper, and what is too little for it on a phone. */
const [digitShare, narrowShare] = [0.013, 0.035];

function number({ kind, count }: Part, before: number, total: number): string {
  const digits = String(count).length;
  if (count / total < digitShare * (digits + 1)) return '';
  const narrow = count / total < narrowShare * (digits + 1) ? ' narrow' : '';
  return `<text x="${share(before + count / 2, total)}" y="${top + 20}" class="bar-count on-${kind}${narrow}">${count}</text>`;
}

/** A line of the color of the paper between segments, drawn from its middle. */
function gap(at: number, total: number): string {
  const x = share(at, total);
  return `<line x1="${x}" x2="${x}" y1="${top}" y2="${top + height}" class="divider"/>`;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
