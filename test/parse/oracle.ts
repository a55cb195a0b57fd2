import type { PhrasingContent, RootContent, Table } from 'mdast';
import { linkAnchors, parseMarkdown, resolveLinks } from '../../src/markdown/markdown.ts';
import { readDocument } from '../../src/parse/document.ts';

/** The place of what remark gives none: bare addresses. */
const unknown = 'unknown';

/** What is read here, with the places left out that remark does not know. */
export function whereKnown(here: readonly PlainTable[], remark: readonly PlainTable[]): PlainTable[] {
  return here.map((table, t) =>
    table.map((row, r) =>
      row.map(([nodes, at], c) => [nodes, remark[t]?.[r]?.[c]?.[1] === unknown ? unknown : at] as const),
    ),
  );
}

/** A table as rows of cells: its inline content without positions, then its place. */
export type PlainTable = readonly (readonly (readonly [unknown, string])[])[];

/** The tables of a document as this program reads them: cut out, and cell by cell. */
export function tablesHere(lines: readonly string[]): PlainTable[] {
  return readDocument(lines, null).tables.map(({ header, rows }) =>
    [header, ...rows].map(({ cells }) =>
      cells.map(({ nodes, position }) => [plain(nodes), nodes.length === 0 ? '' : place(position)] as const),
    ),
  );
}

/** The same as remark reads them, the whole document at once. */
export function tablesOfRemark(lines: readonly string[]): PlainTable[] {
  const { children } = parseMarkdown(lines.join('\n'));
  const targets = new Map<string, string>();
  const visit = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !targets.has(node.identifier)) targets.set(node.identifier, node.url);
      if ('children' in node) visit(node.children);
    }
  };
  visit(children);
  return tablesIn(children).map((table) =>
    table.children.map((row) =>
      row.children.map(({ children: nodes }) => {
        const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position];
        const resolved = targets.size === 0 ? nodes : resolveLinks(nodes, targets);
        const known = first && last ? place({ start: first.start, end: last.end }) : unknown;
        return [plain(linkAnchors(resolved)), nodes.length === 0 ? '' : known] as const;
      }),
    ),
  );
}

function tablesIn(nodes: readonly RootContent[]): Table[] {
  return nodes.flatMap((node) => {
    if (node.type === 'table') return [node];
    return node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem'
      ? tablesIn(node.children)
      : [];
  });
}

interface Place {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function place({ start, end }: Place): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** Nodes without positions and absent fields, with neighbouring words as one. */
export function plain(nodes: readonly PhrasingContent[]): unknown[] {
  const found: { type: string; value?: string; children?: unknown }[] = [];
  for (const node of nodes) {
    const last = found.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value = `${last.value ?? ''}${node.value}`;
    else if (node.type === 'text') found.push({ type: 'text', value: node.value });
    else if ('children' in node) found.push({ ...bare(node), children: plain(node.children) });
    else found.push(bare(node));
  }
  return found;
}

function bare(node: PhrasingContent): { type: string } {
  const { position: _, ...rest } = node;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined)) as {
    type: string;
  };
}
