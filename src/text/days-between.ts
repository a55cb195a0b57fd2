import { millisecondsPerDay } from './day.ts';

/**
 * Counts the whole days from one moment to another, both `YYYY-MM-DD` (its beginning in UTC) or ISO 8601 with its zone;
 * null where one is missing or no date.
 */
export function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (Number.isNaN(start) || Number.isNaN(end)) return null;
  return Math.floor((end - start) / millisecondsPerDay);
}
