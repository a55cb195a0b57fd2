import type { List, Paragraph, RootContent } from 'mdast';
import type { Position, SourceList, Verbatim } from '../../domain/model.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import { itemOf, lineItem, type Item } from './list-items.ts';
import type { Outline, Section } from './outline.ts';
import { ownIdAt } from './own-id.ts';
import { passage } from './passage.ts';

/** A list with its items and what stands above it. */
export interface FoundList {
  readonly kind: SourceList['kind'];
  readonly items: readonly (Item | null)[];
  readonly section: Section | null;
  /** The paragraph right above it, where that leads to it. */
  readonly lead: string;
  /** The item it stands in, where that names a group and no finding: `- High`; else null. */
  readonly group: Verbatim | null;
  readonly position: Position;
}

/** Lists what may be findings: lists with boxes, and lists and paragraphs whose lines begin with ids. */
export function listsOf({ opening, sections }: Outline, document: SourceDocument): readonly FoundList[] {
  const places = [
    { section: null, blocks: opening },
    ...sections.map((section) => ({ section, blocks: section.blocks })),
  ];
  return places.flatMap(({ section, blocks }) =>
    blocks.flatMap((block, at) =>
      foundIn(block, document).map((found): FoundList => ({ ...found, section, lead: leadOf(blocks[at - 1]) })),
    ),
  );
}

type Standing = Omit<FoundList, 'section' | 'lead'>;

function foundIn(block: RootContent, document: SourceDocument): readonly Standing[] {
  if (block.type === 'paragraph') return fromLines(block, document);
  if (block.type !== 'list') return [];
  const groups = groupsOf(block);
  if (groups.length === 0) return fromList(block, null, document);
  return groups.flatMap(({ lead, list }) => fromList(list, lead, document));
}

/** The lists in the items of a list of groups: each item a few words and a list with boxes. Empty for any other list. */
function groupsOf({ children }: List): readonly { readonly lead: Paragraph; readonly list: List }[] {
  const groups = children.flatMap(({ children: [lead, list, more] }) =>
    lead?.type === 'paragraph' && list?.type === 'list' && more === undefined && isGroup(lead, list)
      ? [{ lead, list }]
      : [],
  );
  return groups.length === children.length ? groups : [];
}

function isGroup(lead: Paragraph, { children }: List): boolean {
  return !mayBegin(plainText(lead.children)) && children.some(({ checked }) => typeof checked === 'boolean');
}

function fromList(list: List, lead: Paragraph | null, document: SourceDocument): readonly Standing[] {
  const { children } = list;
  const boxed = children.some(({ checked }) => typeof checked === 'boolean');
  const first = children[0]?.children[0];
  if (!boxed && (first?.type !== 'paragraph' || !mayBegin(plainText(first.children)))) return [];
  const items = children.map((item) => itemOf(item, document));
  const group = lead === null ? null : groupName(lead, document);
  return [{ kind: boxed ? 'tasks' : 'lines', items, group, position: document.placeOf(list) }];
}

/** The words of a group, without its box. */
function groupName(lead: Paragraph, document: SourceDocument): Verbatim {
  const place = document.placeOf(lead);
  const { nodes, markdown, position } = passage(
    document.markdownAt(place).replace(/^\[[ xX]\]\s+/, ''),
    place.start,
    document,
  );
  return { markdown, text: plainText(nodes), position };
}

/** Whether the first words of a list or paragraph are an id or an issue, so that it is worth a closer look. */
function mayBegin(text: string): boolean {
  return ownIdAt(text) !== null || /^(?:#\d|https?:|[\w.-]+\/[\w.-]+#\d|\[[A-Z]|Audit )/.test(text);
}

function fromLines(paragraph: Paragraph, document: SourceDocument): readonly Standing[] {
  const { start } = document.placeOf(paragraph);
  const lines = document.markdownAt(document.placeOf(paragraph)).split('\n');
  if (!mayBegin((lines[0] ?? '').replace(/^[*_`\s]+/, ''))) return [];
  if (lines.length < fewestListItems || lines.some((line) => line.length > 500)) return [];
  const items = lines.map((line, at) =>
    lineItem(line, { line: start.line + at, column: at === 0 ? start.column : 1 }, document),
  );
  return [{ kind: 'lines', items, group: null, position: document.placeOf(paragraph) }];
}

/** Lines or items with ids that make a list of statuses. */
export const fewestListItems = 3;

function leadOf(block: RootContent | undefined): string {
  const text = block?.type === 'paragraph' ? plainText(block.children) : '';
  return /[:：]$/.test(text) ? text.slice(-200) : '';
}
