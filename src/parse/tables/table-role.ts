import type { TableRole } from '../../domain/model.ts';
import type { ColumnRole } from '../../domain/vocabulary.ts';
import { isDash, plainWords } from '../../text/words.ts';
import { areOwn } from '../columns/by-content.ts';
import { isWrittenDay } from '../columns/status-columns.ts';
import { statusOfHeading } from '../records/section-status.ts';
import type { ColumnCandidate } from '../columns/column-names.ts';
import type { Columns, TableWords, WordReaders } from '../columns/table-words.ts';

/** What a table is, and why. */
export interface Judgement {
  readonly role: TableRole;
  readonly because: string;
}

/** Says what a table is by the roles of its columns. */
export function judge(
  columns: Columns,
  candidates: readonly ColumnCandidate[],
  table: TableWords,
  readers: WordReaders,
): Judgement {
  const nameOf = (role: ColumnRole): string =>
    candidates.find((one) => one.role === role && one.column === columns[role])?.name ?? '';
  const header = (role: ColumnRole): string => `“${table.headers[columns[role] ?? -1] ?? ''}”`;
  const has = (role: ColumnRole): boolean => columns[role] !== null;
  const cells = (role: ColumnRole): readonly string[] => table.cells(columns[role] ?? -1);
  const other = (because: string): Judgement => ({ role: 'other', because });
  if (!has('title')) return other('no column names a finding');
  if (!has('id') && !has('severity') && namesControls.test(plainWords(table.headers[0] ?? '')))
    return other(`“${table.headers[0] ?? ''}” makes it a list of something else`);
  if (!areOwn(cells('id')) && areCounts(cells('title'), has('id'))) return other(`${header('title')} holds counts`);
  if (has('status') && !namesVersion.test(nameOf('status')) && areCounts(cells('status'), true))
    return other(`${header('status')} holds counts`);
  const weak = weakTitles.has(nameOf('title')) || nameOf('title') === '';
  if (weak && !has('id') && !has('issue'))
    return other(`${header('title')} alone, without an id or an issue, is not a finding`);
  const severe = has('severity') && cells('severity').some((text) => readers.level(text) !== null);
  const estimates = (['timeCommitment', 'complexity', 'benefit'] as const).filter(has);
  const strong = estimates.some((role) => !weakEstimates.has(nameOf(role)));
  if (estimates.length >= 2 && strong && !(severe && has('status') && nameOf('severity').startsWith('sev')))
    return { role: 'remaining-work', because: `columns ${[header('title'), ...estimates.map(header)].join(', ')}` };
  const telling = (['status', 'severity'] as const).filter(has);
  if (weak && !severe && !knowsStatuses(cells('status'), readers))
    return other(`${header('title')} without a severity, or statuses that are known, is not a finding`);
  if (vagueTitles.has(nameOf('title')) && !has('id') && !has('issue') && !severe && !knowsOne(cells('status'), readers))
    return other(`${header('title')} with statuses of which none is known is not a finding`);
  const findings = (roles: readonly ColumnRole[]): Judgement => ({
    role: 'findings',
    because: `columns ${roles.map(header).join(', ')}`,
  });
  if (telling.length > 0) return findings(['title', ...telling]);
  const heading = table.section.find((one) => statusOfHeading(one, readers.status) !== null);
  if (heading !== undefined && !weak && /\b(?:finding|vulnerabilit|weakness|defect)/.test(plainWords(heading)))
    return { role: 'findings', because: `column ${header('title')} under “${heading}”` };
  if (has('id') && has('issue')) return findings(['id', 'title', 'issue']);
  if (has('id') && !weak && listsFindings(cells('id'), table)) return findings(['id', 'title']);
  return other(`${header('title')}, but no status, severity or issue`);
}

/** The first column of lists of controls and the like, which may have a column of findings as well. */
const namesControls =
  /^(?:control|requirement|req|test|test case|milestone|task|check|policy|document|deliverable|asset|article) (?:id|ref|no|nr|number|name|#)$/;

/** Names that are a title only where the row has an id or an issue of its own, since legends use them too. */
const weakTitles: ReadonlySet<string> = new Set([
  'name', 'summary', 'description', 'short description', 'component', 'package', 'dependency', 'threat', 'alert',
  'recommendation',
]); // prettier-ignore
/** Names that other lists use as well: of proposals, of tasks. */
const vagueTitles: ReadonlySet<string> = new Set(['title', 'issue', 'issues', 'problem', 'headline', 'point']);
/** Names of status columns that hold versions, which look like counts. */
const namesVersion = /\b(?:in|by|versions?)$/;
/** Names that mean remaining work only beside a more telling one. */
const weakEstimates: ReadonlySet<string> = new Set(['difficulty', 'impact', 'value', 'cost', 'time', 'estimate']);

/** Numbers that repeat or do not run on are counts; running numbers are the ids of findings without titles. */
function areCounts(cells: readonly string[], hasId: boolean): boolean {
  const filled = cells.filter((text) => !isDash(text));
  if (filled.length === 0 || !filled.every((text) => count.test(text))) return false;
  return hasId || !filled.every((text, at) => Number(text) === Number(filled[0]) + at);
}

/** `12`, `3/4`, `40%`, `3 (1 fixed)`, `2 of 5`. */
const count = /^\d[\d.,]*\s*%?(?:\s*(?:\/|of)\s*\d+)?(?:\s*\([^()]*\))?$/;

/** Whether most of the statuses that are told are in the vocabulary. */
function knowsStatuses(cells: readonly string[], { status }: WordReaders): boolean {
  const kinds = cells
    .map((text) => (isWrittenDay(text) ? 'closed' : status(text).kind))
    .filter((kind) => kind !== 'unreported');
  return kinds.filter((kind) => kind !== 'unrecognized').length * 2 >= kinds.length;
}

/** Whether a status that is told is in the vocabulary, or names a change; true where none is told. */
function knowsOne(cells: readonly string[], { status }: WordReaders): boolean {
  const filled = cells.filter((text) => status(text).kind !== 'unreported');
  return filled.length === 0 || filled.some((text) => /\d/.test(text) || status(text).kind !== 'unrecognized');
}

/** A list without statuses is one of findings where its ids are an author's own, or a heading says so; not a contents. */
function listsFindings(ids: readonly string[], { headers, section }: TableWords): boolean {
  if (headers.some((header) => /^pages?$/.test(plainWords(header)))) return false;
  return (
    areOwn(ids) ||
    section.some((heading) => /\b(?:findings?|vulnerabilit(?:y|ies)|issues?)\b/.test(plainWords(heading)))
  );
}
