import { scaleBand } from 'd3-scale';
import { escapeHtml } from '../markdown/to-html.ts';
import { levels, type Level, type RemainingWorkItem } from '../model.ts';
import { levelLabels } from '../vocabulary.ts';
import { effort } from './priority.ts';

/** An item of remaining work as the matrix names it. */
interface Placed {
  readonly name: string;
  readonly column: string;
  readonly row: Level;
}

/**
 * Draws remaining work by benefit (high above) against effort (low left), each item by its id or issue; what is best
 * done first stands at the upper left. Null where fewer than two items are rated.
 */
export function workMatrix(
  items: readonly RemainingWorkItem[],
  nameOf: (item: RemainingWorkItem) => string,
): string | null {
  const placed = items.flatMap((item) => place(item, nameOf(item)));
  if (placed.length < 2) return null;
  const rows = levels.toReversed().filter((level) => placed.some(({ row }) => row === level));
  const columns = columnOrder.filter((column) => placed.some((one) => one.column === column));
  const perLine = columns.length === 1 ? 8 : columns.length === 2 ? 5 : 3;
  const tallest = Math.max(
    ...rows.map((row) => Math.max(...columns.map((column) => inCell(placed, column, row).length))),
  );
  const lines = Math.min(6, Math.ceil(tallest / perLine));
  const height = rows.length * (18 + lines * 20) + 40;
  const x = scaleBand([...columns], [120, 720]).paddingInner(0.02);
  const y = scaleBand([...rows], [0, height - 40]).paddingInner(0.06);
  const cells = rows.flatMap((row) =>
    columns.map((column) =>
      cell(inCell(placed, column, row), x(column) ?? 0, y(row) ?? 0, x.bandwidth(), y.bandwidth(), perLine),
    ),
  );
  const rowNames = rows.map(
    (row) =>
      `<text x="108" y="${fixed((y(row) ?? 0) + y.bandwidth() / 2 + 5)}" class="axis end">${levelLabels[row]}</text>`,
  );
  const columnNames = columns.map(
    (column) =>
      `<text x="${fixed((x(column) ?? 0) + x.bandwidth() / 2)}" y="${height - 22}" class="axis middle">${column}</text>`,
  );
  const titles = `<text x="420" y="${height - 4}" class="axis middle strong">Effort</text><text x="14" y="${fixed((height - 40) / 2 + 4)}" class="axis strong">Benefit</text>`;
  const label = `Remaining work by benefit and effort. ${rows.flatMap((row) => columns.map((column) => sentence(inCell(placed, column, row), column, row))).join('')}`;
  return `<svg class="chart matrix" role="img" viewBox="0 0 720 ${height}" aria-label="${escapeHtml(label.trim())}">${cells.join('')}${rowNames.join('')}${columnNames.join('')}${titles}</svg>`;
}

const columnOrder = ['Low effort', 'Medium effort', 'High effort'];

function place(item: RemainingWorkItem, name: string): Placed[] {
  const row = item.benefit?.level;
  if (!row || item.timeCommitment?.level === null || (item.timeCommitment === null && item.complexity === null))
    return [];
  const rated = [item.timeCommitment, item.complexity].filter((rating) => rating?.level).length;
  if (rated === 0) return [];
  const mean = (effort(item) - (2 - rated) * levels.length) / rated;
  const [low, medium, high] = columnOrder;
  const column = mean < levels.indexOf('medium') - 0.25 ? low : mean <= levels.indexOf('medium') + 0.5 ? medium : high;
  return column === undefined ? [] : [{ name, column, row }];
}

function inCell(placed: readonly Placed[], column: string, row: Level): readonly Placed[] {
  return placed.filter((one) => one.column === column && one.row === row);
}

function cell(items: readonly Placed[], x: number, y: number, width: number, height: number, perLine: number): string {
  const room = perLine * 6;
  const shown =
    items.length > room
      ? [...items.slice(0, room - 1).map(({ name }) => name), `+${items.length - room + 1}`]
      : items.map(({ name }) => name);
  const step = (width - 16) / perLine;
  const texts = shown.map(
    (name, at) =>
      `<text x="${fixed(x + 8 + (at % perLine) * step)}" y="${fixed(y + 22 + Math.floor(at / perLine) * 20)}" class="item">${escapeHtml(name.length > 18 ? `${name.slice(0, 17)}…` : name)}</text>`,
  );
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" rx="3" class="${items.length === 0 ? 'cell empty' : 'cell'}"/>${texts.join('')}`;
}

function sentence(items: readonly Placed[], column: string, row: Level): string {
  return items.length === 0
    ? ''
    : `${levelLabels[row]} benefit, ${column.toLowerCase()}: ${items.map(({ name }) => name).join(', ')}. `;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
