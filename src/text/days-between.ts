import { millisecondsPerDay } from './day.ts';

/**
 * Counts the whole days from one moment to another, both `YYYY-MM-DD` (its beginning in UTC) or ISO 8601 with its zone;
 * null where one is missing or no date.
 */
export function daysBetween(from: string | null, to: string | null): number | null {
  const [start, end] = [from, to].map((moment) => (moment === null ? Number.NaN : Date.parse(moment)));
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) return null;
  return Math.floor((end - start) / millisecondsPerDay);
}
