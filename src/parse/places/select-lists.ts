import type { SetAsideRow, SourceList } from '../../domain/model.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import type { Readers, Row } from '../records/read-row.ts';
import { contextOf, contextOfTitle, isExcluded, type AuditContext } from './context.ts';
import { itemRow, tellsStatus, type ListHeading } from './item-rows.ts';
import { fewestListItems, listsOf, type FoundList } from './found-lists.ts';
import type { Item } from './list-items.ts';
import type { Outline, Section } from './outline.ts';
import { isSeverityHeading, severityOf } from './severity-heading.ts';
import { beginsWithStatus, readTold } from './told-status.ts';

/** A list of the source, read or not. */
export interface ReadList {
  readonly list: Omit<SourceList, 'role' | 'because' | 'records' | 'setAside'>;
  /** Why it is not read; null where it is. */
  readonly declined: string | null;
  /** Why it is read. */
  readonly because: string;
  readonly rows: readonly Row[];
  readonly setAside: readonly SetAsideRow[];
}

/** Reads the lists with boxes, and the lists and lines of ids with statuses, that are findings. */
export function readLists(
  outline: Outline,
  title: string,
  document: SourceDocument,
  readers: Readers,
): readonly ReadList[] {
  const lists = listsOf(outline, document);
  const context = contextOfTitle(title);
  const judged = lists.map((one) => ({ one, why: reasonOf(one, title, context, document, readers) }));
  const someTasks = judged.some(({ one, why }) => one.kind === 'tasks' && why.read);
  return judged.flatMap(({ one, why }) => {
    const read = why.read || (someTasks && why.withOthers);
    // A list without boxes or ids is any list.
    if (!read && one.kind === 'lines' && !why.isList) return [];
    return [describe(one, read ? null : why.because, why.because, document, readers)];
  });
}

interface Reason {
  readonly read: boolean;
  /** Whether it is read where another list of its document is. */
  readonly withOthers: boolean;
  readonly isList: boolean;
  readonly because: string;
}

/** The share of the items that have to begin with an id or be an issue. */
export const shareOfNamedItems = 0.8;
/** The share of lines that have to tell a status that is known. */
export const shareOfKnownStatuses = 2 / 3;

function reasonOf(
  found: FoundList,
  title: string,
  titleContext: AuditContext,
  document: SourceDocument,
  readers: Readers,
): Reason {
  const { kind, items, section, lead, group } = found;
  const no = (because: string, withOthers = false): Reason => ({
    read: false,
    withOthers,
    isList: kind === 'tasks',
    because,
  });
  const withId = items.filter((item) => item?.id != null).length;
  const bare = items.filter((item) => item?.bare === true).length;
  const headings = headingsAbove(section);
  if (kind === 'lines' && withId === 0 && bare < items.length) return no('no item begins with an id');
  const context = contextIn(section, titleContext);
  if (context === 'against' || context === 'mixed')
    return no('the title says that it is something other than a report of findings');
  const isVague = context === 'weak' && ![title, ...headings].some((words) => /\bsecurity\b/i.test(words));
  if (context === 'none' || isVague) return no('neither the title nor a heading above says that it lists findings');
  const excluded = [...headings, lead, group?.text ?? ''].find((words) => words !== title && isExcluded(words));
  if (excluded !== undefined) return no(`it stands under “${excluded}”`);
  if (kind === 'lines') return linesReason(found, withId, bare, document, readers);
  if (items.some((item) => item === null || item.ticked === null))
    return no('some of its items have a box and some have none');
  const yes = (because: string): Reason => ({ read: items.length >= 2, withOthers: true, isList: true, because });
  if (withId > 0 && withId + bare >= items.length * shareOfNamedItems)
    return yes('items with boxes that begin with ids');
  const last = section?.heading.text ?? '';
  if (bare === items.length && [title, ...headings].some((words) => listsFixes.test(words)))
    return yes('items with boxes that are issues, under a heading about findings');
  if (context === 'strong' && isSeverityHeading(last, readers.level)) return yes(`items with boxes under “${last}”`);
  return no('fewer than four of five of its items begin with an id of a finding or are an issue');
}

const listsFixes = /\b(?:findings?|vulnerabilities|audit fixes|fixed|security fixes|audit issues)\b/i;

function linesReason(
  { items, section }: FoundList,
  withId: number,
  bare: number,
  document: SourceDocument,
  readers: Readers,
): Reason {
  const status = section === null ? null : statusHeading(section, readers);
  if (bare === items.length && status !== null)
    return { read: false, withOthers: true, isList: false, because: `issues under “${section?.heading.text ?? ''}”` };
  const told = items.filter((item) => item?.id != null && tellsStatus(item, document, readers)).length;
  const read =
    items.length >= fewestListItems && withId === items.length && told >= items.length * shareOfKnownStatuses;
  const isList = withId === items.length && items.length >= fewestListItems;
  const because = read ? 'ids with statuses' : 'fewer than two of three of its ids have a status that is known';
  return { read, withOthers: false, isList, because };
}

function headingsAbove(section: Section | null): readonly string[] {
  return section === null ? [] : [...section.path, section.heading.text];
}

function contextIn(section: Section | null, title: AuditContext): AuditContext {
  if (section === null || title === 'against' || title === 'mixed') return title;
  // A list stands under the heading itself, which counts as well as those above.
  return contextOf({ ...section, path: headingsAbove(section) }, title);
}

/** The status that a heading gives to the items below it: `Fixed findings`, `Won’t fix`. */
function statusHeading({ heading }: Section, readers: Readers): ListHeading['status'] {
  const words = heading.text
    .replace(/\b(?:findings?|issues?|vulnerabilit(?:y|ies)|items?)\b|\(\d+\)|[:\d]/gi, ' ')
    .trim();
  if (words === '' || words.split(/\s+/).length > 4 || !beginsWithStatus(words, readers.status)) return null;
  const { markdown, position } = heading;
  return readTold({ nodes: [{ type: 'text', value: words }], markdown, position }, readers);
}

function describe(
  found: FoundList,
  declined: string | null,
  because: string,
  document: SourceDocument,
  readers: Readers,
): ReadList {
  const { kind, items, section, group, position } = found;
  const heading = {
    severity: (group === null ? null : severityOf(group, readers.level)) ?? severityAbove(section, readers),
    status: section === null ? null : statusHeading(section, readers),
  };
  const isFinding = ({ id, bare }: Item): boolean =>
    id !== null || bare || because.startsWith('items with boxes under');
  const all = declined === null ? items : [];
  const read = all.filter((item) => item !== null).filter(isFinding);
  const rest = all.filter((item) => item === null || !isFinding(item));
  return {
    list: { section: headingsAbove(section), kind, items: items.length, position },
    declined,
    because,
    rows: withoutShared(read.map((item) => itemRow(item, heading, document, readers))),
    setAside: rest.map((item) => ({
      line: (item?.position ?? position).start.line,
      text: item === null ? '' : plainText(item.words.nodes),
      because: 'no id and no issue',
    })),
  };
}

/** An issue that several items of a list name is not the issue of any. */
function withoutShared(rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { issue } of rows) if (issue !== null) counts.set(issue.url, (counts.get(issue.url) ?? 0) + 1);
  return rows.map((row) =>
    row.issue !== null && (counts.get(row.issue.url) ?? 0) > 1 ? { ...row, issue: null } : row,
  );
}

function severityAbove(section: Section | null, { level }: Readers): ListHeading['severity'] {
  for (let above = section; above !== null; above = above.parent) {
    const rating = severityOf(above.heading, level);
    if (rating !== null) return rating;
  }
  return null;
}
