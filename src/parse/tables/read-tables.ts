import type { Columns, TableWords } from '../columns/table-words.ts';
import type { Settings } from '../../domain/settings.ts';
import { plainWords } from '../../text/words.ts';
import { assign } from '../columns/assign-columns.ts';
import { candidatesIn, readColumns } from '../columns/columns.ts';
import { isPackageList } from '../columns/dependency-table.ts';
import type { RawTable, SourceDocument } from '../document.ts';
import { isOwnId } from '../records/identity.ts';
import type { Readers } from '../records/read-row.ts';
import { countFindingHeadings, isBeside, type SectionHeading } from './beside-the-audit.ts';
import { cardOf } from './cards.ts';
import { readTable, tableWords, type ReadTable } from './table.ts';

/** Finds out what each table of a document is, and reads its rows where they are records. */
export function readTables(
  { tables, headings }: Pick<SourceDocument, 'tables' | 'headings'>,
  readers: Readers,
  settings: Settings,
): readonly ReadTable[] {
  const below = new Map<string, number>();
  for (const raw of tables) below.set(placeOf(raw), (below.get(placeOf(raw)) ?? 0) + 1);
  const cards = tables.map((raw) => cardOf(raw, settings.vocabulary, readers, below.get(placeOf(raw)) === 1));
  const all = tables.map((source, at) => ({ source, raw: cards[at] ?? source }));
  const words = all.map(({ raw }) => tableWords(raw));
  const columns = sameForSameHeader(
    words,
    words.map((table) => assign(candidatesIn(table, settings.vocabulary), table, readers)),
    all.map(({ raw }) => raw.rows.length),
  );
  const read = all.map(({ source, raw }, at) => {
    const table = words[at] ?? tableWords(raw);
    return readTable(
      source,
      raw,
      readColumns(table, settings.vocabulary, readers, columns[at]),
      table,
      readers,
      settings,
    );
  });
  return withoutRepeats(withoutBeside(read, headings, readers));
}

/** The heading that a table stands below. */
function placeOf({ section }: RawTable): string {
  return `${section.at(-1)?.position.start.line ?? ''}`;
}

/** Sets the output of tools and lists of packages aside where the findings of the audit stand elsewhere. */
function withoutBeside(
  read: readonly ReadTable[],
  headings: readonly SectionHeading[],
  readers: Readers,
): readonly ReadTable[] {
  const beside = new Set(read.filter((one) => one.role === 'findings' && !one.isSet && isBesideAudit(one, readers)));
  const others = read.some((one) => one.role === 'findings' && one.rows.length > 0 && !beside.has(one));
  if (beside.size === 0 || (!others && countFindingHeadings(headings, readers.level) < severalHeadings)) return read;
  const because = 'the output of a tool or a list of packages; the findings of the audit stand elsewhere';
  return read.map((one) => (beside.has(one) ? setAside(one, because) : one));
}

/** Headings that are findings, from which on they are those of the audit: one may only look so. */
export const severalHeadings = 2;

/** Whether a table stands where tools and packages are listed, and tells no statuses of findings with ids of their own. */
function isBesideAudit({ raw, words, reading: { columns }, rows }: ReadTable, { ids }: Readers): boolean {
  const told = columns.status !== null && rows.some(({ status }) => status.kind !== 'unreported');
  const own = columns.id !== null && ids.areMostlyIds(words.cells(columns.id)) && rows.some(({ id }) => isOwnId(id));
  return !(told && own) && (isBeside(raw.section.map(({ text }) => text)) || isPackageList(words, columns.status));
}

/** Sets cards aside that tell more of findings which are rows of a table as well, and plans that name only their ids. */
function withoutRepeats(read: readonly ReadTable[]): readonly ReadTable[] {
  if (!read.some(isSecondary)) return read;
  const known = new Set<string>();
  for (const one of read)
    if (one.role === 'findings' && !isSecondary(one))
      for (const { id, title } of one.rows) known.add(id?.toLowerCase() ?? '').add(plainWords(title.text));
  known.delete('');
  return read.map((one) => {
    if (one.role !== 'findings' || one.isSet || one.rows.length === 0 || !isSecondary(one)) return one;
    const repeats = one.rows.every(
      ({ id, title }) => known.has(id?.toLowerCase() ?? '') || known.has(plainWords(title.text)),
    );
    return repeats ? setAside(one, 'tells more of findings that are rows of another table') : one;
  });
}

/** A card, or a table that has no titles but ids. */
function isSecondary({ raw, source, reading: { columns } }: ReadTable): boolean {
  return raw !== source || (columns.title !== null && columns.title === columns.id);
}

function setAside(table: ReadTable, because: string): ReadTable {
  return { ...table, role: 'other', because, rows: [], setAside: [], diagnostics: [] };
}

/** Gives tables of one header the same roles for their columns: those that fit the most rows. */
function sameForSameHeader(
  tables: readonly TableWords[],
  columns: readonly Columns[],
  rows: readonly number[],
): readonly Columns[] {
  const keys = tables.map(({ headers }) => headers.map(plainWords).join('|'));
  const votes = new Map<string, Map<string, { readonly columns: Columns; rows: number }>>();
  for (const [at, key] of keys.entries()) {
    const own = columns[at];
    if (own === undefined) continue;
    const known = votes.get(key) ?? new Map<string, { readonly columns: Columns; rows: number }>();
    const vote = known.get(JSON.stringify(own)) ?? { columns: own, rows: 0 };
    vote.rows += rows[at] ?? 0;
    votes.set(key, known.set(JSON.stringify(own), vote));
  }
  return columns.map((own, at) => {
    const [most] = [...(votes.get(keys[at] ?? '')?.values() ?? [])].toSorted((a, b) => b.rows - a.rows);
    return most?.columns ?? own;
  });
}
