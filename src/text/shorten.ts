/** Longest quote of a source in a message, in characters: about a line of a terminal. */
export const longestQuote = 80;

/** Cuts a text to a number of characters, the ellipsis among them. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  // A letter takes two units at most: one letter more than `most` is enough to see.
  const start = text.slice(0, (most + 1) * 2);
  const letters = [...start];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Quotes a text in a message, cut where it is long. */
export function quoted(text: string, most: number = longestQuote): string {
  return `“${shorten(text, most)}”`;
}

/** Longest subject of a diagnostic, in characters: reports list subjects side by side. */
export const longestSubject = 40;

/** Cuts a text to a number of bytes in UTF-8, between two characters. */
export function cutToBytes(text: string, most: number): string {
  if (text.length * 3 <= most) return text;
  let [short, bytes] = ['', 0];
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) break;
    short += character;
  }
  return short;
}
