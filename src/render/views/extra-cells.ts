import type { ExtraColumn } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { ExtraCell } from './row-model.ts';

/** Letters of a cell that stands in a line with others. */
export const longestShortCell = 30;

/** Cells below the title of a record, each with its name; those that are empty, or hold a dash alone, are left out. */
export function extraCells(extra: readonly ExtraColumn[], format: Format, columnIsOurs = false): readonly ExtraCell[] {
  if (extra.length === 0) return [];
  return extra.filter(saysSomething).map(({ column, value }) => ({
    column: format.text(column),
    columnIsOurs,
    value: format.rich(value),
    valueIsOurs: false,
    long: column.length + value.text.length > longestShortCell,
  }));
}

/** Whether a cell says more than that there is nothing to say. */
export function saysSomething({ value }: ExtraColumn): boolean {
  return !/^\s*[-–—]*\s*$/.test(value.text);
}
