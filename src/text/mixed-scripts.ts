/** A letter that looks like one of another script within a word of that script, such as a Cyrillic `А` in `Аcknowledged`. */
export interface MixedLetter {
  readonly letter: string;
  readonly word: string;
  /** The code point, such as `U+0410`. */
  readonly code: string;
}

/** The first letter of another script in a word that is otherwise Latin, or a Latin one in another word; null where there is none. */
export function mixedLetter(text: string): MixedLetter | null {
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
    const latin = word.match(/\p{Script=Latin}/gu) ?? [];
    const foreign = word.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/gu) ?? [];
    const letter = (latin.length >= foreign.length ? foreign : latin)[0];
    if (latin.length > 0 && foreign.length > 0 && letter !== undefined) return { letter, word, code: codeOf(letter) };
  }
  return null;
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
