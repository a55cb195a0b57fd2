import type { Rating, Verbatim } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { plainText } from '../../markdown/markdown.ts';
import type { SourceDocument } from '../document.ts';
import { withoutId } from '../records/bare-title.ts';
import type { Readers, Row } from '../records/read-row.ts';
import { referencesIn } from '../records/references.ts';
import type { SourceCell } from '../tables/table-rows.ts';
import { firstIssue } from './heading-rows.ts';
import type { Item } from './list-items.ts';
import { passage } from './passage.ts';
import { beginsWithStatus, isTold, readTold, untold, type ToldStatus } from './told-status.ts';

/** What the headings above a list say of its items. */
export interface ListHeading {
  readonly severity: Rating | null;
  /** A heading that is a status, such as `Fixed findings`. */
  readonly status: ToldStatus | null;
}

/**
 * Reads an item of a list as a row of a table would be read. Its status is told by the words after its last dash or colon,
 * else by the heading, else by its box: a ticked one closes, an open one never settles whatever the words say.
 */
export function itemRow(
  item: Item,
  { severity, status }: ListHeading,
  document: SourceDocument,
  readers: Readers,
): Row {
  const { title, tail } = splitTail(item, document, readers);
  const words = plainText(title.nodes);
  const inTitle = referencesIn(title.nodes, readers.bareIssue);
  const all = referencesIn(item.whole.nodes, readers.bareIssue);
  const afterId = new Set(referencesIn(item.words.nodes, readers.bareIssue).map(({ label }) => label));
  const besideId = all.filter(({ label }) => !afterId.has(label));
  return {
    id: item.id,
    title:
      words === ''
        ? idAsTitle(item)
        : withoutId({ markdown: title.markdown, text: words, position: title.position }, item.id),
    // A pull request beside a title is the fix, and several findings may share it.
    issue: firstIssue(item.bare ? all : [...besideId, ...inTitle].filter(({ kind }) => kind === 'issue')),
    tracker: null,
    severity,
    status: statusOf(item, tail, status, readers),
    timeCommitment: null,
    complexity: null,
    benefit: null,
    plan: {},
    extra: [],
    source: { cells: [], position: item.position },
  };
}

/** Whether the words of an item after its last dash or colon are a status that is known. */
export function tellsStatus(item: Item, document: SourceDocument, readers: Readers): boolean {
  const { tail } = splitTail(item, document, readers);
  return tail !== null && isTold(readTold(tail, readers));
}

function idAsTitle({ id, position }: Item): Verbatim {
  return { markdown: id ?? '', text: id ?? '', position };
}

function statusOf(item: Item, tail: SourceCell | null, heading: ToldStatus | null, readers: Readers): ToldStatus {
  const words = tail === null ? heading : readTold(tail, readers);
  if (item.ticked === null || item.box === null) return words ?? untold;
  if (item.ticked && words !== null && isTold(words)) return words;
  if (!item.ticked && words !== null && isTold(words) && !isSettled(words.kind)) return words;
  const { markdown, position } = item.box;
  return {
    kind: item.ticked ? 'closed' : 'fix-needed',
    because: item.ticked ? 'ticked box' : 'open box',
    unsure: null,
    verbatim: tail !== null && words?.verbatim != null ? words.verbatim : { markdown, text: markdown, position },
    references: referencesIn(item.words.nodes, readers.bareIssue),
  };
}

interface Split {
  readonly title: SourceCell;
  /** The words of status; null where there are none. */
  readonly tail: SourceCell | null;
}

/** Parts the words of an item at the last dash, colon or bracket after which words of status stand. */
function splitTail({ words, bare }: Item, document: SourceDocument, readers: Readers): Split {
  const { markdown } = words;
  const isStatus = (piece: string): boolean =>
    beginsWithStatus(plainText(passage(piece, words.position.start, document).nodes), readers.status);
  if (bare || markdown === '') return { title: words, tail: null };
  if (isStatus(markdown)) return cutAt(words, 0, 0, document);
  for (const { index, 0: mark } of [...markdown.matchAll(separator)].toReversed().slice(0, 4)) {
    const from = index + mark.length;
    if (!isStatus(markdown.slice(from))) continue;
    return cutAt(words, index, /[([]$/.test(mark) ? index + mark.length - 1 : from, document);
  }
  return { title: words, tail: null };
}

const separator = /(?<=\S(?:~~|\*\*|__))\s+(?=[^\s–—-])|\s+[-–—]+\s+|\s*—\s*|:\s+|\s+→\s+|\s+\\?[([](?=[A-Za-z])/g;

function cutAt({ markdown, position }: SourceCell, end: number, begin: number, document: SourceDocument): Split {
  const { line, column } = position.start;
  const lines = markdown.slice(0, begin).split('\n');
  const last = lines.at(-1)?.length ?? 0;
  const start =
    lines.length === 1 ? { line, column: column + last } : { line: line + lines.length - 1, column: last + 1 };
  return {
    title: passage(markdown.slice(0, end), position.start, document),
    tail: passage(markdown.slice(begin), start, document),
  };
}
