/** Counts the days from one day to another, both `YYYY-MM-DD`; null where one is missing or no day. */
export function daysBetween(from: string | null, to: string | null): number | null {
  const [start, end] = [from, to].map((day) => (day === null ? Number.NaN : Date.parse(`${day}T00:00:00Z`)));
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) return null;
  return Math.round((end - start) / 86_400_000);
}
