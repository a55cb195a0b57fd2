import type { Operation } from './content-stream.ts';
import type { Edit } from './edits.ts';

/** Puts what a content stream paints outside its structure between `/Artifact BMC` and `EMC`. */
export interface ArtifactMarker {
  /** Takes the next operation; `isCovered` tells that it stands within marked content. */
  pass(operation: Operation, isCovered: boolean): void;
  /** Gives the marks to put in. */
  edits(): readonly Edit[];
}

/** Starts to look through one content stream. */
export function markArtifacts(): ArtifactMarker {
  const spans: Span[] = [];
  let path: number | null = null;
  let text: TextObject | null = null;
  const pass = (operation: Operation, isCovered: boolean): void => {
    const { operator, start, end } = operation;
    if (operator === 'BT') text = { start, shown: [], hasMarks: false };
    else if (text !== null && (operator === 'BDC' || operator === 'BMC')) text.hasMarks = true;
    else if (operator === 'ET') {
      if (text !== null) spans.push(...spansOf(text, end));
      text = null;
    } else if (starters.has(operator)) path ??= start;
    else if (enders.has(operator)) {
      if (operator !== 'n' && !isCovered) spans.push({ start: path ?? start, end });
      path = null;
    } else if (!isCovered && showers.has(operator) && text !== null) text.shown.push({ start, end });
    else if (others.has(operator)) {
      if (!isCovered) spans.push({ start, end });
      path = null;
    }
  };
  return { pass, edits: () => marksAround(spans) };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface TextObject {
  readonly start: number;
  readonly shown: Span[];
  hasMarks: boolean;
}

const starters = new Set(['m', 're']);
const enders = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'n']);
const showers = new Set(['Tj', 'TJ', "'", '"']);
const others = new Set(['Do', 'sh', 'BI']);

/** Marks a text object as a whole, unless part of it is marked: marks must nest. */
function spansOf(text: TextObject, end: number): readonly Span[] {
  if (text.shown.length === 0) return [];
  return text.hasMarks ? text.shown : [{ start: text.start, end }];
}

function marksAround(spans: readonly Span[]): readonly Edit[] {
  let at = 0;
  return spans.flatMap(({ start, end }) => {
    // Only broken content has one object begin within another; marks around both would not nest.
    if (start < at) return [];
    at = end;
    return [
      { start, end: start, bytes: opening },
      { start: end, end, bytes: closing },
    ];
  });
}

const opening = Buffer.from('/Artifact BMC\n');
const closing = Buffer.from('\nEMC');
