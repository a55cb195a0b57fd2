/**
 * Reduces a text to what is compared: composed, lower case, without apostrophes, variation selectors and
 * invisible characters, words separated by single spaces.
 */
export function plainWords(text: string): string {
  const parting = isAscii(text) ? /[^a-z\d#]+/g : /[^\p{L}\p{N}#]+/gu;
  return fold(text).replace(parting, ' ').trim();
}

/** Whether a text holds nothing that has to be composed, and no invisible characters: most do not. */
function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** A word, a mark (emoji, check mark) or the end of a clause, in the order of the text. */
interface Token {
  readonly kind: 'word' | 'mark' | 'stop' | 'question';
  readonly text: string;
  /** How many round or square brackets stand open around it. */
  readonly depth: number;
}

/** Splits a text into words, marks and clause ends; what is in brackets is marked by its depth. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const [piece] of fold(text).matchAll(pieces)) {
    if (opening.test(piece)) depth += 1;
    const kind = kindOf(piece);
    if (kind !== null) tokens.push({ kind, text: piece, depth });
    if (closing.test(piece) && depth > 0) depth -= 1;
  }
  return tokens;
}

/** The words and marks of a phrase, as `tokenize` would find them. */
export function phraseWords(phrase: string): string[] {
  return tokenize(phrase)
    .filter(({ kind }) => kind === 'word' || kind === 'mark')
    .map(({ text }) => text);
}

/** Whether a text is empty, or a dash that stands for nothing. */
export function isDash(text: string): boolean {
  return /^[\s–—-]*$/.test(text);
}

/** Whether a phrase is made of marks alone, such as `✅`. */
export function isMark(phrase: string): boolean {
  return !/[\p{L}\p{N}]/u.test(phrase);
}

const pieces =
  /[\p{L}\p{N}]+|%|[()[\]?;:,.!—–|]|(?<=\s)--?(?=\s)|\p{Extended_Pictographic}|[\u2190-\u21ff\u2500-\u27bf]/gu;
const opening = /^[([]$/;
const closing = /^[)\]]$/;
const stops = /^[;:,.!—–|()[\]-]+$/;

function kindOf(piece: string): Token['kind'] | null {
  if (/^[\p{L}\p{N}]/u.test(piece)) return 'word';
  if (piece === '?') return 'question';
  return stops.test(piece) ? 'stop' : 'mark';
}

function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase().replace(/['`]/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/(?:[\u00ad\u200b-\u200f\u2060]|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u{e0000}-\u{e007f}])/gu, '');
}
