import { quoted } from '../text/shorten.ts';
import type { Heading, Link, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { diagnose } from '../domain/diagnostics.ts';
import type { Diagnostic, LinkDefinition, Position, Verbatim } from '../domain/model.ts';
import { descendants, linkAnchors, plainText, resolveLinks } from '../markdown/markdown.ts';
import { tellsOutcomes, type OutcomeEntry } from './outcomes.ts';
import { collectDefinitions, type SimpleDefinition } from './definitions.ts';
import { isDelimiterRow, readSkeleton, type Skeleton } from './tables/cut-tables.ts';
import { mapPosition, readRows, rowsOf, type Lines, type SourceRow } from './tables/table-rows.ts';

/** A table as it stands in the source. */
export interface RawTable {
  readonly header: SourceRow;
  readonly rows: readonly SourceRow[];
  /** The headings above it, outermost first. */
  readonly section: readonly Verbatim[];
  readonly position: Position;
}

/** A document taken apart: what the records, and what the checks of the text are made from. */
export interface SourceDocument {
  readonly tables: readonly RawTable[];
  readonly headings: readonly (Verbatim & { readonly depth: number })[];
  /** Running text outside tables, a paragraph or heading each. */
  readonly prose: readonly (Verbatim & { readonly section: readonly string[] })[];
  /** Links outside tables. */
  readonly links: readonly { readonly url: string; readonly label: string; readonly position: Position }[];
  readonly definitions: readonly LinkDefinition[];
  /** Entries of lists that say what came of the audit. */
  readonly outcomes: readonly OutcomeEntry[];
  readonly diagnostics: readonly Diagnostic[];
  /** The blocks of the document, in order; rows of long tables are not in them. */
  readonly blocks: readonly RootContent[];
  /** Returns where a node stands in the source. */
  readonly placeOf: (node: RootContent) => Position;
  /** Returns the Markdown of a stretch of the source. */
  readonly markdownAt: (position: Position) => string;
  /** Addresses by the label of their definition. */
  readonly targets: ReadonlyMap<string, string>;
}

/** Reads the tables in a stretch of HTML that begins on line `first`. */
export type HtmlTableReader = (html: string, first: number) => Omit<RawTable, 'section'>[];

/**
 * Takes a Markdown document apart. `lines` are those below the front matter's place, which is blank; `readHtml` is
 * needed where they hold HTML tables.
 */
export function readDocument(lines: readonly string[], readHtml: HtmlTableReader | null): SourceDocument {
  const skeleton = readSkeleton(lines);
  const reader = new DocumentReader(lines, skeleton, readHtml);
  reader.through(skeleton.root.children);
  return reader;
}

/** Whether a comment in a stretch of HTML holds a table. */
function holdsTable(html: string): boolean {
  for (const [comment] of html.matchAll(/<!--[\s\S]*?(?:-->|$)/g))
    if (/<table\b/i.test(comment) || comment.split('\n').some(isDelimiterRow)) return true;
  return false;
}

/** One pass over the document; what it meets, in order, is what it holds. */
class DocumentReader implements SourceDocument {
  readonly tables: RawTable[] = [];
  readonly headings: (Verbatim & { readonly depth: number })[] = [];
  readonly prose: (Verbatim & { readonly section: readonly string[] })[] = [];
  readonly links: { readonly url: string; readonly label: string; readonly position: Position }[] = [];
  readonly definitions: LinkDefinition[] = [];
  readonly outcomes: OutcomeEntry[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly blocks: readonly RootContent[];
  readonly targets = new Map<string, string>();

  readonly #skeleton: Skeleton;
  readonly #lines: Lines;
  readonly #definitionSources = collectDefinitions();
  readonly #readHtml: HtmlTableReader | null;
  #section: readonly (Verbatim & { readonly depth: number })[] = [];

  constructor(lines: readonly string[], skeleton: Skeleton, readHtml: HtmlTableReader | null) {
    this.#readHtml = readHtml;
    this.#skeleton = skeleton;
    this.#lines = (line) => lines[line - 1] ?? '';
    this.blocks = skeleton.root.children;
    for (const node of descendants(skeleton.root.children)) {
      if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue;
      const place = this.placeOf(node);
      const source = this.markdownAt(place);
      if (node.type === 'footnoteDefinition') this.#definitionSources.add(`^${node.identifier}`, source, null);
      else this.#define({ ...node, label: node.label ?? node.identifier, title: node.title ?? null, source });
      for (const one of skeleton.definitions.get(place.start.line) ?? []) this.#define(one);
    }
  }

  #define({ identifier, label, url, title, source }: Omit<SimpleDefinition, 'line'>): void {
    this.definitions.push({ label, url, title });
    if (!this.targets.has(identifier)) this.targets.set(identifier, url);
    this.#definitionSources.add(identifier, source, url);
  }

  readonly placeOf = (node: RootContent): Position => mapPosition(node.position, this.#skeleton.toLine);

  readonly markdownAt = ({ start, end }: Position): string => {
    const pieces: string[] = [];
    for (let line = start.line; line <= end.line; line += 1) {
      const text = this.#lines(line);
      pieces.push(
        text.slice(line === start.line ? start.column - 1 : 0, line === end.line ? end.column - 1 : undefined),
      );
    }
    return pieces.join('\n');
  };

  through(nodes: readonly RootContent[]): void {
    for (const [at, node] of nodes.entries()) {
      if (node.type === 'heading') this.#heading(node);
      else if (node.type === 'table') this.#table(node);
      else if (node.type === 'paragraph') this.#paragraph(node);
      else if (node.type === 'html') this.#html(node.value, this.placeOf(node), nodes.slice(at + 1));
      else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
        if (node.type === 'listItem') this.#entry(node);
        this.through(node.children);
      }
    }
  }

  #heading(node: Heading): void {
    const heading = { ...this.#verbatim(node), depth: node.depth };
    this.headings.push(heading);
    this.#section = this.#section.filter(({ depth }) => depth < node.depth);
    this.#prose(heading);
    this.#section = [...this.#section, heading];
    this.#collectLinks(node.children);
  }

  #entry({ children: [first] }: ListItem): void {
    const heading = this.#section.at(-1);
    if (first?.type !== 'paragraph' || heading === undefined || !tellsOutcomes(heading.text)) return;
    const nodes = linkAnchors(resolveLinks(first.children, this.targets));
    this.outcomes.push({ section: heading.text, text: this.#verbatim(first), nodes });
  }

  #prose(words: Verbatim): void {
    this.prose.push({ ...words, section: this.#section.map(({ text }) => text) });
  }

  #table(node: Table): void {
    const cut = this.#skeleton.cuts.get(node);
    const [header, ...below] = rowsOf(node, this.#lines, this.#skeleton.toLine);
    if (header === undefined) return;
    const above = cut === undefined ? [] : readRows(cut.first, cut.count, this.#lines, this.#definitionSources);
    const rows = [...above, ...below].map((row) => this.#resolve(row));
    const position = { start: this.placeOf(node).start, end: (rows.at(-1) ?? header).position.end };
    this.tables.push({ header, rows, section: this.#section, position });
  }

  /** A row whose links of the form `[text][label]` and `<a href>` are links like any other. */
  #resolve(row: SourceRow): SourceRow {
    const plain =
      this.definitions.length === 0 && !row.cells.some(({ nodes }) => nodes.some(({ type }) => type === 'html'));
    if (plain) return row;
    const cells = row.cells.map((cell) => ({ ...cell, nodes: linkAnchors(resolveLinks(cell.nodes, this.targets)) }));
    return { ...row, cells };
  }

  #paragraph(node: Paragraph): void {
    const place = this.placeOf(node);
    this.#prose(this.#verbatim(node));
    this.#collectLinks(node.children);
    const rows = this.#rowLike(place);
    const [first] = rows;
    if (first === undefined) return;
    const what =
      rows.length === 1
        ? 'This line looks like a table row but belongs'
        : `These ${rows.length} lines look like table rows but belong`;
    const message = `${what} to no table: ${quoted(this.#lines(first).trim())}. Remove the blank line above, or give the table a header and a delimiter row of the same width`;
    this.diagnostics.push(
      diagnose('rows-outside-table', message, { start: { line: first, column: 1 }, end: place.end }),
    );
  }

  #rowLike({ start, end }: Position): number[] {
    const numbers: number[] = [];
    for (let line = start.line; line <= end.line; line += 1) {
      if (/^[\s>]*(?:\|.*\|.*\||\+(?:[-=]{3,}\+){2,})\s*$/.test(this.#lines(line))) numbers.push(line);
    }
    return numbers;
  }

  #html(value: string, position: Position, following: readonly RootContent[]): void {
    if (holdsTable(value)) {
      this.diagnostics.push(diagnose('table-in-comment', 'A table in an HTML comment is not read', position));
    }
    if (!/<table\b/i.test(value.replace(/<!--[\s\S]*?(?:-->|$)/g, ''))) return;
    const last = following.findIndex((node) => node.type === 'html' && /<\/table\s*>/i.test(node.value));
    const closing = /<\/table\s*>/i.test(value) ? undefined : following[last];
    const end = closing === undefined ? position.end : this.placeOf(closing).end;
    const tables = (this.#readHtml ?? (() => []))(this.markdownAt({ start: position.start, end }), position.start.line);
    this.tables.push(...tables.map((table) => ({ ...table, section: this.#section })));
  }

  #collectLinks(nodes: readonly RootContent[]): void {
    for (const node of descendants(nodes)) {
      if (node.type === 'link') this.links.push(this.#link(node));
    }
  }

  #link(node: Link): { readonly url: string; readonly label: string; readonly position: Position } {
    return { url: node.url, label: plainText(node.children), position: this.placeOf(node) };
  }

  #verbatim(node: Heading | Paragraph): Verbatim {
    const first = node.children[0]?.position;
    const last = node.children.at(-1)?.position;
    const place = mapPosition(
      first && last ? { start: first.start, end: last.end } : node.position,
      this.#skeleton.toLine,
    );
    return { markdown: this.markdownAt(place), text: plainText(node.children), position: place };
  }
}
