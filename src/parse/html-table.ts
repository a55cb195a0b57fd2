import type { Element, ElementContent, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import type { PhrasingContent } from 'mdast';
import type {} from 'mdast-util-to-hast';
import type { HtmlTableReader, RawTable } from './document.ts';
import { span } from './span.ts';
import type { SourceCell, SourceRow } from './table-rows.ts';
import { parseMarkdown } from '../markdown/markdown.ts';

/**
 * Reads the HTML tables in a stretch of Markdown that begins on line `first`. A cell's Markdown is its HTML written as
 * Markdown; its place is the line of its row.
 */
export const readHtmlTables: HtmlTableReader = (html, first) => {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] });
  const starts = [...html.matchAll(/<tr\b/gi)].map(({ index }) => first + html.slice(0, index).split('\n').length - 1);
  const tables: Omit<RawTable, 'section'>[] = [];
  let rowNumber = 0;
  for (const table of elements(tree, 'table')) {
    const rows = [...elements(table, 'tr')].map((row) => readRow(row, starts[rowNumber++] ?? first));
    const [header, ...body] = rows;
    if (header === undefined) continue;
    tables.push({
      header,
      rows: body,
      position: { start: header.position.start, end: (rows.at(-1) ?? header).position.end },
    });
  }
  return tables;
};

function* elements(node: Root | Element | ElementContent | RootContent, name: string): Generator<Element> {
  if (!('children' in node)) return;
  for (const child of node.children) {
    if (child.type === 'element' && child.tagName === name) yield child;
    else yield* elements(child, name);
  }
}

function readRow(row: Element, line: number): SourceRow {
  const cells = row.children.filter(
    (child): child is Element => child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
  );
  return { position: span(line, 1, 1), cells: cells.map((cell) => readCell(cell, line)) };
}

function readCell(cell: Element, line: number): SourceCell {
  const markdown = cell.children.map(asMarkdown).join('').replace(/\s+/g, ' ').trim();
  const [block] = parseMarkdown(`|${markdown}|\n|-|`).children;
  const nodes: readonly PhrasingContent[] =
    block?.type === 'table' ? (block.children[0]?.children[0]?.children ?? []) : [];
  return { nodes, markdown, position: span(line, 1, 1) };
}

function asMarkdown(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/[\\`*_[\]<>&|~!]/g, '\\$&');
  if (node.type !== 'element') return '';
  const inner = node.children.map(asMarkdown).join('');
  if (node.tagName === 'a')
    return `[${inner}](<${String(node.properties['href'] ?? '').replace(/[<>|\\\s]/g, encodeURIComponent)}>)`;
  if (node.tagName === 'strong' || node.tagName === 'b') return `**${inner.trim()}**`;
  if (node.tagName === 'script' || node.tagName === 'style' || node.tagName === 'template') return '';
  return ['br', 'p', 'div', 'li'].includes(node.tagName) ? ` ${inner} ` : inner;
}
