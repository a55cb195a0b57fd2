import type { Operation } from './content-stream.ts';
import type { Edit } from './edits.ts';
import type { FontReader } from './font-reader.ts';

/** Writes glyphs that Chromium shows one by one, each after a step along its line, as whole strings: a third of the bytes. */
export interface GlyphJoiner {
  /** Takes the next operation and the font it finds. */
  pass(operation: Operation, font: FontReader | null): void;
  /** What was found so far. */
  readonly edits: readonly Edit[];
}

/** Starts looking through one content stream. */
export function joinGlyphs(): GlyphJoiner {
  const edits: Edit[] = [];
  let text: TextObject | null = null;
  const pass = (operation: Operation, font: FontReader | null): void => {
    const { operator } = operation;
    if (operator === 'BT') text = { size: 0, run: null, edits: [], isPlain: true };
    else if (text !== null && operator === 'ET') {
      endRun(text);
      if (text.isPlain) edits.push(...text.edits);
      text = null;
    } else if (text !== null) passText(text, operation, font);
  };
  return { pass, edits };
}

interface TextObject {
  size: number;
  run: Run | null;
  readonly edits: Edit[];
  /** False where it does anything but to place and show glyphs: then it is left as it is. */
  isPlain: boolean;
}

/** Glyphs on one line, in the units of text space, from where the first begins. */
interface Run {
  readonly start: number;
  end: number;
  /** Where the line begins after its last step, and where the last glyph ends. */
  line: number;
  pen: number;
  readonly parts: string[];
  strings: number;
}

function passText(text: TextObject, operation: Operation, font: FontReader | null): void {
  const { operator, operands } = operation;
  const [first, second] = operands;
  if (operator === 'Tf' && typeof second === 'number') text.size = second;
  else if (operator === 'Tm') endRun(text);
  else if (operator === 'Td' && text.run !== null && typeof first === 'number' && second === 0) text.run.line += first;
  else if (operator === 'Tj' && first instanceof Uint8Array && font !== null) show(text, operation, first, font);
  else text.isPlain = false;
}

function show(text: TextObject, { start, end }: Operation, string: Uint8Array, font: FontReader): void {
  const width = font.widthOf(string);
  if (width === null || text.size === 0) {
    text.isPlain = false;
    return;
  }
  text.run ??= { start, end, line: 0, pen: 0, parts: [], strings: 0 };
  const { run } = text;
  // Thousandths of the size, against the direction of reading; the place that comes of it is what the next starts from.
  const back = run.strings === 0 ? 0 : Math.round(((run.pen - run.line) * 1000) / text.size);
  if (Math.abs(back) > tolerance) {
    run.parts.push(`>${back}<`);
    run.pen -= (back * text.size) / 1000;
  }
  for (const byte of string) run.parts.push(hexOf[byte] ?? '');
  run.pen += (width * text.size) / 1000;
  run.strings += 1;
  run.end = end;
}

/** What the rounded widths of a font are off by, which no eye sees; it does not add up along a line. */
const tolerance = 2;

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function endRun(text: TextObject): void {
  const { run } = text;
  text.run = null;
  if (run === null || run.strings < 2) return;
  const joined = run.parts.join('');
  const bytes = Buffer.from(joined.includes('>') ? `[<${joined}>] TJ` : `<${joined}> Tj`);
  text.edits.push({ start: run.start, end: run.end, bytes });
}
