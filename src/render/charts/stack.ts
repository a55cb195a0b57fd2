import { decoration, share, stateArea } from './svg.ts';
import type { State } from '../states.ts';

/** Draws how many of a row stand in which state, as a bar that is always whole; the words beside it have the numbers. */
export function stateStack(counts: { readonly [state in State]?: number }): string {
  const parts = states.map((state) => ({ state, count: counts[state] ?? 0 })).filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, { count }) => sum + count, 0));
  const areas = parts.map(({ state, count }, at) => area(state, starts[at] ?? 0, count, total));
  const gaps = starts.slice(1).map((at) => {
    const x = share(at, total);
    return `<line x1="${x}" x2="${x}" y1="0" y2="${height}" class="divider"/>`;
  });
  return decoration('state-stack', height, [...areas, ...gaps].join(''));
}

const height = 12;
const states: readonly State[] = ['settled', 'under-way', 'open', 'unknown'];

function area(state: State, from: number, count: number, total: number): string {
  return stateArea({ x: share(from, total), y: 0, width: share(count, total), height }, state, state);
}
