import { scaleBand } from 'd3-scale';
import { escapeHtml } from '../../markdown/to-html.ts';
import { levels, type Level, type RemainingWorkItem } from '../../domain/model.ts';
import { levelLabels } from '../../domain/vocabulary.ts';
import { effort } from '../views/priority.ts';

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
  const x = scaleBand([...columns], [120, 719]).paddingInner(0.02);
  const lines = Math.max(
    ...rows.flatMap((row) => columns.map((column) => layOut(inCell(placed, column, row), x.bandwidth()).length)),
  );
  const height = rows.length * (16 + lines * 20) + 40;
  const y = scaleBand([...rows], [1, height - 40]).paddingInner(0.06);
  const cells = rows.flatMap((row) =>
    columns.map((column) => {
      const lines = layOut(inCell(placed, column, row), x.bandwidth());
      return cell(lines, x(column) ?? 0, y(row) ?? 0, x.bandwidth(), y.bandwidth());
    }),
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

/** The most lines of names in one cell. */
const mostLines = 6;

/** Names in lines of the width of a cell, each with its place in the line; what has no room is counted. */
function layOut(
  items: readonly Placed[],
  width: number,
): readonly (readonly { readonly name: string; readonly x: number }[])[] {
  const lines: { readonly name: string; readonly x: number }[][] = [[]];
  let x = 8;
  for (const [at, { name }] of items.entries()) {
    const short = name.length > 18 ? `${name.slice(0, 17)}…` : name;
    const step = 12 + short.length * 8.4;
    if (x > 8 && x + step > width - 8) {
      if (lines.length === mostLines) {
        lines.at(-1)?.splice(-1, 1, { name: `+${items.length - at + 1}`, x: lines.at(-1)?.at(-1)?.x ?? 8 });
        return lines;
      }
      lines.push([]);
      x = 8;
    }
    lines.at(-1)?.push({ name: short, x });
    x += step;
  }
  return lines;
}

function cell(lines: ReturnType<typeof layOut>, x: number, y: number, width: number, height: number): string {
  const texts = lines.flatMap((line, at) =>
    line.map(
      (one) =>
        `<text x="${fixed(x + one.x)}" y="${fixed(y + 22 + at * 20)}" class="item">${escapeHtml(one.name)}</text>`,
    ),
  );
  return `<rect x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}" rx="3" class="${texts.length === 0 ? 'cell empty' : 'cell'}"/>${texts.join('')}`;
}

function sentence(items: readonly Placed[], column: string, row: Level): string {
  return items.length === 0
    ? ''
    : `${levelLabels[row]} benefit, ${column.toLowerCase()}: ${items.map(({ name }) => name).join(', ')}. `;
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
