import type { Verbatim } from '../../domain/model.ts';

/**
 * Returns a title without its finding’s id at the head, which stands beside it: `[H-01] Gate`, `H-01. Gate`,
 * `Finding H-01: Gate`, `**H-01** Gate`. The title stays as it is where it is the id alone, where the id is its subject
 * (`H-01 and H-02 overlap`), and where it only begins like the id.
 */
export function withoutId(title: Verbatim, id: string | null): Verbatim {
  if (id === null || id === '' || !title.text.slice(0, id.length + longestLead).includes(id)) return title;
  let bare = title;
  for (let count = 0; count < mostRepeats; count += 1) {
    const shorter = cutOnce(bare, id);
    if (shorter === null) return bare;
    bare = shorter;
  }
  return bare;
}

/** Characters before an id at the head at most: a noun, brackets and marks. */
export const longestLead = 24;
/** How often an id is taken off: generators write `H-01 H-01: Gate`. */
export const mostRepeats = 3;

function cutOnce({ markdown, text, position }: Verbatim, id: string): Verbatim | null {
  const words = cutHead(text, id);
  const source = cutHead(markdown, id);
  if (words === null || source === null || words.open.length > 0 || firstWord(words.rest) !== firstWord(source.rest))
    return null;
  const { start, end } = position;
  const isStretch = source.open.length === 0 && start.line === end.line;
  return {
    markdown: source.open.map(({ mark }) => mark).join('') + source.rest,
    text: words.rest,
    position: isStretch
      ? { start: { line: start.line, column: start.column + markdown.length - source.rest.length }, end }
      : position,
  };
}

/** A mark that is open where the title begins. */
interface Mark {
  readonly mark: string;
  readonly closer: string;
}

interface Cut {
  readonly open: readonly Mark[];
  readonly rest: string;
}

/** What follows an id at the head of a text, and the marks that were opened before it and are not closed there. */
function cutHead(text: string, id: string): Cut | null {
  const noun = skipNoun(skipMarks({ open: [], rest: text.trimStart() }));
  const before = skipMarks(noun);
  if (!before.rest.startsWith(id)) return null;
  const closed = skipClosing({ open: before.open, rest: before.rest.slice(id.length) });
  const [mark = ''] = separator.exec(closed.rest) ?? [];
  const { open, rest } = skipClosing({ open: closed.open, rest: closed.rest.slice(mark.length) });
  const isApart = mark.trim() !== '' || closed.open.length < before.open.length;
  const isWhole = mark !== '' || (rest.startsWith(' ') && rest !== closed.rest);
  if (!isWhole || !/[\p{L}\p{N}]/u.test(rest) || open.some(({ closer }) => isBracket(closer))) return null;
  if (!isApart && (/^\P{L}*$/u.test(id) || goesOn.test(rest))) return null;
  return { open, rest: rest.trimStart() };
}

/** What stands between an id and a title. */
const separator = /^(?:\s*[:|–—]+\s*|\s*[.)-]+(?=\s|[*_`~])\s*|\s+)/;

/** Words after which the id in front is the subject of a sentence. */
const goesOn = /^(?:and|or|to|through|is|are|was|were|has|have|of|in|on|with|at|vs|lets|allows|can|may)\b|^[&+,/]/;

function skipNoun({ open, rest }: Cut): Cut {
  return {
    open,
    rest: rest.replace(/^(?:finding|issue|vulnerability|bug)\s{1,3}(?:(?:no\.?|id)\s{0,3})?:?\s{0,3}/i, ''),
  };
}

function skipMarks(cut: Cut): Cut {
  let { open, rest } = skipClosing(cut);
  for (;;) {
    const { 0: mark = '', groups } = opening.exec(rest) ?? {};
    if (mark === '') return { open, rest };
    const closer = groups?.['tag'] === undefined ? mark.replace('[', ']').replace('(', ')') : `</${groups['tag']}>`;
    ({ open, rest } = skipClosing({ open: [...open, { mark, closer }], rest: rest.slice(mark.length) }));
  }
}

const opening = /^(?:\*{1,3}|_{1,3}|~~|`{1,2}|\\?[[(]|<(?<tag>a|b|strong|i|em|code|span|s|del)\b[^<>]{0,200}>)/;

/** Takes the marks off that close those which are open, with the address of a link. */
function skipClosing(cut: Cut): Cut {
  let { open, rest } = cut;
  for (;;) {
    const last = open.at(-1);
    if (last === undefined || !rest.startsWith(last.closer)) return { open, rest };
    open = open.slice(0, -1);
    rest = rest.slice(last.closer.length);
    if (last.closer === ']') rest = rest.replace(/^(?:\([^()\s]{0,2000}\)|\[[^[\]]{0,200}\])/, '');
  }
}

/** A bracket that closes behind the title, and is none of a link. */
function isBracket(closer: string): boolean {
  return /[)\\]/.test(closer);
}

function firstWord(text: string): string | undefined {
  return /[\p{L}\p{N}]+/u.exec(text)?.[0];
}
