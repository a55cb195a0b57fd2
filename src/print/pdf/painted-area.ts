import type { Box } from './content.ts';
import type { Operand, Operation } from './content-stream.ts';
import type { Widths } from './joined-glyphs.ts';

/** Follows what a content stream paints, in the space of its page. */
export interface PaintWatcher {
  /**
   * Takes the next operation, and returns the box of what it paints; null where it paints nothing that can be seen.
   * `widths` are those of the font that is set.
   */
  pass(operation: Operation, widths: Widths | null): Box | null;
}

/** Starts at the beginning of the content of a page. */
export function watchPaint(): PaintWatcher {
  const state: State = { now: outermost, kept: [], path: null, clips: false, size: 0, line: identity };
  return {
    pass({ operator, operands }, widths) {
      const numbers = operands.map((one) => (typeof one === 'number' ? one : 0));
      moveOn(state, operator, numbers);
      if (painters.has(operator)) return endPath(state, operator !== 'n', strokes.has(operator));
      if (operator === 'Do') return seen(state.now, transformed(state.now.matrix, unit));
      return texts.has(operator) ? textBox(state, operands.at(-1), widths) : null;
    },
  };
}

/** Adds what is painted to the area that is known by a key. */
export function addArea(areas: Map<string, Box>, key: string, box: Box): void {
  const known = areas.get(key);
  areas.set(key, known === undefined ? box : around(known, box));
}

/** Returns the smallest box around two. */
export function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
    top: Math.max(one.top, other.top),
  };
}

type Matrix = readonly [a: number, b: number, c: number, d: number, x: number, y: number];

interface Graphics {
  readonly matrix: Matrix;
  readonly clip: Box;
  /** Of lines, in the units that the matrix is for. */
  readonly width: number;
}

interface State {
  now: Graphics;
  readonly kept: Graphics[];
  /** In the space of the page. */
  path: Box | null;
  clips: boolean;
  /** Of the font. */
  size: number;
  line: Matrix;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const everywhere: Box = { left: -Infinity, bottom: -Infinity, right: Infinity, top: Infinity };
const outermost: Graphics = { matrix: identity, clip: everywhere, width: 1 };
const unit: Box = { left: 0, bottom: 0, right: 1, top: 1 };

const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*']);
const painters = new Set([...strokes, 'f', 'F', 'f*', 'n']);
const texts = new Set(['Tj', 'TJ', "'", '"']);

function moveOn(state: State, operator: string, numbers: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  switch (operator) {
    case 'q':
      state.kept.push(state.now);
      break;
    case 'Q':
      state.now = state.kept.pop() ?? outermost;
      break;
    case 'cm':
      state.now = { ...state.now, matrix: product(matrixOf(numbers), state.now.matrix) };
      break;
    case 'w':
      state.now = { ...state.now, width: a };
      break;
    case 'W':
    case 'W*':
      state.clips = true;
      break;
    case 're':
      extend(state, { left: Math.min(a, a + c), bottom: Math.min(b, b + d), right: Math.max(a, a + c), top: Math.max(b, b + d) }); // prettier-ignore
      break;
    case 'm':
    case 'l':
    case 'c':
    case 'v':
    case 'y':
      for (let at = 0; at + 1 < numbers.length; at += 2) extend(state, pointOf(numbers[at] ?? 0, numbers[at + 1] ?? 0));
      break;
    case 'Tf':
      state.size = numbers[1] ?? 0;
      break;
    case 'BT':
      state.line = identity;
      break;
    case 'Tm':
      state.line = matrixOf(numbers);
      break;
    case 'Td':
    case 'TD':
      state.line = product([1, 0, 0, 1, a, b], state.line);
      break;
    default:
  }
}

function extend(state: State, box: Box): void {
  const moved = transformed(state.now.matrix, box);
  state.path = state.path === null ? moved : around(state.path, moved);
}

function endPath(state: State, paints: boolean, isStroke: boolean): Box | null {
  const { path, clips, now } = state;
  state.path = null;
  state.clips = false;
  if (path === null) return null;
  if (clips) state.now = { ...now, clip: within(path, now.clip) };
  return paints ? seen(now, isStroke ? widened(path, (now.width * scaleOf(now.matrix)) / 2) : path) : null;
}

/** What letters reach above and below their line, in parts of their size, at the most. */
const [ascent, descent] = [1, 0.3];

function textBox({ now, size, line }: State, operand: Operand | undefined, widths: Widths | null): Box | null {
  const right = (advanceOf(operand, widths) * size) / 1000;
  const letters: Box = { left: 0, bottom: -descent * size, right, top: ascent * size };
  return seen(now, transformed(product(line, now.matrix), letters));
}

/** How far a string reaches, in thousandths of the size of its font. */
function advanceOf(operand: Operand | undefined, widths: Widths | null): number {
  if (typeof operand === 'number') return -operand;
  if (Array.isArray(operand)) return operand.reduce((sum: number, one: Operand) => sum + advanceOf(one, widths), 0);
  if (!(operand instanceof Uint8Array)) return 0;
  // Of a font whose widths are not known, letters are as wide as high at the most.
  if (widths === null) return 1000 * operand.length;
  let sum = 0;
  for (let at = 0; at + 1 < operand.length; at += 2) sum += widths((operand[at] ?? 0) * 256 + (operand[at + 1] ?? 0));
  return sum;
}

function seen({ clip }: Graphics, box: Box): Box | null {
  const visible = within(box, clip);
  return visible.left <= visible.right && visible.bottom <= visible.top ? visible : null;
}

function within(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

function widened({ left, bottom, right, top }: Box, by: number): Box {
  return { left: left - by, bottom: bottom - by, right: right + by, top: top + by };
}

function pointOf(x: number, y: number): Box {
  return { left: x, bottom: y, right: x, top: y };
}

function transformed([a, b, c, d, x, y]: Matrix, { left, bottom, right, top }: Box): Box {
  const corner = (h: number, v: number): Box => pointOf(a * h + c * v + x, b * h + d * v + y);
  return [corner(left, top), corner(right, bottom), corner(right, top)].reduce(around, corner(left, bottom));
}

/** The matrix that does first what `one` does, then what `other` does. */
function product([a, b, c, d, x, y]: Matrix, [e, f, g, h, u, v]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h, x * e + y * g + u, x * f + y * h + v];
}

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = numbers;
  return [a, b, c, d, x, y];
}

function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}
