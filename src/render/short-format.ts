import { shorten } from '../text/shorten.ts';
import { escapeHtml } from '../markdown/to-html.ts';
import { Ready, type Format } from './format.ts';

/**
 * Letters of a title, and of what is said below it, in lists that stand before the tables with the full words: three or
 * four lines there. No title of the published audits that were tried is longer.
 */
export const longestListedWords = 160;
/** The same of a rating, which has a narrow column there. */
export const longestListedRating = 40;

/** Returns a format that cuts the author’s words to a number of letters; what is cut has no markup left. */
export function shortFormat(format: Format, most: number): Format {
  const cut = (words: string): Ready => {
    const text = format.text(shorten(words, most));
    return typeof text === 'string' ? new Ready(escapeHtml(text)) : text;
  };
  return {
    ...format,
    rich: (verbatim) => (isLong(verbatim?.text ?? '', most) ? cut(verbatim?.text ?? '') : format.rich(verbatim)),
    text: (words) => format.text(shorten(words, most)),
    label: (words) => format.label(shorten(words, most)),
  };
}

function isLong(text: string, most: number): boolean {
  return shorten(text, most) !== text;
}
