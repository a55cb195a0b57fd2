/** Of a day in UTC, which has no leap seconds in POSIX time. */
export const millisecondsPerDay = 86_400_000;

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  // The year 0 is a leap year, and so are the years 400 later: Date takes 0 to 99 for years of the last century.
  const date = new Date(Date.UTC(Number(year) + 400, Number(month) - 1, Number(day)));
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day);
}
