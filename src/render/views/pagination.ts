import type { StatusReport } from '../../domain/model.ts';
import type { FindingGroup, FindingRow, WorkRow } from './row-model.ts';
import type { StatusView } from './view-model.ts';
import { say } from '../catalogue/say.ts';
import type { LabelKey, Words } from '../catalogue/words.ts';

/** Findings in pieces of `size`, which have headings of their own where there are several. */
export function inGroups(rows: readonly FindingRow[], size: number, { counts }: Words): readonly FindingGroup[] {
  const groups: FindingGroup[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const findings = rows.slice(at, at + size);
    const heading = rows.length > size;
    const caption = heading ? counts.findingRange(at + 1, at + findings.length) : counts.allFindings(rows.length);
    groups.push({ anchor: `findings-from-${at + 1}`, caption, heading, startsPart: false, findings });
  }
  return groups;
}

/** Remaining work in pieces of `size`. */
export function workGroups(rows: readonly WorkRow[], size: number, words: Words): StatusView['workGroups'] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => {
    const piece = rows.slice(at * size, (at + 1) * size);
    const caption =
      rows.length > size ? words.counts.workRange(at * size + 1, at * size + piece.length) : say(words, 'allWork');
    return { caption, startsPart: false, rows: piece };
  });
}

/** The tables of a report, of findings and of remaining work. */
interface Tables {
  readonly groups: readonly FindingGroup[];
  readonly workGroups: StatusView['workGroups'];
}

/**
 * Divides the tables of a long printed report among parts of about the same length. Parts are printed one by one, each
 * from a new page on: a browser needs memory for all that it prints at once, and what is printed is completed meanwhile.
 */
export function inParts({ groups, workGroups }: Tables): Tables {
  const starts = partStarts([
    ...groups.map(({ findings }) => findings.length),
    ...workGroups.map(({ rows }) => rows.length),
  ]);
  return {
    groups: groups.map((group, at) => ({ ...group, startsPart: starts[at] ?? false })),
    workGroups: workGroups.map((group, at) => ({ ...group, startsPart: starts[groups.length + at] ?? false })),
  };
}

/** Returns which of tables with so many rows begin a part. */
export function partStarts(sizes: readonly number[]): readonly boolean[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (all <= undividedRows) return sizes.map(() => false);
  let rows = 0;
  return sizes.map((size) => {
    const starts = rows > 0 && rows + size > rowsOfPart;
    rows = starts ? size : rows + size;
    return starts;
  });
}

/** Rows up to which parts save little: each begins a page, and the one before may be left nearly empty. */
export const undividedRows = 1000;
/**
 * The most rows of one part, three tables. Of 10,000 findings, parts of 400 rows take a tenth more processor time than those
 * of 1,000, and parts of 2,000 half as much again and half as much more memory.
 */
export const rowsOfPart = 600;

/** Rows in one printed table: Chromium's time grows with the square of a table's rows. */
export const rowsOfPrintedTable = 200;

/** Rows in one table on a screen: a browser lays a table out as a whole, and passes over those that are out of sight. */
export const rowsOfScreenTable = 1000;

/** Rows in one table of findings or remaining work. Markdown has no pages, and its tables are read as a whole. */
export function tableSize(format: 'html' | 'markdown', printed: boolean): number {
  if (printed) return rowsOfPrintedTable;
  return format === 'html' ? rowsOfScreenTable : Number.MAX_SAFE_INTEGER;
}

/** Findings from which a page gets a table of contents: more than a screen of rows. */
export const longPage = 30;
/** The same in print, where it takes paper. */
export const longReport = 200;

/** The table of contents of a long report; empty for a short one. */
export function contentsOf(
  groups: readonly FindingGroup[],
  { findings, remainingWork, outcomes }: StatusReport,
  hasNext: boolean,
  printed: boolean,
  words: Words,
): StatusView['contents'] {
  if (findings.length < (printed ? longReport : longPage)) return [];
  const entry = (anchor: string, key: LabelKey, below = false): StatusView['contents'][number] => {
    return { anchor, label: say(words, key), below };
  };
  return [
    entry('summary', 'whereItStands'),
    ...(hasNext ? [entry('next', 'whatToDoFirst')] : []),
    entry('contradictions', 'contradictions'),
    entry('findings', 'findings'),
    ...groups.filter(({ heading }) => heading).map(({ anchor, caption }) => ({ anchor, label: caption, below: true })),
    ...(remainingWork.length === 0 ? [] : [entry('work', 'remainingWork')]),
    ...(outcomes.length === 0 ? [] : [entry('outcomes', 'outcomes')]),
    entry('account', 'howItWasRead'),
    entry('notes', 'allNotes', true),
  ];
}
