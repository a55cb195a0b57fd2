import { longestSubject, quoted, shorten } from '../text/shorten.ts';
import type { Finding, RemainingWorkItem, Verbatim } from '../domain/model.ts';

/** Longest title in a sentence, in characters: the sentence says something else too. */
export const longestTitleInSentence = 60;

/** How a finding is called in a sentence. */
export function nameOf({ id, title }: { readonly id: string | null; readonly title: Verbatim }): string {
  const words = shorten(title.text, longestTitleInSentence);
  if (words === '') return `finding ${id ?? 'without a title'}`;
  if (id === null || saysId(words, id)) return `“${words}”`;
  return `finding ${id} (“${words}”)`;
}

/** Whether a title begins with the id itself, which then need not be said twice; a running number might be a year. */
function saysId(words: string, id: string): boolean {
  const rest = words.replace(/^\[/, '');
  return words === id || (/\p{L}/u.test(id) && rest.startsWith(id) && !/^[\p{L}\p{N}]/u.test(rest.slice(id.length)));
}

/** A sentence that begins with a capital. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whom a diagnostic is about, in a word. */
export function subjectOf({ id, issue, title }: Finding | RemainingWorkItem): string {
  return id ?? issue?.label ?? quoted(title.text, longestSubject);
}

/** Ranges of lines in one sentence: about two lines of a terminal. */
export const mostRanges = 12;

/** Line numbers with runs drawn together: `4–7, 9`. */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const from = numbers[at];
    while (numbers[at + 1] === (numbers[at] ?? 0) + 1) at += 1;
    parts.push(from === numbers[at] ? `${from}` : `${from}–${numbers[at]}`);
  }
  const more = parts.length - mostRanges;
  return more > 0 ? `${parts.slice(0, mostRanges).join(', ')} and ${more} more` : parts.join(', ');
}
