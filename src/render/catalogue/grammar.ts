/** How a language writes numbers, days and lists, whatever the locale of the machine. */
export interface Grammar {
  /** Which form goes with a number. */
  readonly plurals: Intl.PluralRules;
  /** `YYYY-MM-DD` in words: `5 October 2022`; what is no day stays as it is. */
  readonly day: (date: string | null) => string | null;
  /** `a`, `a and b`, `a, b and c`. */
  readonly list: (parts: readonly string[]) => string;
  /** A whole number of percent. */
  readonly percent: (value: number) => string;
}

/** Returns the grammar of a language by its tag, such as `en-GB`. */
export function grammarOf(locale: string): Grammar {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return {
    plurals: new Intl.PluralRules(locale),
    day: dayFormat(locale),
    list: (parts) => list.format(parts),
    percent: (value) => percent.format(value / 100),
  };
}

/** Intl gives the name of the month and the order; day and year stay as they are written, also those no calendar has. */
function dayFormat(locale: string): Grammar['day'] {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) => format.formatToParts(Date.UTC(2000, month, 1)));
  return (date) => {
    const [year, month, day] = (date ?? '').split('-');
    const parts = months[Number(month) - 1];
    if (year === undefined || day === undefined || parts === undefined) return date;
    const own: { readonly [type: string]: string } = { year, day: String(Number(day)) };
    return parts.map(({ type, value }) => own[type] ?? value).join('');
  };
}
