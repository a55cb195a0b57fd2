import type { RootContent } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import { contextOf, contextOfTitle } from './context.ts';
import type { Outline, Section } from './outline.ts';
import { ownIdAt } from './own-id.ts';
import type { ReadList } from './select-lists.ts';

/** Accounts for paragraphs and folded passages that begin with ids, which are not read; null for fewer than two. */
export function leadLines({ opening, sections }: Outline, title: string, document: SourceDocument): ReadList | null {
  const ofTitle = contextOfTitle(title);
  const isReport = (section: Section): boolean => contextOf(section, ofTitle) === 'strong';
  const blocks = [
    ...(ofTitle === 'strong' ? opening : []),
    ...sections.filter(isReport).flatMap((section) => section.blocks),
  ];
  const leads = blocks.filter((block) => ownIdAt(headOf(block)) !== null);
  const [first] = leads;
  if (first === undefined || leads.length < 2) return null;
  const because = 'its ids stand in paragraphs in bold or folded passages, and not at the head of headings or items';
  return {
    list: { section: [], kind: 'lines', items: leads.length, position: document.placeOf(first) },
    declined: because,
    because,
    rows: [],
    setAside: [],
  };
}

/** The words in bold that a paragraph begins with, or those that a folded passage shows. */
function headOf(block: RootContent): string {
  if (block.type === 'html') return /<summary>\s*([^<]{1,200})/i.exec(block.value)?.[1]?.trim() ?? '';
  const [lead] = block.type === 'paragraph' ? block.children : [];
  return lead?.type === 'strong' ? plainText([lead]) : '';
}
