import type { TableRole } from '../model.ts';
import { columnRoles, qualifiers, type ColumnRole, type Vocabulary } from '../vocabulary.ts';
import { plainWords } from '../words.ts';
import type { LevelReader } from './rating.ts';

/** What a table is taken for, and what each of its columns is for. */
export interface TableReading {
  readonly role: TableRole;
  readonly because: string;
  readonly columns: { readonly [role in ColumnRole]: number | null };
  /** Whether the status column speaks of the fix alone. */
  readonly fixColumn: boolean;
  /** Columns that lost a role to another of the same name. */
  readonly rivals: readonly { readonly role: ColumnRole; readonly column: number }[];
}

/** A table reduced to the words of its header and cells. */
export interface TableWords {
  readonly headers: readonly string[];
  /** The words of the cells of one column. */
  readonly cells: (column: number) => readonly string[];
}

/** Finds out by its columns what a table is; heading, order and position do not matter. */
export function readColumns(table: TableWords, vocabulary: Vocabulary, level: LevelReader): TableReading {
  const candidates = table.headers.flatMap((header, column) => candidatesOf(header, column, vocabulary));
  const columns = assign(candidates, table, level);
  const status = candidates.find((candidate) => candidate.role === 'status' && candidate.column === columns.status);
  const rivals = candidates.filter(
    ({ role, column, name }) =>
      role === 'status' && column !== columns.status && name === status?.name && !taken(columns, column),
  );
  const fixColumn = status !== undefined && vocabulary.fixColumns.map(plainWords).includes(status.name);
  return { ...judge(columns, candidates, table), columns, fixColumn, rivals };
}

interface Candidate {
  readonly role: ColumnRole;
  readonly column: number;
  /** The synonym it was recognised by. */
  readonly name: string;
  /** Lower is more telling. */
  readonly rank: number;
}

type Columns = { [role in ColumnRole]: number | null };

/** Names that are a title only where the row has an id or an issue of its own, since legends use them too. */
const weakTitles: ReadonlySet<string> = new Set(['name', 'summary', 'description', 'component']);
/** Names that are a severity only where the cells say so. */
const weakSeverities: ReadonlySet<string> = new Set(['level', 'rating', 'risk', 'importance', 'priority', 'impact']);
/** Names that speak of remaining work only beside a more telling one. */
const weakEstimates: ReadonlySet<string> = new Set(['difficulty', 'impact', 'value', 'cost', 'time', 'estimate']);
/** Words in a header that make it the older of two statuses. */
const older = /\b(?:original|initial|previous|old|reported)\b/;

function candidatesOf(header: string, column: number, vocabulary: Vocabulary): Candidate[] {
  const spellings = [plainWords(header), plainWords(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))];
  return columnRoles.flatMap((role) => {
    const synonyms = vocabulary.columns[role].map(plainWords);
    for (const [cost, spelling] of spellings.flatMap(shortenings).entries()) {
      const rank = synonyms.indexOf(spelling);
      if (spelling === '' || rank < 0) continue;
      return [{ role, column, name: spelling, rank: rank + cost / 100 + (older.test(plainWords(header)) ? 0.5 : 0) }];
    }
    return [];
  });
}

/** A header without its leading qualifiers, one after another: `current dd status`, `dd status`, `status`. */
function shortenings(spelling: string): string[] {
  const words = spelling.split(' ');
  let count = 0;
  while (count < words.length - 1 && qualifiers.has(words[count] ?? '')) count += 1;
  return Array.from({ length: count + 1 }, (_, skip) => words.slice(skip).join(' '));
}

function assign(candidates: readonly Candidate[], table: TableWords, level: LevelReader): Columns {
  const columns: Columns = {
    id: null, title: null, issue: null, status: null, severity: null, timeCommitment: null, complexity: null, benefit: null,
  }; // prettier-ignore
  const best = (role: ColumnRole, fits: (candidate: Candidate) => boolean = () => true): number | null =>
    candidates
      .filter((candidate) => candidate.role === role && !taken(columns, candidate.column) && fits(candidate))
      .toSorted((a, b) => a.rank - b.rank || a.column - b.column)[0]?.column ?? null;
  columns.title = best('title');
  columns.id = best('id');
  columns.status = best('status');
  columns.timeCommitment = best('timeCommitment');
  columns.complexity = best('complexity');
  if (columns.timeCommitment !== null || columns.complexity !== null) columns.benefit = best('benefit');
  columns.severity = best('severity', ({ name, column }) => {
    return (
      !weakSeverities.has(name) || table.cells(column).some((text) => level(text) !== null || /^\W*P\d\b/i.test(text))
    );
  });
  columns.issue = best('issue');
  columns.id ??= idByContent(columns, candidates, table);
  return columns;
}

/** A column of ids under a name that is usually for something else, or under none. */
function idByContent(columns: Columns, candidates: readonly Candidate[], table: TableWords): number | null {
  const index = table.headers.findIndex((header, column) => {
    const possible =
      plainWords(header) === '' ||
      candidates.some((candidate) => candidate.column === column && /^(?:finding|issue|risk)$/.test(candidate.name));
    return possible && (column === columns.issue || !taken(columns, column)) && looksLikeIds(table.cells(column));
  });
  if (index >= 0 && index === columns.issue) columns.issue = null;
  return index < 0 ? null : index;
}

function looksLikeIds(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.length > 0 && filled.every((text) => idPattern.test(text)) && new Set(filled).size === filled.length;
}

/** An id alone: `7`, `C-01`, `[M-2]`, `PII-003`, `NOT23.1`. */
export const idPattern = /^\[?(?:[\p{L}\d]{1,20}[-_.#])*\p{L}{0,12}\d+\p{L}?\]?$/u;

function taken(columns: Columns, column: number): boolean {
  return Object.values(columns).includes(column);
}

function judge(
  columns: Columns,
  candidates: readonly Candidate[],
  table: TableWords,
): Pick<TableReading, 'role' | 'because'> {
  const nameOf = (role: ColumnRole): string =>
    candidates.find((one) => one.role === role && one.column === columns[role])?.name ?? '';
  const header = (role: ColumnRole): string => `“${table.headers[columns[role] ?? -1] ?? ''}”`;
  const has = (role: ColumnRole): boolean => columns[role] !== null;
  if (!has('title')) return { role: 'other', because: 'no column names a finding' };
  if (weakTitles.has(nameOf('title')) && !has('id') && !has('issue'))
    return { role: 'other', because: `${header('title')} alone, without an id or an issue, is not a finding` };
  if (isCount(table.cells(columns.title ?? 0), has('id')))
    return { role: 'other', because: `${header('title')} holds counts` };
  const estimates = (['timeCommitment', 'complexity', 'benefit'] as const).filter(has);
  if (estimates.length >= 2 && estimates.some((role) => !weakEstimates.has(nameOf(role))))
    return { role: 'remaining-work', because: `columns ${[header('title'), ...estimates.map(header)].join(', ')}` };
  const telling = (['status', 'severity'] as const).filter(has);
  if (telling.length > 0)
    return { role: 'findings', because: `columns ${[header('title'), ...telling.map(header)].join(', ')}` };
  if (has('id') && has('issue'))
    return { role: 'findings', because: `columns ${[header('id'), header('title'), header('issue')].join(', ')}` };
  return { role: 'other', because: `${header('title')}, but no status, severity or issue` };
}

/** Numbers that repeat or do not run on are counts; running numbers are the ids of findings without titles. */
function isCount(cells: readonly string[], hasId: boolean): boolean {
  const filled = cells.filter((text) => text !== '');
  if (filled.length === 0 || !filled.every((text) => /^[\d.,%]+$/.test(text))) return false;
  return hasId || !filled.every((text, at) => Number(text) === Number(filled[0]) + at);
}
