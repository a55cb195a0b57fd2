/** What of a row matters here. */
interface Named {
  readonly id: string;
  readonly number: string;
  readonly identifiers: readonly string[];
}

/** Code and paths in a sentence: `parse_header`, `Vault::open`, `src/main.rs`, `read()`. */
const codeLike =
  /[\p{L}\p{N}_$-]*[\p{L}_$](?:(?:::|->|[._/\\])[\p{L}\p{N}_$-]+)+(?:\(\))?|[\p{L}_$][\p{L}\p{N}_$]*\(\)|_+\p{L}[\p{L}\p{N}_]*/gu;
/** A code span of one word. */
const codeSpan = /(?<!`)`([^`\s]+)`(?!`)/gu;

/**
 * Lists the identifiers of a title, in lower case: words with `_`, `()`, `::`, `->`, dots or slashes, and code spans of
 * one word. In the titles of an audit they tell one finding from another, and the rest is a formula.
 */
export function identifiersOf(text: string, markdown: string): readonly string[] {
  const spans = [...markdown.matchAll(codeSpan)].map(([, span]) => span ?? '');
  const words = [...(text.match(codeLike) ?? []), ...spans].map((word) => word.toLowerCase().replace(/\(\)$/, ''));
  return [...new Set(words.filter((word) => /\p{L}/u.test(word)))];
}

/** Returns which share of the identifiers of two titles they have in common, 0 to 1; null where one names none. */
export function sharedIdentifiers(one: Named, other: Named): number | null {
  const all = one.identifiers.length + other.identifiers.length;
  if (one.identifiers.length === 0 || other.identifiers.length === 0) return null;
  const known = (name: string, among: readonly string[]): boolean => among.some((each) => isSame(name, each));
  const shared =
    one.identifiers.filter((name) => known(name, other.identifiers)).length +
    other.identifiers.filter((name) => known(name, one.identifiers)).length;
  return shared / all;
}

/** Tells whether two rows have different ids, and titles that name different identifiers: then they are two findings. */
export function namesOtherIdentifiers(one: Named, other: Named): boolean {
  const [idOfOne, idOfOther] = [one.id || one.number, other.id || other.number];
  return idOfOne !== '' && idOfOther !== '' && idOfOne !== idOfOther && sharedIdentifiers(one, other) === 0;
}

/** `Vault` and `Vault.sol` are one. */
function isSame(one: string, other: string): boolean {
  return one === other || one.includes(other) || other.includes(one);
}
