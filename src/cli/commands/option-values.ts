import { InvalidArgumentError } from '../commander.ts';
import { isDay } from '../../text/day.ts';
import { suggest } from '../../text/suggest.ts';

/**
 * Reads a comma-separated list of known words; returns them in the order in which they are known. An option that is given
 * several times adds up; the default does not.
 */
export function listParser<T extends string>(
  known: readonly T[],
  noun: string,
): (value: string, previous: readonly T[] | undefined) => readonly T[] {
  const given = new WeakSet<readonly T[]>();
  return (value, previous) => {
    const words = value.split(',').map((word) => word.trim().toLowerCase());
    const unknown = words.find((word) => !known.some((one) => one.toLowerCase() === word));
    if (unknown !== undefined) throw new InvalidArgumentError(unknownWord(unknown, noun, known));
    const before = previous !== undefined && given.has(previous) ? previous : [];
    const all = known.filter((one) => before.includes(one) || words.includes(one.toLowerCase()));
    given.add(all);
    return all;
  };
}

/** Reads one of several known words, in any case. */
export function choiceParser<T extends string>(known: readonly T[], noun: string): (value: string) => T {
  return (value) => {
    const found = known.find((one) => one.toLowerCase() === value.trim().toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(unknownWord(value, noun, known));
    return found;
  };
}

function unknownWord(word: string, noun: string, known: readonly string[]): string {
  const meant = suggest(word, known);
  return meant === null
    ? `“${word}” is not a ${noun}; known are ${known.join(', ')}.`
    : `“${word}” is not a ${noun}; did you mean ${meant}?`;
}

/** Reads a whole number above 0. */
export function parseCount(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number <= 0)
    throw new InvalidArgumentError(`“${value}” is not a whole number above 0.`);
  return number;
}

/** Reads a day, `YYYY-MM-DD`. */
export function parseDay(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError(`“${value}” is not a day, as in 2031-03-01.`);
  return value;
}

/** Reads a number above 0. */
export function parseNumber(value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError(`“${value}” is not a number above 0.`);
  return number;
}
