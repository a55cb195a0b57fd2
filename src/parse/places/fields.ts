import type { List, Paragraph, RootContent } from 'mdast';
import type { Point } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { SourceDocument } from '../document.ts';
import type { Field } from './field.ts';
import { labelsIn, type Label } from './labels.ts';
import type { Section } from './outline.ts';
import { passage } from './passage.ts';
import { tableFields } from './table-fields.ts';

/** Reads the labelled values directly under a heading, and those of headings that are a label. */
export function fieldsOf(section: Section, document: SourceDocument, known: ReadonlySet<string>): readonly Field[] {
  const reader = new FieldReader(document, known);
  for (const [at, block] of section.blocks.entries()) reader.read(block, section.blocks[at + 1], at === 0);
  for (const below of section.sections) reader.readHeading(below);
  return reader.fields;
}

class FieldReader {
  readonly fields: Field[] = [];
  readonly #document: SourceDocument;
  readonly #known: ReadonlySet<string>;

  constructor(document: SourceDocument, known: ReadonlySet<string>) {
    this.#document = document;
    this.#known = known;
  }

  read(block: RootContent, next: RootContent | undefined, first: boolean): void {
    if (block.type === 'paragraph') this.#paragraph(block, block, next, first);
    if (block.type === 'list') this.#list(block, first);
    if (block.type === 'table') this.fields.push(...tableFields(block, this.#document));
    if (block.type === 'blockquote')
      for (const [at, inner] of block.children.entries())
        if (inner.type === 'paragraph' || inner.type === 'list') this.read(inner, block.children[at + 1], first);
  }

  /** A heading that is a label, its text the value: `#### Status` above a paragraph, `#### Status: Fixed`. */
  readHeading({ heading, blocks }: Section): void {
    const [, name = '', rest = ''] = /^([^:]{2,40}):?\s*(.*)$/.exec(heading.text) ?? [];
    const plain = plainWords(name);
    const [block] = blocks;
    if (!this.#known.has(plain)) return;
    if (rest !== '') {
      const at = heading.markdown.indexOf(rest);
      const { line, column } = heading.position.start;
      const value = at < 0 ? null : passage(heading.markdown.slice(at), { line, column: column + at }, this.#document);
      // Each such heading is a block of its own.
      if (value !== null) this.fields.push({ name, plain, value, block: { type: 'thematicBreak' } });
    } else if (block?.type === 'paragraph') {
      const place = this.#document.placeOf(block);
      const value = passage(this.#document.markdownAt(place), place.start, this.#document);
      this.fields.push({ name, plain, value, block });
    }
  }

  #list(list: List, first: boolean): void {
    for (const { children } of list.children) {
      const [lead, next] = children;
      if (lead?.type === 'paragraph') this.#paragraph(lead, list, next, first);
    }
  }

  /** The labels of a paragraph, each with its words up to the next label or the end of the paragraph. */
  #paragraph(paragraph: Paragraph, block: RootContent, next: RootContent | undefined, first: boolean): void {
    const place = this.#document.placeOf(paragraph);
    const source = this.#document.markdownAt(place);
    const labels = labelsIn(source, this.#known, first ? this.#known : noLabels);
    for (const [at, label] of labels.entries()) {
      const end = labels[at + 1]?.start ?? source.length;
      const words = withoutSeparator(source.slice(label.end, end));
      if (words.trim() !== '') this.#add(label, words, pointAt(source, label.end, place.start), block);
      else if (at === labels.length - 1 && next?.type === 'paragraph') this.#addNext(label, next);
    }
  }

  #addNext(label: Label, next: Paragraph): void {
    const place = this.#document.placeOf(next);
    const words = this.#document.markdownAt(place);
    if (labelsIn(words, this.#known, this.#known).length === 0) this.#add(label, words, place.start, next);
  }

  #add({ name }: Label, words: string, start: Point, block: RootContent): void {
    this.fields.push({ name, plain: plainWords(name), value: passage(words, start, this.#document), block });
  }
}

const noLabels: ReadonlySet<string> = new Set();

/** A value without the marks that part it from the next on its line. */
function withoutSeparator(words: string): string {
  let end = words.trimEnd();
  for (;;) {
    const shorter = end.slice(0, -8) + end.slice(-8).replace(/(?:[|·•;,/–—\\]|<br\s?\/?>)$/i, '');
    if (shorter === end) return end;
    end = shorter.trimEnd();
  }
}

/** Where the character at `offset` of a text stands that begins at `start`. */
function pointAt(text: string, offset: number, start: Point): Point {
  const lines = text.slice(0, offset).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { line: start.line, column: start.column + last }
    : { line: start.line + lines.length - 1, column: last + 1 };
}
