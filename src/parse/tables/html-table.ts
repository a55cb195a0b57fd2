import type { Element, ElementContent, Nodes } from 'hast';
import type { PhrasingContent } from 'mdast';
import type { HtmlTableReader, RawTable } from '../document.ts';
import { span } from '../../domain/span.ts';
import type { SourceCell, SourceRow } from './table-rows.ts';
import { parseHtml } from '../../markdown/html-tree.ts';
import { parseMarkdown } from '../../markdown/markdown.ts';
import { writeCode } from '../../markdown/to-markdown.ts';

/**
 * Reads the HTML tables in a stretch of Markdown that begins on line `first`. A cell's Markdown is its HTML written as
 * Markdown; its place is the line of its row.
 */
export const readHtmlTables: HtmlTableReader = (html, first) => {
  const tree = parseHtml(html);
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

function* elements(node: Nodes, name: string): Generator<Element> {
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
  // As on GitHub, what stands between blank lines is Markdown again.
  const literal = !cell.children.some((child) => child.type === 'text' && /\n\s*\n/.test(child.value));
  const markdown = cell.children
    .map((child) => asMarkdown(child, literal))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
  const [block] = parseMarkdown(`| ${markdown} |\n|-|`).children;
  const nodes: readonly PhrasingContent[] =
    block?.type === 'table' ? (block.children[0]?.children[0]?.children ?? []) : [];
  return { nodes, markdown, position: span(line, 1, 1) };
}

const marks: { readonly [element: string]: string } = { strong: '**', b: '**', em: '_', i: '_', del: '~~', s: '~~' };
const dropped: ReadonlySet<string> = new Set(['script', 'style', 'template']);
const blocks: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li']);

function asMarkdown(node: ElementContent, literal: boolean): string {
  if (node.type === 'text') return node.value.replace(literal ? /[\\`*_[\]<>&|~!]/g : /\|/g, '\\$&');
  if (node.type !== 'element' || dropped.has(node.tagName)) return '';
  const inner = node.children.map((child) => asMarkdown(child, literal)).join('');
  const mark = marks[node.tagName];
  if (node.tagName === 'a')
    return `[${inner}](<${String(node.properties['href'] ?? '').replace(/[<>|\\\s]/g, encodeURIComponent)}>)`;
  if (node.tagName === 'img') return asMarkdown({ type: 'text', value: String(node.properties['alt'] ?? '') }, true);
  if (node.tagName === 'code') return asCode(node);
  if (mark !== undefined && inner.trim() !== '') return `${mark}${inner.trim()}${mark}`;
  return blocks.has(node.tagName) ? ` ${inner} ` : inner;
}

function asCode(node: Element): string {
  const words = textIn(node).replace(/\s+/g, ' ').trim();
  if (words === '') return '';
  return writeCode(words);
}

function textIn(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textIn).join('') : '';
}
