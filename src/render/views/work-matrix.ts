import { isOpenWork } from '../../analyze/rules/due-dates.ts';
import { levels, type Finding, type Level, type RemainingWorkItem } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import { shorten } from '../../text/shorten.ts';
import { meanEffort } from './priority.ts';
import { anchorOf, workName } from './rows.ts';
import type { MatrixItem, WorkMatrix } from './row-model.ts';

/**
 * Remaining work that is still to be done by benefit (high above) and effort (low left), always three by three: what is
 * best done first stands at the upper left. Null where fewer than two rows can be placed.
 */
export function workMatrix(
  listed: readonly RemainingWorkItem[],
  findings: readonly Finding[],
  format: Format,
): WorkMatrix | null {
  const items = listed.filter((item) => isOpenWork(item, findings));
  const placed = items.flatMap((item) => {
    const [benefit, effort] = [stepOf(item.benefit?.level ?? null), effortStep(item)];
    return benefit === null || effort === null ? [] : [{ item, benefit, effort }];
  });
  if (placed.length < leastPlaced) return null;
  const cell = (benefit: Step, effort: Step): WorkMatrix['rows'][number]['cells'][number] => {
    const own = placed.filter((one) => one.benefit === benefit && one.effort === effort).map(({ item }) => item);
    const shown = own.slice(0, mostNamedInCell).map((item) => matrixItem(item, findings, format));
    return { items: shown, more: own.length - shown.length, first: benefit === 'high' && effort === 'low' };
  };
  return {
    columns: (['low', 'medium', 'high'] as const).map((effort) => format.words.work.effort(effort)),
    rows: (['high', 'medium', 'low'] as const).map((benefit) => ({
      label: format.words.work.benefit(benefit),
      cells: (['low', 'medium', 'high'] as const).map((effort) => cell(benefit, effort)),
    })),
    unplaced: items.length - placed.length,
    leftOut: listed.length - items.length,
  };
}

/** One row alone is no picture. */
export const leastPlaced = 2;
/** Names in one cell, before the rest is counted. */
export const mostNamedInCell = 12;
/** Letters of a name: longer ones are titles, which the table below has. */
export const longestMatrixName = 18;

type Step = 'low' | 'medium' | 'high';

function stepOf(level: Level | null): Step | null {
  if (level === null) return null;
  const at = levels.indexOf(level);
  const medium = levels.indexOf('medium');
  return at < medium ? 'low' : at === medium ? 'medium' : 'high';
}

/** Between two steps, time and complexity that differ count as the higher one where their mean is nearer to it. */
function effortStep(item: RemainingWorkItem): Step | null {
  const mean = meanEffort(item);
  if (mean === null) return null;
  const medium = levels.indexOf('medium');
  return mean < medium - 0.25 ? 'low' : mean <= medium + 0.5 ? 'medium' : 'high';
}

function matrixItem(item: RemainingWorkItem, findings: readonly Finding[], format: Format): MatrixItem {
  const at = item.findings[0];
  const finding = at === undefined ? undefined : findings[at];
  const level = finding?.severity?.level ?? null;
  const isGrave = level !== null && levels.indexOf(level) >= levels.indexOf('high');
  return {
    anchor: at === undefined || finding === undefined ? null : anchorOf(at),
    name: format.text(shorten(workName(item, findings), longestMatrixName)),
    kind: finding?.status.kind ?? null,
    severity: isGrave ? format.words.levels[level].label : null,
  };
}
