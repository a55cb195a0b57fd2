import type { PhrasingContent } from 'mdast';
import { linkAnchors, parseMarkdown, resolveLinks } from './markdown.ts';
import { parseSimpleCell } from './simple-cell.ts';

/** Marks in one line beyond which it is not read as Markdown: no author writes so many, and remark takes minutes. */
export const tooManyMarks = 1000;

/** Whether a line holds so many marks of Markdown that it is taken as plain words. */
export function isTooComplex(text: string): boolean {
  if (text.length < longestMarkRun) return false;
  return countMarks(text) > tooManyMarks || run.test(text);
}

/** Counts the runs of marks in a text; no further than to the first beyond the limit. */
export function countMarks(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/[*_~[\]<&`!\\]+/g)) if ((count += 1) > tooManyMarks) break;
  return count;
}

/** Marks in a row from which on a line is no prose: remark looks at each of them again for all before it. */
export const longestMarkRun = 200;
const run = new RegExp(String.raw`[*_~[\]<&\`!\\>-]{${longestMarkRun}}`);

/** Reads the Markdown of one cell, kept from a table, as inline content. `targets`: addresses by link label. */
export function parseCell(markdown: string, targets: ReadonlyMap<string, string>): PhrasingContent[] {
  const simple = parseSimpleCell(markdown);
  if (simple !== null) return simple;
  if (isTooComplex(markdown)) return [{ type: 'text', value: markdown }];
  const definitions = [...targets].map(([label, url]) => `[${label}]: <${url}>`).join('\n');
  // Words that stood in no table may hold pipes that part no cells.
  const cell = markdown.replace(/[\r\n]+/g, ' ').replace(/(?<!\\)\|/g, String.raw`\|`);
  const [table] = parseMarkdown(`| ${cell} |\n|-|\n\n${definitions}`).children;
  const cells = table?.type === 'table' ? (table.children[0]?.children ?? []) : [];
  const nodes = cells.flatMap(({ children }) => children);
  return [...linkAnchors(resolveLinks(cells.length === 0 ? [{ type: 'text', value: markdown }] : nodes, targets))];
}

/** Reads Markdown that stands in running text, on one line, as inline content. `targets`: addresses by link label. */
export function parseInline(markdown: string, targets: ReadonlyMap<string, string>): PhrasingContent[] {
  const line = markdown.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  const simple = parseSimpleCell(line);
  if (simple !== null) return simple;
  if (isTooComplex(line)) return [{ type: 'text', value: line }];
  const named = line.includes('[') ? [...targets].map(([label, url]) => `[${label}]: <${url}>`).join('\n') : '';
  // A letter in front keeps a line that begins with a mark of a block from becoming one.
  const [paragraph] = parseMarkdown(`x ${line}\n\n${named}`).children;
  const nodes = paragraph?.type === 'paragraph' ? paragraph.children : [];
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [{ type: 'text', value: line }];
  const begin = first.value.slice(2);
  const inline: PhrasingContent[] = begin === '' ? rest : [{ ...first, value: begin }, ...rest];
  return [...linkAnchors(resolveLinks(inline, targets))];
}
