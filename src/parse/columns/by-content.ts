import { plainWords } from '../../text/words.ts';
import type { Columns, TableWords, WordReaders } from './table-words.ts';
import { isOwnId } from '../records/identity.ts';
import { isWrittenDay } from './status-columns.ts';

// What the cells of a table say of its columns where the headers do not.

/** A column of ids of the author's own, under whatever name. */
export function ownIds(columns: Columns, table: TableWords, { ids }: WordReaders): number | null {
  const taken = new Set(Object.values(columns));
  const found = table.headers.findIndex((header, column) => {
    const name = plainWords(header);
    const possible = (column <= 1 || namesId.test(name)) && !namesOther.test(name) && !namesNoId.test(name);
    return possible && !taken.has(column) && ids.areMostlyIds(table.cells(column)) && areOwn(table.cells(column));
  });
  return found < 0 ? null : found;
}

/** Whether most ids of a column are the author's own, such as `C-01`, and no running numbers. */
export function areOwn(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length > 0 &&
    filled.filter((text) => isOwnId(text) && !isVersion.test(text)).length >= filled.length * shareOfOwnIds
  );
}

/**
 * The title of a table with ids of the author's own, a status or a severity, and no column that is a title by its name:
 * the wordiest of the others, else the ids themselves. Null where the table lists something other than findings.
 */
export function titleOfIds(columns: Columns, table: TableWords, readers: WordReaders): number | null {
  if (columns.id === null) return null;
  const title = wordiest(columns, table, readers);
  if (columns.severity !== null && columns.status !== null && title !== null) return title;
  if (!areOwn(table.cells(columns.id))) return null;
  return listsFindings(columns, title, table, readers) ? (title ?? columns.id) : null;
}

/** The free column with the most, and most varied, words. */
export function wordiest(columns: Columns, table: TableWords, { ids: { isId } }: WordReaders): number | null {
  const taken = new Set(Object.values(columns));
  let best: { readonly column: number; readonly words: number } | null = null;
  for (const [column, header] of table.headers.entries()) {
    const name = plainWords(header);
    if (name === '' || taken.has(column) || aside.test(name)) continue;
    const words = wordsIn(table.cells(column).filter((text) => text !== '' && !isId(text) && !address.test(text)));
    if (words > 0 && (best === null || words > best.words)) best = { column, words };
  }
  return best?.column ?? null;
}

/** Whether most of the statuses that are told are in the vocabulary, in words. */
function tellsStatuses(columns: Columns, table: TableWords, { status }: WordReaders): boolean {
  if (columns.status === null) return false;
  const dated = /\b(?:closed?|closure|fixed|resolved|remediated)\b/.test(
    plainWords(table.headers[columns.status] ?? ''),
  );
  const told = table.cells(columns.status).filter((text) => status(text).kind !== 'unreported');
  const known = told.filter(
    (text) => (/\p{L}/u.test(text) && status(text).kind !== 'unrecognized') || (dated && isWrittenDay(text)),
  );
  return known.length > 0 && known.length * 2 >= told.length;
}

/** Whether most of the severities that are told are on the scale. */
function tellsSeverities(columns: Columns, table: TableWords, { level }: WordReaders): boolean {
  if (columns.severity === null) return false;
  const told = table.cells(columns.severity).filter((text) => text !== '');
  return told.length > 0 && told.filter((text) => level(text) !== null).length * 2 >= told.length;
}

/**
 * Whether a table that is not read as findings looks like some: it tells statuses that are known, has ids of an author's
 * own or severities, and lists nothing else by its name.
 */
export function looksLikeFindings(columns: Columns, table: TableWords, readers: WordReaders): boolean {
  const status = plainWords(table.headers[columns.status ?? -1] ?? '');
  if (!/\b(?:status|state|verdict|disposition|closed)\b/.test(status) || columns.severity === 0) return false;
  if (!tellsStatuses(columns, table, readers) || listsOther(table)) return false;
  const id = columns.id ?? ownIds(columns, table, readers);
  return (id !== null && areOwn(table.cells(id))) || tellsSeverities(columns, table, readers);
}

/** Whether a table is a list of something other than findings, by its first columns and the heading above it. */
function listsOther(table: TableWords): boolean {
  const [id = '', name = ''] = table.headers.map(plainWords);
  const heading = plainWords(table.section.at(-1) ?? '');
  return !namesFindings([...table.headers, heading]) && [id, name, heading].some((one) => namesOther.test(one));
}

/** The share of the ids of a column that must be the author's own: one cell may be empty or odd. */
export const shareOfOwnIds = 0.8;
const isVersion = /^v?\d+\.\d|^v\d+$/i;

/** Names of what is a finding, whoever wrote the list. */
const finding =
  /\b(?:findings?|weakness(?:es)?|vulnerabilit(?:y|ies)|vulns?|defects?|flaws?|poa m|poams?|cves?|bugs?|gaps?|security issues?)\b/;
/** Names of a text that may hold findings, and other lists as well. */
const audit = /\b(?:audits?|pentests?|penetration|assessments?|security|issues?|advisor(?:y|ies))\b/;
/** Names of what other lists list. */
const namesOther =
  /\b(?:controls?|requirements?|reqs?|milestones?|deliverables?|tests?|test cases?|cases?|scenarios?|stor(?:y|ies)|epics?|features?|capabilit(?:y|ies)|articles?|clauses?|criteri(?:on|a)|objectives?|polic(?:y|ies)|practices?|assets?|endpoints?|services?|phases?|sprints?|steps?|rules?|decisions?|adrs?|keps?|rfcs?|metrics?|kpis?|questions?|goals?|safeguards?|documents?|files?|functions?|modules?|checks?|checklists?|activit(?:y|ies)|actions?|tasks?|todos?|work|workstreams?|gates?|jobs?|workflows?|pipelines?|datasets?|fields?|parameters?|variables?|roles?|users?|teams?|stakeholders?|principles?|standards?|regulations?|guidelines?|tools?|environments?|hosts?|devices?|interfaces?|risks?|threats?|assumptions?|roadmap|changelog|release notes|legend|glossary|prs?|pull requests?|commits?)\b/;
const namesId = /(?:^| )(?:ids?|identifier|key|no|nr|number|code|ref|reference|ticket|#)$/;
const namesNoId =
  /(?:^| )ids$|\b(?:versions?|commits?|prs?|sha|hash|files?|lines?|ports?|dates?|release|owner|tag|branch|cvss|cwe|score|section|page|status|state|severity|sev|priority|effort|due|quarter|target|sprint|package|library|module|dependency)\b/;

/** Columns that say something about a finding, but not which it is. */
const aside =
  /\b(?:notes?|comments?|remarks?|dates?|owners?|assignees?|evidence|links?|prs?|commits?|files?|locations?|lines?|versions?|due|verified|source|repo|repository|status|state|fix|remediation|mitigation|recommendations?|recommended|plan|response|resolution|rationale|justification|reason|closure|closed|method|milestones?|scheduled|completion|cwe|cvss|score)\b/;

function listsFindings(columns: Columns, title: number | null, table: TableWords, readers: WordReaders): boolean {
  const told = tellsStatuses(columns, table, readers);
  const rated = tellsSeverities(columns, table, readers);
  const heading = table.section.at(-1) ?? '';
  if (namesFindings([...table.headers, heading])) return told || rated;
  const names = [columns.id, title].map((column) => plainWords(table.headers[column ?? -1] ?? ''));
  if (listsOther(table) || names.some((name) => namesOther.test(name))) return false;
  return told && (rated || table.section.some((one) => audit.test(plainWords(one)) || finding.test(plainWords(one))));
}

function namesFindings(texts: readonly string[]): boolean {
  return texts.some((text) => finding.test(plainWords(text)));
}

/** How many words the cells of a column have on average, repeated cells counted once; 0 where most are repeated. */
function wordsIn(filled: readonly string[]): number {
  const different = new Set(filled);
  if (different.size * 2 < filled.length || filled.length === 0) return 0;
  return [...different].reduce((sum, text) => sum + text.split(/\s+/).length, 0) / filled.length;
}

/** A link or the number of an issue or change alone. */
const address = /^(?:https?:\/\/\S+|(?:[\w.-]+\/[\w.-]+)?#\d+|[–—-]+)$/;
