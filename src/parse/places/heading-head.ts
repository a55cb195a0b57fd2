import type { Verbatim } from '../../domain/model.ts';
import type { LevelReader } from '../records/rating.ts';
import type { StatusReader } from '../status/reading.ts';
import { ownIdAt } from './own-id.ts';
import { isLevel } from './severity-heading.ts';
import { beginsWithStatus } from './told-status.ts';

/** What a heading says of a finding, besides its title. */
export interface HeadingHead {
  readonly id: string | null;
  /** The running number before a title: `3.` or `Finding 3:`. */
  readonly number: string | null;
  /** Whether a number of any kind stands before the title: `3.`, `3.1.2`. */
  readonly numbered: boolean;
  readonly title: Verbatim;
  /** Words of status beside the title, as they stand in the heading: `[FIXED]`, `— Resolved`. */
  readonly status: string | null;
  readonly severity: string | null;
}

/** Tells tags, id and title of a heading apart: `[FIXED] H-01: Reentrancy (High)`. */
export function headOf(
  heading: Verbatim,
  readers: { readonly status: StatusReader; readonly level: LevelReader },
): HeadingHead {
  const tail = afterStruck(heading, readers.status);
  const tags: Tags = { status: tail, severity: null };
  const kindOf = (text: string, short: boolean): keyof Tags | null => {
    if (isLevel(text, readers.level) || isShortInformational(text)) return 'severity';
    const few = text.trim().split(/\s+/).length <= (short ? shortTag : longTag);
    return few && beginsWithStatus(text, readers.status) ? 'status' : null;
  };
  const begun = takeLeading(
    heading.text
      .slice(0, -(tail?.length ?? 0) || undefined)
      .trimEnd()
      .replace(marks, ''),
    tags,
    kindOf,
  );
  const [numbered = '', section] = /^(?:§\s?)?(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s+/.exec(begun) ?? [];
  const unnumbered = takeLeading(begun.slice(numbered.length).replace(marks, ''), tags, kindOf);
  const own = ownIdAt(unnumbered);
  const running =
    own === null
      ? (/^(?:finding|issue|vulnerability|bug)\s*(?:#|no\.?)?\s*(\d{1,4})\b/i.exec(unnumbered) ?? null)
      : null;
  const rest = unnumbered.slice(own?.end ?? running?.[0].length ?? 0).replace(marks, '');
  const words = takeTrailing(takeLeading(rest, tags, kindOf), tags, kindOf);
  return {
    id: own?.id ?? null,
    number: running?.[1] ?? (section !== undefined && !section.includes('.') ? section : null),
    numbered: running !== null || section !== undefined,
    title: titleIn(heading, words),
    ...tags,
  };
}

/** `(Info)`, which is a heading of anything where it stands alone. */
export function isShortInformational(text: string): boolean {
  return /^\s*info\s*$/i.test(text);
}

/** Words of status behind a title that is crossed out: `~~H-01: Gate~~ duplicate of H-02`. */
function afterStruck({ markdown, text }: Verbatim, status: StatusReader): string | null {
  const [, tail = ''] = /^~~(?:[^~]|~(?!~)){1,400}~~\s+([^\s([].{0,200})$/.exec(markdown) ?? [];
  return tail !== '' && text.endsWith(tail) && beginsWithStatus(tail, status) ? tail : null;
}

interface Tags {
  status: string | null;
  severity: string | null;
}

/** What may stand before a title: punctuation, emoji. */
const marks = /^[^\p{L}\p{N}[(`"'“‘<$@#~/]+/u;

/** Words of a tag in brackets at most. */
export const longTag = 8;
/** Words of a tag after a dash at most, where a title could go on as well. */
export const shortTag = 4;

type KindOf = (text: string, short: boolean) => keyof Tags | null;

function takeLeading(text: string, tags: Tags, kindOf: KindOf): string {
  let rest = text;
  for (let count = 0; count < 3; count += 1) {
    const found = leadingTag.exec(rest) ?? leadingLevel.exec(rest);
    const { bracketed, level } = found?.groups ?? {};
    const words = bracketed ?? level ?? '';
    const kind = words === '' ? null : kindOf(words, false);
    if (kind === null || (kind === 'status' && level !== undefined)) return rest;
    tags[kind] ??= words;
    rest = rest.slice(found?.[0].length ?? 0);
  }
  return rest;
}

const leadingTag = /^[[(](?<bracketed>[^[\]()]{2,80})[\])]\s*[:–—-]?\s*/;
const leadingLevel = /^(?<level>\p{L}{3,13}(?: (?:severity|risk))?)(?:\s*[:—]\s*|\s+[-–]\s+)(?=\S)/iu;

function takeTrailing(text: string, tags: Tags, kindOf: KindOf): string {
  let rest = text;
  for (let count = 0; count < 3; count += 1) {
    rest = rest.replace(/[\s\p{Extended_Pictographic}\ufe0f]+$/u, '');
    const { before = '', bracketed, after } = (trailingTag.exec(rest) ?? afterMark.exec(rest))?.groups ?? {};
    const words = bracketed ?? after ?? '';
    const kind = before === '' || words === '' ? null : kindOf(words, bracketed === undefined);
    if (kind === null) return rest;
    tags[kind] ??= words;
    rest = before.replace(/[\s:|–—-]+$/, '');
  }
  return rest;
}

const trailingTag = /^(?<before>.{1,400}\S)\s*[[(](?<bracketed>[^[\]()]{2,80})[\])][\s.]*$/su;
const afterMark =
  /^(?<before>.{1,400}\S)\s*(?:\s[-–—|]+\s|[—|:]\s|\p{Extended_Pictographic}\ufe0f?|[✔✓☑✗✘])\s*(?<after>[\p{L}\p{N}][^—|:\p{Extended_Pictographic}]{1,60})$/su;

/** The title as it stands in the heading; the whole heading where its Markdown hides the words. */
function titleIn({ markdown, text, position }: Verbatim, words: string): Verbatim {
  const at = words === '' ? -1 : markdown.indexOf(words);
  if (at < 0) return text === words ? { markdown, text, position } : { ...cutOut(markdown, words), position };
  const { line, column } = position.start;
  const start = { line, column: column + at };
  return { markdown: words, text: words, position: { start, end: { line, column: column + at + words.length } } };
}

/** The Markdown of a title that holds marks: from its first word to its last. */
function cutOut(markdown: string, words: string): { readonly markdown: string; readonly text: string } {
  const [first = '', ...others] = words.split(' ');
  const start = markdown.indexOf(first);
  const last = others.at(-1) ?? first;
  const end = markdown.lastIndexOf(last) + last.length;
  const balanced = (piece: string): boolean =>
    /^(?:[^`*_[\]]|`[^`]*`|\*\*[^*]*\*\*|\[[^[\]]*\]\([^()]*\))*$/.test(piece);
  const piece = start >= 0 && end > start ? markdown.slice(start, end) : '';
  return { markdown: piece !== '' && balanced(piece) ? piece : words, text: words };
}
