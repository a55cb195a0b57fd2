import type { Position } from './model.ts';

/** A stretch of one line. */
export function span(line: number, from: number, to: number): Position {
  return { start: { line, column: from }, end: { line, column: to } };
}
