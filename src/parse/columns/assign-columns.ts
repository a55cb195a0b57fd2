import type { ColumnRole } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { areOwn, ownIds, titleOfIds, wordiest } from './by-content.ts';
import type { ColumnCandidate } from './column-names.ts';
import { nameOwners, tellDueDates } from './plans.ts';
import type { Columns, TableWords, WordReaders } from './table-words.ts';
import { areIssues } from '../records/ids.ts';

/** Gives each role the most telling column that fits it. */
export function assign(candidates: readonly ColumnCandidate[], table: TableWords, readers: WordReaders): Columns {
  const columns: { [role in ColumnRole]: number | null } = {
    id: null, title: null, issue: null, status: null, severity: null, timeCommitment: null, complexity: null, benefit: null,
    owner: null, due: null,
  }; // prettier-ignore
  const best = (role: ColumnRole, fits: (candidate: ColumnCandidate) => boolean = () => true): number | null =>
    candidates
      .filter((candidate) => candidate.role === role && !isTaken(columns, candidate.column) && fits(candidate))
      .toSorted((a, b) => a.rank - b.rank || a.column - b.column)[0]?.column ?? null;
  columns.title = best('title', ({ column }) => !namesNothing(table.cells(column), readers));
  columns.id = best('id', ({ name, column }) => !weakIds.has(name) || readers.ids.areMostlyIds(table.cells(column)));
  if (columns.title === null) {
    columns.id ??= idByContent(columns, candidates, table, readers);
    if (columns.id === null || !areOwn(table.cells(columns.id))) columns.title = best('title');
  }
  columns.status = best('status', (candidate) => suggestsStatus(candidate, table, readers));
  columns.severity = best('severity', ({ name }) => name.startsWith('sev'));
  columns.timeCommitment = best('timeCommitment');
  columns.complexity = best('complexity');
  if (isEstimated(columns)) columns.benefit = best('benefit');
  columns.severity ??= best('severity', (candidate) => suggestsSeverity(candidate, table, readers));
  columns.issue = best('issue', ({ column }) => !readers.ids.areIds(table.cells(column))) ?? best('issue');
  columns.id ??= idByContent(columns, candidates, table, readers) ?? ownIds(columns, table, readers);
  if (columns.id !== null && columns.id === columns.issue) columns.issue = null;
  columns.title ??= candidates.some(({ role, column }) => role === 'title' && column === columns.id)
    ? (wordiest(columns, table, readers) ?? columns.id)
    : titleOfIds(columns, table, readers);
  columns.owner = best('owner', ({ column }) => nameOwners(table.cells(column)));
  columns.due = best('due', ({ name, column }) => tellDueDates(name, table.cells(column)));
  return columns;
}

/** Whether a column has a role already. */
export function isTaken(columns: Columns, column: number): boolean {
  return Object.values(columns).includes(column);
}

/** Names that are an id only where the cells look like ids. */
const weakIds: ReadonlySet<string> = new Set(['ref', 'reference', 'key', 'code', 'number', 'cve', 'cve id', 'ghsa', 'advisory']); // prettier-ignore
/** Names that are a severity only where the cells say so. */
const weakSeverities: ReadonlySet<string> = new Set(['level', 'rating', 'risk', 'importance', 'priority', 'impact']);
/** Names that are a status whatever the cells say; others may head a column of advice. */
const strongStatuses =
  /\b(?:status|state|verdict|disposition|outcome|fixed|resolved|mitigated|addressed|remediated|closed?|closure)\b/;
/** Names of a column that as often describes the fix: only where most cells answer is it a status. */
const descriptions = /^(?:fix|fixes|mitigation|remediation)$/;

/** Whether the cells of a column are ids or issues alone, so that the title must be in another. */
function namesNothing(cells: readonly string[], { ids }: WordReaders): boolean {
  return ids.areIds(cells) || areIssues(cells);
}

/** Whether a column is a status by its name, or by its cells where the name may head advice as well. */
function suggestsStatus({ name, column }: ColumnCandidate, table: TableWords, { status }: WordReaders): boolean {
  if (strongStatuses.test(name)) return true;
  const filled = table.cells(column).filter((text) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(text));
  if (filled.length === 0) return true;
  const answers = filled.filter((text) => namesChange.test(text) || status(text).kind !== 'unrecognized');
  if (!descriptions.test(name)) return answers.length > 0;
  return answers.filter((text) => !isProse(text)).length * 2 >= filled.length;
}

/** An answer, or a change: a pull request, a commit, a version. */
const namesChange = /^(?:yes|no|y|n)\b|#\d|https?:|\bv?\d+\.\d+|\b[\da-f]{7,40}\b/i;

/** Whether a cell describes a fix, rather than to say whether there is one: `Removed the empty block`, `New washer`. */
function isProse(text: string): boolean {
  const words = plainWords(text);
  return !saysWhether.test(words) && !changeFirst.test(text) && (words.split(' ').length > 3 || /^new\b/.test(words));
}

const saysWhether =
  /^(?:yes|no|y|n|n a|not|partially|partly|partial|fixed|resolved|mitigated|addressed|remediated|patched|acknowledged|accepted|pending|open|closed|in progress|done|wont|will|by design|risk accepted|merged|released|none)\b/;
const changeFirst = /^(?:see |in |by |via |pr |commit )*(?:[\w./-]*#\d|https?:|v?\d+\.\d|[\da-f]{7,40}\b)/i;

function suggestsSeverity({ name, column }: ColumnCandidate, table: TableWords, { level }: WordReaders): boolean {
  return (
    !weakSeverities.has(name) || table.cells(column).some((text) => level(text) !== null || /^\W*P\d\b/i.test(text))
  );
}

function isEstimated({ timeCommitment, complexity, status, severity }: Columns): boolean {
  return (timeCommitment !== null || complexity !== null) && !(status !== null && severity !== null);
}

/** A column of ids under a name that is usually for something else, or under none. */
function idByContent(
  columns: Columns,
  candidates: readonly ColumnCandidate[],
  table: TableWords,
  { ids }: WordReaders,
): number | null {
  const index = table.headers.findIndex((header, column) => {
    const possible =
      plainWords(header) === '' ||
      candidates.some((one) => one.column === column && (one.role === 'title' || /^(?:issue|risk)$/.test(one.name)));
    return possible && (column === columns.issue || !isTaken(columns, column)) && ids.areIds(table.cells(column));
  });
  return index < 0 ? null : index;
}
