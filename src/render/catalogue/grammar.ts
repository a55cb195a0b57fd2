/** How a language writes numbers, days and lists, whatever the locale of the machine. */
export interface Grammar {
  /** Which form goes with a whole number. */
  readonly plural: (count: number) => Intl.LDMLPluralRule;
  /** `YYYY-MM-DD` in words: `5 October 2022`; what is no day stays as it is. */
  readonly day: (date: string | null) => string | null;
  /** `a`, `a and b`, `a, b and c`. */
  readonly list: (parts: readonly string[]) => string;
  /** A whole number of percent. */
  readonly percent: (value: number) => string;
}

/** What sets one language apart; the test of grammars compares it with what Intl says of the language. */
export interface Particulars {
  /** From January on. */
  readonly months: readonly string[];
  /** Between the day and the month, as in `5. Oktober`. */
  readonly afterDay: string;
  /** Before the last part of a list. */
  readonly and: string;
  /** After a number. */
  readonly percentSign: string;
}

/** Returns the grammar of a language. By hand: the first object of Intl takes 50 ms, and most runs need no other. */
export function grammarOf({ months, afterDay, and, percentSign }: Particulars): Grammar {
  return {
    plural: (count) => (count === 1 ? 'one' : 'other'),
    day: (date) => {
      // Day and year stay as they are written, also those no calendar has.
      const [year, month, day] = (date ?? '').split('-');
      const name = months[Number(month) - 1];
      return year === undefined || day === undefined || name === undefined
        ? date
        : `${Number(day)}${afterDay} ${name} ${year}`;
    },
    list: (parts) => {
      const [last = '', ...before] = parts.toReversed();
      return before.length === 0 ? last : `${before.toReversed().join(', ')} ${and} ${last}`;
    },
    percent: (value) => `${value}${percentSign}`,
  };
}
