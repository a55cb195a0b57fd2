import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic } from '../domain/model.ts';
import { countMarks, isTooComplex, tooManyMarks } from '../markdown/cell.ts';
import { paragraphsOf } from './paragraphs.ts';
import { isDelimiterRow, isRow } from './tables/cut-tables.ts';
import { span } from '../domain/span.ts';

/** Columns of a table beyond which it is not read: a renderer fills up every row to that width. */
export const mostColumns = 256;
/** Marks of quotes and lists on one line, or columns of indent: deeper nesting overflows a parser's stack. */
export const deepestNesting = 100;

/**
 * Takes out lines whose shape, not their size, would keep a Markdown parser busy for minutes: deep nesting, long runs
 * of emphasis and brackets, tables thousands of columns wide. Rows of tables stay: their cells are read one by one.
 */
export function boundShape(source: readonly string[]): {
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const lines = [...source];
  const diagnostics: Diagnostic[] = [];
  const drop = (from: number, to: number, why: string): void => {
    for (let at = from; at < to; at += 1) lines[at] = '';
    diagnostics.push(
      diagnose(
        'row-too-complex',
        `${to - from === 1 ? 'This line' : `These ${to - from} lines`} ${why}, and cannot be read as Markdown; left out`,
        span(from + 1, 1, 1),
      ),
    );
  };
  for (const [at, line] of source.entries()) {
    const why = shapeOf(line);
    if (why !== null) drop(at, at + 1, why);
    else if (isTooComplex(line) && isDelimiterRow(source[at + 1] ?? '')) {
      lines[at] = withoutMarks(line);
      diagnostics.push(plainHeader(at + 1));
    }
  }
  for (const { from, to } of paragraphsOf(source)) {
    const prose = source.slice(from, to).filter((line) => !isRow(line));
    const marks = prose.reduce((count, line) => count + (definition.test(line) ? 0 : countMarks(line)), 0);
    if (marks > tooManyMarks) dropProse(source, from, to, prose.length < to - from, drop);
  }
  return { lines, diagnostics };
}

function dropProse(
  source: readonly string[],
  start: number,
  end: number,
  rows: boolean,
  drop: (from: number, to: number, why: string) => void,
): void {
  const why = `hold${end - start === 1 ? 's' : ''} more than ${tooManyMarks} marks of emphasis, links or code in one paragraph`;
  if (!rows) return drop(start, end, why);
  for (let at = start; at < end; at += 1)
    if (!isRow(source[at] ?? '') && countMarks(source[at] ?? '') > 20) drop(at, at + 1, why);
}

/** A definition of a link, which holds no prose: `[i7]: https://example.org/7 "Title"`. */
const definition = /^ {0,3}\[[^[\]]{1,200}\]:[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

/** A header without its marks: of the same length, so that all stands where it stood, and of as many cells. */
function withoutMarks(header: string): string {
  return header.replaceAll('\\|', '  ').replace(/[*_~[\]<&`!\\]/g, ' ');
}

function plainHeader(line: number): Diagnostic {
  const message = `This header holds more than ${tooManyMarks} marks of Markdown, or a long run of them, and is read as plain words`;
  return diagnose('row-too-complex', message, span(line, 1, 1));
}

function shapeOf(line: string): string | null {
  if (line.length < deepestNesting) return null;
  if ((/^(?:[\s>*+-]|\d{1,9}[.)](?=\s))*/.exec(line)?.[0] ?? '').length > deepestNesting && !/^[\s*_-]*$/.test(line))
    return 'nests too deep';
  if (/^[\s|:-]*$/.test(line) && countPipes(line) > mostColumns) return `has more than ${mostColumns} columns`;
  return !isRow(line) && isTooComplex(line) ? `holds more than ${tooManyMarks} marks of emphasis, links or code` : null;
}

function countPipes(line: string): number {
  return line.split('|').length - 1;
}
