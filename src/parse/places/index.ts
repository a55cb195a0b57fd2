import type { Settings } from '../../domain/settings.ts';
import { fieldLabels } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import type { SourceDocument } from '../document.ts';
import type { Readers, Row } from '../records/read-row.ts';
import type { ReadTable } from '../tables/table.ts';
import { describeList, describeSections } from './account.ts';
import type { CandidateReaders } from './candidates.ts';
import { headingRow, type HeadingRow } from './heading-rows.ts';
import { joinRows } from './join.ts';
import { contradictions, describeRows, fatesOf, notRead, withListStatus } from './merge.ts';
import { leadLines } from './lead-lines.ts';
import { linesOf, outlineOf, type LineRange, type Outline } from './outline.ts';
import type { Places } from './places.ts';
import { isTold } from './told-status.ts';
import { withoutRepeats } from './repeats.ts';
import { selectHeadings } from './select-headings.ts';
import { readLists } from './select-lists.ts';
import { namesTool, toolTables } from './tool-tables.ts';

/** Reads the findings that stand under headings and in lists, and joins them with those of tables. */
export function readPlaces(
  document: SourceDocument,
  frontTitle: string | null,
  tables: readonly ReadTable[],
  readers: Readers,
  settings: Settings,
): Places {
  const outline = outlineOf(document);
  const title = frontTitle ?? outline.sections[0]?.heading.text ?? '';
  const ofAuditors = tables.filter((table) => table.role === 'findings' && namesTool(table) === null);
  const ownLines = new Set(ofAuditors.map(({ source }) => source.position.start.line));
  const ownIds = new Set(ofAuditors.flatMap((table) => table.rows.flatMap(({ id }) => id ?? [])));
  const selected = selectHeadings(outline, title, ownLines, ownIds, document, withLabels(readers, settings));
  const issueLabels = new Set(settings.vocabulary.columns.issue.map(plainWords));
  const all = selected.accepted.map((candidate) => headingRow(candidate, issueLabels, document, readers));
  const { kept, repeats } = withoutRepeats(all);
  const rows = tables
    .filter(({ role }) => role === 'findings')
    .flatMap((table) => table.rows.map((row) => ({ row, table })));
  const joined = joinRows(rows, kept);
  const free = kept.filter((one) => !joined.has(one));
  const { headings: readHeadings, lists: readsLists } = settings.read;
  const added = readHeadings
    ? free.filter((one) => isTold(one.row.status) || !areListed(joined.size, kept.length))
    : [];
  const left = without(free, added);
  const demoted = toolTables(tables, new Set([...joined.values()].map(({ table }) => table)), added.length);
  const own = rows.filter(({ table }) => !demoted.has(tables.indexOf(table)));
  const read = readLists(outline, title, document, readers);
  const isEmpty = rows.length === 0 && kept.length === 0 && read.every((list) => list.declined !== null);
  const leads = isEmpty ? leadLines(outline, title, document) : null;
  const lists = leads === null ? read : [...read, leads];
  const declined = !readsLists ? byConfiguration : added.length + own.length > 0 ? elsewhere : null;
  const items = lists.flatMap((list, at) =>
    list.declined === null ? list.rows.map((row) => ({ row, section: list.list.section, list: at })) : [],
  );
  const told = readsLists && declined !== null ? joinRows(items, [...added, ...own]) : null;
  const status = (row: Row, key: (typeof own)[number] | (typeof added)[number]): Row =>
    withListStatus(row, told?.get(key)?.row ?? null);
  const reason = readHeadings ? notListed : byConfiguration;
  return {
    rows: [
      ...added.map((one) => ({ row: status(one.row, one), section: one.candidate.section.path, list: null })),
      ...(declined === null ? items : []),
    ],
    described: describeRows(own, joined, told === null || told.size === 0 ? null : status, outline.sections),
    demoted,
    texts: textsOf(outline, kept, joined),
    lists: lists.map((list) => describeList(list, declined)),
    sections: describeSections(
      outline,
      fatesOf(selected, added, [...joined.keys()], { left, because: reason }, repeats),
    ),
    diagnostics: [
      ...added.flatMap(({ diagnostics }) => diagnostics),
      ...contradictions(joined),
      ...notRead(left, reason),
    ],
  };
}

/** The text below the headings of findings; a heading that describes a row may state its status, as any sentence may. */
function textsOf(
  outline: Outline,
  kept: readonly HeadingRow[],
  joined: ReadonlyMap<HeadingRow, unknown>,
): readonly LineRange[] {
  const rows = new Set([...joined.keys()].map(({ row }) => row.source.position.start.line));
  const ranges = linesOf(outline, new Set(kept.map(({ candidate }) => candidate.section)));
  return ranges.map(({ from, to }) => ({ from: rows.has(from) ? from + 1 : from, to }));
}

/** Whether the headings of most findings belong to rows of a table, so that the table is the list its author keeps. */
function areListed(joined: number, all: number): boolean {
  return joined > 0 && joined * 2 >= all;
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  const gone = new Set(some);
  return all.filter((one) => !gone.has(one));
}

const notListed = 'a table lists the findings, and no row of it is this one';
const byConfiguration = 'the configuration says so';
const elsewhere = 'the findings stand in a table or under headings';

function withLabels(readers: Readers, { fields, vocabulary: { columns } }: Settings): CandidateReaders {
  const labels = (role: keyof typeof fieldLabels): ReadonlySet<string> =>
    new Set([...fieldLabels[role], ...fields[role]].map(plainWords));
  const names = (role: 'owner' | 'due'): ReadonlySet<string> => new Set(columns[role].map(plainWords));
  return {
    ...readers,
    labels: { severity: labels('severity'), status: labels('status'), owner: names('owner'), due: names('due') },
  };
}
