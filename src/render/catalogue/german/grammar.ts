import { grammarOf } from '../grammar.ts';

/** `5. Oktober 2022`, `a, b und c`, `25 %`; always with the digits 0 to 9. */
export const grammar = grammarOf('de-DE-u-nu-latn');

const decimals = new Intl.NumberFormat('de-DE-u-nu-latn', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A number with two decimals: `0,85`. */
export function decimal(value: number): string {
  return decimals.format(value);
}

/** A number with its noun: `1 Befund`, `2 Befunde`. */
export function counted(count: number, one: string, other: string): string {
  return `${count} ${pick(count, one, other)}`;
}

/** The form that goes with a number. */
export function pick(count: number, one: string, other: string): string {
  return grammar.plurals.select(count) === 'one' ? one : other;
}

/** `1 Befund`, `2 Befunde`. */
export function findings(count: number): string {
  return counted(count, 'Befund', 'Befunde');
}

/** After `von`: `1 Befund`, `2 Befunden`. */
export function ofFindings(count: number): string {
  return counted(count, 'Befund', 'Befunden');
}
