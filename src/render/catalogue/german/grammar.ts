import { grammarOf } from '../grammar.ts';

/** `5. Oktober 2022`, `a, b und c`, `25 %`. */
export const germanGrammar = grammarOf({
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  afterDay: '.',
  and: 'und',
  percentSign: '\u00a0%',
});

/** A number with two decimals: `0,85`. */
export function decimal(value: number): string {
  return value.toFixed(2).replace('.', ',');
}

/** A number with its noun: `1 Befund`, `2 Befunde`. */
export function withNoun(count: number, one: string, other: string): string {
  return `${count} ${formOf(count, one, other)}`;
}

/** The form that goes with a number. */
export function formOf(count: number, one: string, other: string): string {
  return germanGrammar.plural(count) === 'one' ? one : other;
}

/** `1 Befund`, `2 Befunde`. */
export function numberOfFindings(count: number): string {
  return withNoun(count, 'Befund', 'Befunde');
}

/** After `von`: `1 Befund`, `2 Befunden`. */
export function ofFindings(count: number): string {
  return withNoun(count, 'Befund', 'Befunden');
}
