import { diffWordsWithSpace } from 'diff';
import { escapeHtml } from '../../markdown/to-html.ts';
import { escapeMarkdown } from '../../markdown/to-markdown.ts';
import { Ready, type Format } from '../format.ts';

/** Two passages with their differences marked; null where there is nothing. The only file that knows `diff`. */
export interface MarkedPair {
  readonly before: Ready | null;
  readonly after: Ready | null;
}

/** Marks word by word what went (`<del>`) and what came (`<ins>`); passages with little in common are marked whole. */
export function markWords(before: string | null, after: string | null, format: Format): MarkedPair {
  if (before === null || after === null) return { before: plainly(before, format), after: plainly(after, format) };
  const parts = partsOf(before, after);
  const side = (own: 'removed' | 'added', tag: 'del' | 'ins'): Ready => {
    const texts = parts.filter((part) => part.kind === 'kept' || part.kind === own);
    return new Ready(
      texts.map(({ kind, text }) => (kind === 'kept' ? escape(text, format) : wrap(tag, text, format))).join(''),
    );
  };
  return { before: side('removed', 'del'), after: side('added', 'ins') };
}

interface Part {
  readonly kind: 'kept' | 'removed' | 'added';
  readonly text: string;
}

/** More differences than this are marked as one: nobody follows them, and finding them takes quadratic time. */
export const mostEdits = 200;
/** Passages that have less than this share of the shorter one in common are two passages. */
export const leastPassageInCommon = 0.3;

function partsOf(before: string, after: string): readonly Part[] {
  const whole: readonly Part[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  if (found === undefined) return whole;
  const parts = found.map(({ added, removed, value }): Part => {
    return { kind: added ? 'added' : removed ? 'removed' : 'kept', text: value };
  });
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === 'kept' ? lettersIn(text) : 0), 0);
  return kept < leastPassageInCommon * Math.min(lettersIn(before), lettersIn(after)) ? whole : parts;
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function plainly(text: string | null, format: Format): Ready | null {
  return text === null ? null : new Ready(escape(text, format));
}

function wrap(tag: 'del' | 'ins', text: string, format: Format): string {
  return `<${tag}>${escape(text, format)}</${tag}>`;
}

function escape(text: string, format: Format): string {
  return format.name === 'html' ? escapeHtml(text) : escapeMarkdown(text);
}
