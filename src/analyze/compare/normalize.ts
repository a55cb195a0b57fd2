/** Gives what two spellings have in common: padding, case, curly marks and closing punctuation do not count. */
export function normalize(text: string): string {
  const straight = /^[ -~]*$/u.test(text) ? text : straightened(text);
  return straight
    .toLowerCase()
    .replace(/[`\s]+/gu, ' ')
    .trim()
    .replace(/[\s.,;:!…]+$/u, '');
}

/** Marks that look alike become one; what cannot be seen goes. */
function straightened(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\ufeff]/gu, '')
    .replace(/[‘’‛′]/gu, "'")
    .replace(/[“”‟″]/gu, '"')
    .replace(/[‐‑‒–—−]/gu, '-');
}

/** Tells whether two texts say the same, where nothing at all and an empty text are one. */
export function same(before: string | null, after: string | null): boolean {
  return before === after || normalize(before ?? '') === normalize(after ?? '');
}

/** Picks the one of two spellings that is picked in the other direction too. */
export function common(one: string, other: string): string {
  return one <= other ? one : other;
}
