import type { Point } from '../../domain/model.ts';
import { parseInline } from '../../markdown/cell.ts';
import type { SourceDocument } from '../document.ts';
import type { SourceCell } from '../tables/table-rows.ts';

/** Reads a stretch of running text that begins at `start` as a cell is read: its words, its Markdown and its place. */
export function passage(text: string, start: Point, { targets }: Pick<SourceDocument, 'targets'>): SourceCell {
  const before = text.length - text.trimStart().length;
  const from = moved(start, text.slice(0, before));
  const markdown = text.trim();
  const inline = markdown.replace(/\n[ \t]*(?:>[ \t]*)+/g, '\n').replace(/(?:\\|<br\s*\/?>)(?=\n|$)/gi, '');
  return { nodes: parseInline(inline, targets), markdown, position: { start: from, end: moved(from, markdown) } };
}

/** Where a text ends that begins at `start`. */
function moved({ line, column }: Point, text: string): Point {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1 ? { line, column: column + last } : { line: line + lines.length - 1, column: last + 1 };
}
