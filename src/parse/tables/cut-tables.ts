import type { Root, Table } from 'mdast';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { findDefinitionRuns, type DefinitionRun, type SimpleDefinition } from '../definitions.ts';

/** Rows taken out of a document before remark reads it: those that directly follow the delimiter row. */
export interface CutRows {
  /** Line of the table's header. */
  readonly header: number;
  /** First line taken out. */
  readonly first: number;
  readonly count: number;
}

/** A document as remark read it, without the rows of its tables. */
export interface Skeleton {
  readonly root: Root;
  /** The rows that stand outside, by the table they belong to. */
  readonly cuts: ReadonlyMap<Table, CutRows>;
  /** The definitions that stand outside, by the line of the definition above them. */
  readonly definitions: ReadonlyMap<number, readonly SimpleDefinition[]>;
  /** The line of the source for a line of `root`. */
  readonly toLine: (line: number) => number;
}

/**
 * Reads a document with remark, but for the rows of tables: its time grows with the square of the rows of a
 * table. Lines that begin with `|` right below a delimiter row are rows, since nothing else in Markdown begins so; a cut is
 * kept only where remark did find that table there, at the top level of the document. So it is with long runs of
 * definitions.
 */
export function readSkeleton(lines: readonly string[]): Skeleton {
  let cuts = findCuts(lines);
  let runs: readonly DefinitionRun[] = findDefinitionRuns(lines);
  for (;;) {
    const { text, toLine } = withoutCuts(lines, cuts, runs);
    const root = parseMarkdown(text);
    const kept = matchTables(root, cuts, toLine);
    const keptRuns = matchDefinitions(root, runs, toLine);
    if (kept.size === cuts.length && keptRuns.length === runs.length)
      return { root, cuts: kept, definitions: new Map(runs.map(({ head, rest }) => [head, rest])), toLine };
    cuts = [...kept.values()];
    runs = keptRuns;
  }
}

/** Whether a line is one that makes a table of the line above it. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('|') && delimiter.test(line.trimEnd());
}

const delimiter = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** Whether a line is a row of a table where one stands above it: it begins with a pipe, as nothing else does. */
export function isRow(line: string): boolean {
  return /^ {0,3}\|/.test(line);
}

function findCuts(lines: readonly string[]): CutRows[] {
  const cuts: CutRows[] = [];
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!isDelimiterRow(line) || !isRow(lines[at - 1] ?? '')) continue;
    let end = at + 1;
    while (isRow(lines[end] ?? '')) end += 1;
    if (end > at + 1) cuts.push({ header: at, first: at + 2, count: end - at - 1 });
    at = end - 1;
  }
  return cuts;
}

/** Empty lines in a row that are given to remark: more mean no more, and front matter may leave thousands. */
export const longestGap = 3;

function withoutCuts(
  lines: readonly string[],
  cuts: readonly CutRows[],
  runs: readonly DefinitionRun[],
): { readonly text: string; readonly toLine: (line: number) => number } {
  const kept: string[] = [];
  const numbers: number[] = [0];
  let blank = 0;
  let at = 1;
  const all = [...cuts, ...runs.map(({ head, rest }) => ({ first: head + 1, count: rest.length }))];
  const ordered = all.toSorted((a, b) => a.first - b.first);
  for (const { first, count } of [...ordered, { first: lines.length + 1, count: 0 }]) {
    for (; at < first; at += 1) {
      const line = lines[at - 1] ?? '';
      blank = line === '' ? blank + 1 : 0;
      if (blank > longestGap) continue;
      kept.push(line);
      numbers.push(at);
    }
    at += count;
  }
  return { text: kept.join('\n'), toLine: (line) => numbers[line] ?? lines.length };
}

function matchTables(root: Root, cuts: readonly CutRows[], toLine: (line: number) => number): Map<Table, CutRows> {
  const byHeader = new Map(cuts.map((cut) => [cut.header, cut]));
  const found = new Map<Table, CutRows>();
  for (const node of root.children) {
    if (node.type !== 'table' || node.position === undefined) continue;
    const cut = byHeader.get(toLine(node.position.start.line));
    if (cut !== undefined) found.set(node, cut);
  }
  return found;
}

function matchDefinitions(
  root: Root,
  runs: readonly DefinitionRun[],
  toLine: (line: number) => number,
): readonly DefinitionRun[] {
  if (runs.length === 0) return runs;
  const lines = new Set<number>();
  for (const { type, position } of root.children)
    if (type === 'definition' && position !== undefined) lines.add(toLine(position.start.line));
  return runs.filter(({ head }) => lines.has(head));
}
