/**
 * Reads how much work a text names, in hours of work: `2 weeks`, `1h`, `2w`, `3 PM`, `2 sprints`, `a day`, `1 week 2 days`; of a range
 * (`1-2 days`, `1 day to 2 weeks`) the upper end. Null where the text says anything else.
 */
export function durationHours(text: string): number | null {
  const plain = text.replace('½', 'half ').normalize('NFKC').toLowerCase().replaceAll('(s)', 's');
  const words = plain.replace(fillers, ' ').replace(/\s+/g, ' ').trim();
  const ends = words.split(/\s?[-–—~]\s?|\s(?:to|or)\s/).map((end) => end.trim());
  const [first = '', last] = ends;
  if (ends.length > 2 || text.length > longestDuration) return null;
  if (last === undefined) return amountHours(first);
  const isRange = quantityOf(first) !== null || amountHours(first) !== null;
  return isRange ? amountHours(last) : null;
}

/** What is longer is a sentence, of which an amount is only a part. */
export const longestDuration = 60;

/** Words beside an amount that do not change it. */
const fillers =
  /\b(?:about|approx|approximately|around|circa|ca|roughly|up to|at most|less than|under|or less|of work|of effort|person|man|engineer|dev|developer)\b\.?-?|[≈<>≤≥+]|^\s*~/g;

/** Amounts one after another add up. */
function amountHours(words: string): number | null {
  const rest = words.replace(amounts, '').replace(/[\s,]|\band\b/g, '');
  const parts = [...words.matchAll(amounts)];
  if (parts.length === 0 || rest !== '') return null;
  const hours = parts.map(([, number = '', unit = '']) => (quantityOf(number) ?? 0) * hoursIn(unit));
  return hours.reduce((sum, one) => sum + one, 0);
}

const digits = String.raw`\d+(?:[.,]\d+)?`;
const spelled = 'half an?|half|an?|one|two|three|four|five|six';
const unit = 'minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|sprints?|months?|mos?|quarters?|years?|yrs?|y|p[dwm]';
const amounts = new RegExp(
  String.raw`(?<![\p{L}\d.,])(${digits}(?=\s?\p{L})|(?:${spelled})(?=\s))\s?(${unit})(?!\p{L})`,
  'gu',
);

const numberWords: { readonly [word: string]: number } = {
  half: 0.5, 'half a': 0.5, 'half an': 0.5, a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6,
}; // prettier-ignore

function quantityOf(word: string): number | null {
  if (/^\d+(?:[.,]\d+)?$/.test(word)) return Number(word.replace(',', '.'));
  return Object.hasOwn(numberWords, word) ? (numberWords[word] ?? null) : null;
}

/**
 * A day of work has 8 hours, a week 5 days, a month 20, as estimates count them; `PM` is a month of one person, a sprint
 * two weeks, as most teams have it.
 */
function hoursIn(unit: string): number {
  if (unit.startsWith('min')) return 1 / 60;
  if (unit === 'pd' || unit.startsWith('d')) return 8;
  if (unit.startsWith('s')) return 10 * 8;
  if (unit === 'pw' || unit.startsWith('w')) return 5 * 8;
  if (unit === 'pm' || unit.startsWith('mo')) return 20 * 8;
  if (unit.startsWith('q')) return 3 * 20 * 8;
  return unit.startsWith('y') ? 12 * 20 * 8 : 1;
}
