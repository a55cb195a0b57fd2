import type { Operation } from './content-stream.ts';

/** Copies a content stream and puts what is painted outside its structure between `/Artifact BMC` and `EMC`. */
export interface ArtifactWriter {
  /** Takes the next operation; `isCovered` tells that it stands within marked content. */
  pass(operation: Operation, isCovered: boolean): void;
  /** Gives the bytes: the given ones, where nothing had to be marked. */
  finish(): Uint8Array;
}

/** Starts the copy of `bytes`. */
export function artifactWriter(bytes: Uint8Array): ArtifactWriter {
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
  return { pass, finish: () => (spans.length === 0 ? bytes : splice(bytes, spans)) };
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

function splice(bytes: Uint8Array, spans: readonly Span[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    // Only broken content has one object begin within another; marks around both would not nest.
    if (start < at) continue;
    parts.push(bytes.subarray(at, start), opening, bytes.subarray(start, end), closing);
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

const opening = Buffer.from('/Artifact BMC\n');
const closing = Buffer.from('\nEMC');
