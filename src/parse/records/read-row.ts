import type { PhrasingContent } from 'mdast';
import { plainText } from '../../markdown/markdown.ts';
import {
  statusKinds,
  type ExtraColumn,
  type IssueRef,
  type Plan,
  type Rating,
  type Reference,
  type StatusKind,
  type Tracker,
  type Verbatim,
} from '../../domain/model.ts';
import type { ColumnRole } from '../../domain/vocabulary.ts';
import { isDash, plainWords } from '../../text/words.ts';
import type { TableReading } from '../columns/columns.ts';
import { withoutId } from './bare-title.ts';
import { withoutBrackets, type IdReader } from './ids.ts';
import { planOf, type Passage } from './plan.ts';
import { rate, type LevelReader } from './rating.ts';
import { referencesIn, type BareIssue } from './references.ts';
import type { StatusReader, StatusReading } from '../status/reading.ts';
import { answerByDay, readStage } from '../columns/status-columns.ts';
import type { SourceCell, SourceRow } from '../tables/table-rows.ts';

/** A row of an understood table, by the purpose of its cells. */
export interface Row {
  readonly id: string | null;
  readonly title: Verbatim;
  readonly issue: IssueRef | null;
  readonly tracker: Tracker | null;
  readonly severity: Rating | null;
  readonly status: StatusReading & { readonly verbatim: Verbatim | null; readonly references: readonly Reference[] };
  readonly timeCommitment: Rating | null;
  readonly complexity: Rating | null;
  readonly benefit: Rating | null;
  readonly plan: Plan;
  readonly extra: readonly ExtraColumn[];
  readonly source: SourceRow;
}

/** What is needed to read a row. */
export interface Readers {
  readonly status: StatusReader;
  readonly level: LevelReader;
  readonly ids: IdReader;
  readonly bareIssue: BareIssue;
}

/** What a row shares with the others of its table. */
export interface TableContext {
  readonly names: readonly string[];
  readonly reading: TableReading;
  /** The columns that have a role. */
  readonly used: ReadonlySet<number | null>;
  /** Whether its titles begin with ids. */
  readonly idsInTitles: boolean;
  /** The status that a heading gives to all rows of a table without a status column. */
  readonly sectionStatus: (StatusReading & { readonly verbatim: Verbatim }) | null;
}

/** Reads a row by the purpose of its columns. */
export function readRow(
  source: SourceRow,
  texts: readonly string[],
  table: TableContext,
  readers: Readers,
  sectionRating: Rating | null,
): Row {
  const { columns } = table.reading;
  const cell = (role: ColumnRole): SourceCell | null => source.cells[columns[role] ?? -1] ?? null;
  const words = (role: ColumnRole): Verbatim | null => {
    const found = cell(role);
    return found === null ? null : verbatimOf(found, texts[columns[role] ?? -1]);
  };
  const passage = (role: ColumnRole): Passage | null => {
    const [found, verbatim] = [cell(role), words(role)];
    return found === null || verbatim === null ? null : { nodes: found.nodes, verbatim };
  };
  const titleCell = cell('title');
  const title = words('title') ?? { markdown: '', text: '', position: source.position };
  const issueCell = cell('issue');
  const tracker =
    issueCell === null
      ? null
      : { verbatim: verbatimOf(issueCell), references: referencesIn(issueCell.nodes, readers.bareIssue) };
  const titleReferences = titleCell === null ? [] : referencesIn(titleCell.nodes, readers.bareIssue);
  const issue = [...(tracker?.references ?? []), ...titleReferences].find(
    (one) => one.kind === 'issue' || one.kind === 'pull',
  );
  const id = readId(words('id')?.text ?? null, title.text, table.idsInTitles, readers);
  return {
    id,
    title: withoutId(title, id),
    issue: issue !== undefined && issue.kind !== 'advisory' && issue.kind !== 'link' ? issue : null,
    tracker,
    severity: rate(words('severity'), readers.level) ?? sectionRating,
    status:
      table.sectionStatus !== null
        ? { ...table.sectionStatus, references: [] }
        : leastSettled(readStatus(cell('status'), table, readers), source, table, readers),
    timeCommitment: rate(words('timeCommitment'), readers.level),
    complexity: rate(words('complexity'), readers.level),
    benefit: rate(words('benefit'), readers.level),
    plan: planOf(passage('owner'), passage('due')),
    extra: extraColumns(source, texts, table),
    source,
  };
}

function readId(cell: string | null, title: string, sure: boolean, { ids }: Readers): string | null {
  if (cell === null) return ids.inTitle(title, sure);
  const bare = withoutBrackets(cell);
  return isDash(bare) ? null : bare;
}

function readStatus(cell: SourceCell | null, table: TableContext, readers: Readers): Row['status'] {
  if (cell === null) return { ...taken('unreported', ''), verbatim: null, references: [] };
  const verbatim = verbatimOf(cell);
  const references = referencesIn(cell.nodes, readers.bareIssue);
  const standing = cell.nodes.filter(({ type }) => type !== 'delete');
  const text = plainText(standing);
  // Crossed out, and nothing in its place: who can tell what holds then?
  if (text === '' && verbatim.text !== '') return { ...taken('unrecognized', ''), verbatim, references };
  const { days, fixColumn } = table.reading;
  const upgrade = fixColumn && namesUpgrade(table);
  // A release such as 4.17.21 looks like a day.
  const byDay = days === null || upgrade ? null : answerByDay(text, days);
  const change = fixColumn ? readFix(text, cell.nodes, references, upgrade) : null;
  const answer = byDay ?? change ?? readers.status(plainText(markCode(standing)));
  // No day of closing is not a status that was forgotten.
  const untold = days?.mayBeEmpty === true && answer.kind === 'unreported';
  return { ...answer, verbatim: untold ? null : verbatim, references };
}

/** Of the statuses of several stages of delivery the one that is farthest from settled, with the name of its stage. */
function leastSettled(
  status: Row['status'],
  source: SourceRow,
  { names, reading }: TableContext,
  readers: Readers,
): Row['status'] {
  let least = status;
  for (const column of reading.stages) {
    const found = readStage(plainText(source.cells[column]?.nodes ?? []), readers.status);
    if (found === null || statusKinds.indexOf(found.kind) <= statusKinds.indexOf(least.kind)) continue;
    // What needs no change has no stage to pass through.
    if (found.kind === 'unreported' && !deliverable.has(least.kind)) continue;
    least = { ...status, kind: found.kind, because: `${names[column] ?? ''}: ${found.because}` };
  }
  return least;
}

/** Statuses of a finding whose fix is delivered in stages. */
const deliverable: ReadonlySet<StatusKind> = new Set(['fixed', 'removed', 'closed']);

function taken(kind: StatusKind, because: string): StatusReading {
  return { kind, because, unsure: null };
}

/** Returns inline content with code in its backticks, by which a reader of words knows it. */
export function markCode(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.map((node): PhrasingContent => {
    if (node.type === 'inlineCode') return { type: 'text', value: `\`${node.value.replaceAll('`', '')}\`` };
    return 'children' in node ? { ...node, children: markCode(node.children) } : node;
  });
}

/** Whether versions in the status column are upgrades to make: the table is one of packages. */
function namesUpgrade({ names, reading }: TableContext): boolean {
  const status = plainWords(names[reading.columns.status ?? -1] ?? '');
  const others = names.filter((_, column) => column !== reading.columns.status).map(plainWords);
  return /\b(?:in|versions?|releases?)$/.test(status) && others.some((name) => packageColumns.test(name));
}

const packageColumns =
  /^(?:(?:affected |vulnerable )?(?:package|dependency|library|gem|crate|artifact)(?: name)?|(?:installed|current) versions?)$/;

/** A column that is about the fix alone: a change named there is the fix; `yes`, `no` and `n/a` answer its name. */
function readFix(
  text: string,
  nodes: readonly PhrasingContent[],
  references: readonly Reference[],
  upgrade: boolean,
): StatusReading | null {
  const answer = plainWords(text);
  if (/^(?:yes|y|true)$/.test(answer)) return taken('fixed', answer);
  if (/^(?:no|n|false)$/.test(answer)) return taken('fix-needed', answer);
  if (/^(?:n a|na|none|tbd)$/.test(answer) || isDash(text)) return taken('unreported', '');
  const change = references.find(isChange);
  const named = text.match(changeNames)?.[0];
  const unlinked = nodes
    .filter(({ type }) => type !== 'link')
    .map((node) => plainText([node]))
    .join(' ');
  const [said, yes] = /^(yes|no)(?=\s*[,;:.(–—-])/i.exec(unlinked) ?? [];
  const rest = unlinked
    .slice(said?.length ?? 0)
    .replace(changeNames, '')
    .replace(/\b(?:and|see|prs?|pull|in|by|via|commits?|versions?)\b|[,;:.&+()\s–—-]/gi, '');
  if (yes?.toLowerCase() === 'no') return taken('fix-needed', 'no');
  if (yes !== undefined) return rest === '' ? taken('fixed', 'yes') : null;
  const because = change?.label ?? named;
  const issue = references.some(({ kind }) => kind === 'issue') && change === undefined && !/#\d/.test(unlinked);
  if (rest !== '' || because === undefined || issue) return null;
  return upgrade && change === undefined ? taken('fix-needed', `upgrade to ${because}`) : taken('fixed', because);
}

/** A bare pull request, a commit or a version. */
const changeNames = /[\w./-]*#\d+|\b(?=[\da-f]*\d)[\da-f]{7,40}\b|\bv?\d+\.\d+(?:\.\d+)*(?:-[\w.]+)?/gi;

function isChange(one: Reference): boolean {
  return one.kind === 'pull' || (one.kind === 'link' && /\/(?:commit|compare|releases|tree)\//.test(one.url));
}

function extraColumns(source: SourceRow, texts: readonly string[], { names, used }: TableContext): ExtraColumn[] {
  return source.cells.flatMap((cell, column) => {
    const name = names[column];
    return used.has(column) || name === undefined ? [] : [{ column: name, value: verbatimOf(cell, texts[column]) }];
  });
}

function verbatimOf({ nodes, markdown, position }: SourceCell, text = plainText(nodes)): Verbatim {
  return { markdown, text, position };
}
