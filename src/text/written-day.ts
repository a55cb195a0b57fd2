import { isDay } from './day.ts';

/**
 * Reads a text that is one day and nothing else, as `YYYY-MM-DD`: `2031-02-27`, `27 February 2031`, `Feb 27, 2031`. Returns
 * `ambiguous` for digits that can be two days, such as `03/04/2031`, and null for any other text: no day is guessed.
 */
export function readDay(text: string): string | null {
  const days = daysOf(text);
  return days.length === 1 ? (days[0] ?? null) : null;
}

/** Whether a text is a day in digits that can be read in two ways: `03/04/2031`. */
export function isAmbiguousDay(text: string): boolean {
  return daysOf(text).length > 1;
}

/** Whether a text says when something is to happen, if not on which day: `Q3 2031`, `May 2031`, `end of 2031`. */
export function tellsTime(text: string): boolean {
  return daysOf(text).length > 0 || spans.test(bare(text));
}

/** The days that a text can mean, each once. */
function daysOf(text: string): readonly string[] {
  const words = bare(text);
  const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/i.exec(words);
  if (year !== null) return real([[year[1], year[2], year[3]]]);
  const named = dayFirst.exec(words)?.groups ?? monthFirst.exec(words)?.groups;
  if (named !== undefined) return real([[named['year'], monthNumber(named['month'] ?? ''), named['day']]]);
  const [, first, second, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(words) ?? [];
  return [...new Set(real([[last, first, second], [last, second, first]]))]; // prettier-ignore
}

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

/** The days of the calendar among some. */
function real(all: readonly Parts[]): readonly string[] {
  return all
    .map(([year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter(isDay);
}

/** A text without a word before the day, the name of its weekday, and a full stop behind it. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:by|due|on|until)\s+(?=\S)/i, '')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s+(?=\S)/i, '')
    .replace(/\s*\.$/, '');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const name =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

const dayFirst = new RegExp(
  `^(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(?:of\\s+)?(?<month>${name})\\.?,?[\\s-]+(?<year>\\d{4})$`,
  'i',
);
const monthFirst = new RegExp(`^(?<month>${name})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})$`, 'i');

function monthNumber(word: string): string {
  return `${months.indexOf(word.slice(0, 3).toLowerCase()) + 1}`;
}

/** Quarters, halves, months and years. */
const spans = new RegExp(
  `^(?:(?:early|mid|late|end(?: of)?|start of|beginning of)[\\s-]+)?(?:(?:q[1-4]|h[12])[\\s/’'-]*(?:\\d{4}|\\d{2})|\\d{4}[\\s/-]*(?:q[1-4]|h[12])|${name}\\.?,?\\s+\\d{4}|\\d{4}-\\d{2}|20\\d{2}|q[1-4])$`,
  'i',
);
