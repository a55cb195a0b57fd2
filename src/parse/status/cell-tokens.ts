import { nameKind, type NameKind } from './cell-names.ts';

/** A word, a mark, a sign or a name within the text of a status cell, in the order of the text. */
export interface CellToken {
  readonly kind: 'word' | 'mark' | 'sign' | NameKind;
  /** Lower case, without apostrophes. */
  readonly text: string;
  /** Whether it begins with a capital and goes on in small letters, as names do, or is an acronym. */
  readonly capital: boolean;
  /** Set where it stands directly behind a hyphen or a slash: `non-fixed`, `open/closed`. */
  readonly joined: '-' | '/' | null;
}

/**
 * Splits the text of a cell into tokens, in one pass. Addresses, references, ids, code (also what stands in backticks),
 * versions and dates are single tokens whose words say nothing.
 */
export function cellTokens(text: string): CellToken[] {
  const clean = compose(text);
  const chunks = [...clean.matchAll(/`[^`]*`|[^\s`]+/gu)].map(([chunk]) => chunk);
  const [only = ''] = chunks;
  if (chunks.length === 1)
    return only.startsWith('`') ? cellTokens(only.replaceAll('`', ' ')) : chunkTokens(only, true);
  return chunks.flatMap((chunk) =>
    chunk.startsWith('`') ? [{ kind: 'code', text: chunk, capital: false, joined: null }] : chunkTokens(chunk, false),
  );
}

/** Whether all letters of a text are capitals, so that a capital marks no name. */
export function isLoud(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

function compose(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('\u2044', '/')
    .replace(/:[a-z_0-9+-]{1,32}:/g, (code) => shortcodes[code] ?? code)
    .replace(/['’‘´]/g, '')
    .replace(/(?:[\u00ad\u200b-\u200f\u2060]|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u{e0000}-\u{e007f}])/gu, '');
}

/** Marks as GitHub lets them be written. */
const shortcodes: Readonly<Record<string, string>> = {
  ':white_check_mark:': ' ✅ ', ':heavy_check_mark:': ' ✔ ', ':ballot_box_with_check:': ' ☑ ', ':+1:': ' 👍 ', ':tada:': ' 🎉 ', ':green_circle:': ' 🟢 ',
  ':x:': ' ❌ ', ':no_entry:': ' ⛔ ', ':red_circle:': ' 🔴 ', ':-1:': ' 👎 ', ':yellow_circle:': ' 🟡 ', ':orange_circle:': ' 🟠 ', ':warning:': ' ⚠ ',
  ':construction:': ' 🚧 ', ':hourglass:': ' ⏳ ', ':hourglass_flowing_sand:': ' ⏳ ', ':question:': ' ❓ ', ':wrench:': ' 🔧 ',
}; // prettier-ignore

const opening = new Set('([{"“„«*_~<>|'.split(''));
const closing = new Set(')]}"”“»*_~<>|.,;:!?…'.split(''));

/** The tokens of what stands between two spaces; `alone` where it is the whole cell. */
function chunkTokens(chunk: string, alone: boolean): CellToken[] {
  let from = 0;
  let to = chunk.length;
  while (from < to && opening.has(chunk.charAt(from))) from += 1;
  while (to > from && closing.has(chunk.charAt(to - 1))) to -= 1;
  const core = chunk.slice(from, to);
  const scheme = core.indexOf('://');
  if (scheme > 0) return withLink(chunk, from, core, scheme);
  const kind = nameKind(core, alone);
  if (kind === null) return core.includes('(') ? chunk.split(/(?=\()/).flatMap(bracketTokens) : pieceTokens(chunk);
  return [
    ...pieceTokens(chunk.slice(0, from)),
    { kind, text: core.toLowerCase(), capital: false, joined: null },
    ...pieceTokens(chunk.slice(to)),
  ];
}

/** The tokens of a piece that a bracket begins, where no space parts it from what stands before: `fixed(v1.2)`. */
function bracketTokens(piece: string): CellToken[] {
  return piece.lastIndexOf('(') > 0 ? pieceTokens(piece) : chunkTokens(piece, false);
}

/** An address, and the words that are glued to its front: `see:https://example.org`. */
function withLink(chunk: string, from: number, core: string, scheme: number): CellToken[] {
  let start = scheme;
  while (start > 0 && /[a-z+.-]/i.test(core.charAt(start - 1))) start -= 1;
  return [
    ...pieceTokens(chunk.slice(0, from + start)),
    { kind: 'link', text: core.slice(start), capital: false, joined: null },
    ...pieceTokens(chunk.slice(from + core.length)),
  ];
}

const pieces =
  /[\p{L}\p{M}\p{N}]+|#\d+|[()[\]{}?;:,.!—–|%/&+=-]|\p{Extended_Pictographic}|[\u2190-\u21ff\u2500-\u27bf]/gu;

function pieceTokens(chunk: string): CellToken[] {
  const found = [...chunk.matchAll(pieces)];
  const tokens: CellToken[] = [];
  for (const [at, [piece]] of found.entries()) {
    const before = found[at - 1];
    const glue = isGlue(before?.[0]) && isWord(found[at - 2]?.[0]) ? before?.[0] : undefined;
    if (isGlue(piece) && isWord(before?.[0]) && isWord(found[at + 1]?.[0])) continue;
    tokens.push(pieceToken(piece, glue === '-' ? '-' : glue === '/' ? '/' : null));
  }
  return tokens;
}

function pieceToken(piece: string, joined: CellToken['joined']): CellToken {
  const text = piece.toLowerCase();
  if (!isWord(piece)) return { kind: signs.has(piece) ? 'sign' : 'mark', text, capital: false, joined };
  const kind = /^#?\d+$/.test(piece) ? (piece.startsWith('#') ? 'reference' : 'number') : null;
  if (kind !== null) return { kind, text, capital: false, joined };
  const coded = /\d/.test(piece) && /\p{L}/u.test(piece) && !/^\d+(?:st|nd|rd|th|x)$/.test(text);
  return { kind: coded ? 'code' : 'word', text, capital: /^\p{Lu}/u.test(piece), joined };
}

const signs = new Set('()[]{}?;:,.!—–|%/&+=-'.split(''));

function isWord(piece: string | undefined): boolean {
  return piece !== undefined && /^[\p{L}\p{M}\p{N}#]/u.test(piece);
}

function isGlue(piece: string | undefined): boolean {
  return piece === '-' || piece === '/';
}
