import type { ListItem } from 'mdast';
import type { Point, Position } from '../../domain/model.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import type { SourceCell } from '../tables/table-rows.ts';
import { ownIdAt } from './own-id.ts';
import { passage } from './passage.ts';

/** An item of a list, or a line of a paragraph, by what its first words are. */
export interface Item {
  /** Whether its box is ticked; null without a box. */
  readonly ticked: boolean | null;
  /** The box as it stands in the source; null without one. */
  readonly box: SourceCell | null;
  readonly id: string | null;
  /** Whether it is an issue and nothing else: `#12`, or the address of one. */
  readonly bare: boolean;
  /** Its words after the id, without nested lists. */
  readonly words: SourceCell;
  /** All its words. */
  readonly whole: SourceCell;
  readonly position: Position;
}

/** Reads an item of a list; null for one that begins with no text. */
export function itemOf({ children, checked }: ListItem, document: SourceDocument): Item | null {
  const [lead] = children;
  if (lead?.type !== 'paragraph') return null;
  const place = document.placeOf(lead);
  const source = document.markdownAt(place);
  if (source.length > longestItem) return null;
  const item = lineItem(source, place.start, document);
  if (typeof checked !== 'boolean') return item;
  // The paragraph begins after the box, or with it, as the version of the parser has it.
  const whole = /^\[[ xX]\]\s+/.exec(source)?.[0].length ?? 0;
  const inside = whole === 0 ? item : lineItem(source.slice(whole), right(place.start, whole), document);
  const markdown = checked ? '[x]' : '[ ]';
  const start = whole === 0 ? { line: place.start.line, column: Math.max(1, place.start.column - 4) } : place.start;
  const box = { nodes: [], markdown, position: { start, end: right(start, 3) } };
  return { ...inside, ticked: checked, box };
}

/** Reads a line as an item without a box. */
export function lineItem(source: string, start: Point, document: SourceDocument): Item {
  const all = passage(source, start, document);
  const text = plainText(all.nodes);
  const { id, skip } = idOf(all.markdown, text);
  const mark = markAround(all.markdown, skip);
  const rest = `${mark}${all.markdown.slice(skip)}`;
  const words = skip === 0 ? all : passage(rest, right(all.position.start, skip - mark.length), document);
  return { ticked: null, box: null, id, bare: isBare(text), words, whole: all, position: all.position };
}

/** The mark that is opened before the id and closed behind it: `~~H-01: Gate~~ fixed`; empty for none. */
function markAround(markdown: string, skip: number): string {
  const [mark = ''] = /^(?:~~|\*\*|__)/.exec(markdown) ?? [];
  return mark !== '' && markdown.slice(skip).split(mark).length % 2 === 0 ? mark : '';
}

/** Characters of an item beyond which it is a text and no item of a list of findings. */
export const longestItem = 4000;

/** The id at the head of an item and how much of its Markdown it takes, marks round it included. */
function idOf(markdown: string, text: string): { readonly id: string | null; readonly skip: number } {
  const none = { id: null, skip: 0 };
  const id = /^\[([A-Z\d][A-Z\d_-]*-\d+):\s*(?:#\d+|https?:)/.exec(text)?.[1] ?? ownIdAt(text)?.id ?? numberedId(text);
  if (id === null) return none;
  const at = markdown.indexOf(id);
  if (at < 0 || at > 40) return none;
  // The whole link or bracket of the id and its issue, and the level behind a number.
  const around =
    /^[*_]{0,3}\\?\[[^\s\]]+(?:\s+(?:#\d+|https?:[^\s\]]*))?\](?:\([^()\s]*\))?[*_]{0,3}(?:\s?[:.|–—]|\s-)?(?=\s|$)\s*/.exec(
      markdown,
    );
  if (around !== null && at <= 4) return { id, skip: around[0].length };
  const rest = markdown.slice(at + id.length);
  const level = /^\s+(?:critical|high|medium|low)\s*[:–—-]\s+/i.exec(rest);
  if (level !== null && id.startsWith('#')) return { id, skip: at + id.length + level[0].length };
  // Up to the end of the emphasis, the brackets or the link round the id; a link with more words in it stays.
  const closing = /^(?:\\?\]\([^()\s]*\)|[*_`~)]|\\?\])*(?:\s?[:.|–—]|\s-)?(?=\s|$)\s*/.exec(rest);
  const isInside = markdown.slice(0, at).includes('[') && closing?.[0].includes(']') === false;
  if (closing !== null && !isInside) return { id, skip: at + id.length + closing[0].length };
  return { id, skip: 0 };
}

/** Ids of lists alone: `Audit N1 #117`, `#1 Critical: …`. */
function numberedId(text: string): string | null {
  return (
    /^Audit ([A-Z]{1,3}\d{1,3})\b/.exec(text)?.[1] ??
    /^(#\d{1,3})(?=\s+(?:critical|high|medium|low)\b)/i.exec(text)?.[1] ??
    null
  );
}

function isBare(text: string): boolean {
  return (
    text.length < 300 &&
    /^(?:[\w.-]+\/[\w.-]+)?#\d{1,9}$|^https?:\/\/\S+\/(?:issues|pulls?|merge_requests)\/\d+\S*$/.test(text.trim())
  );
}

function right({ line, column }: Point, by: number): Point {
  return { line, column: column + by };
}
