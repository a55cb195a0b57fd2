import type { PhrasingContent } from 'mdast';
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, ExtraColumn, IssueRef, Rating, Reference, SetAsideRow, Tracker, Verbatim } from '../model.ts';
import type { ColumnRole } from '../vocabulary.ts';
import { plainWords } from '../words.ts';
import { idPattern, type TableReading } from './columns.ts';
import type { RawTable } from './document.ts';
import { isTooComplex } from '../markdown/cell.ts';
import { plainText } from '../markdown/markdown.ts';
import { rate, type LevelReader } from './rating.ts';
import { referencesIn, type BareIssue } from './references.ts';
import type { StatusReading, StatusReader } from './status.ts';
import type { SourceCell, SourceRow } from './table-rows.ts';

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
  readonly extra: readonly ExtraColumn[];
  readonly source: SourceRow;
}

/** What was made of the rows of one table. */
export interface TableRows {
  readonly rows: readonly Row[];
  readonly setAside: readonly SetAsideRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is needed to read a row. */
export interface Readers {
  readonly status: StatusReader;
  readonly level: LevelReader;
  readonly bareIssue: BareIssue;
}

/** Reads every row of a table: as a record, or as set aside with the reason. */
export function readTableRows(table: RawTable, reading: TableReading, readers: Readers): TableRows {
  const rows: Row[] = [];
  const setAside: SetAsideRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = table.header.cells.map(({ nodes }) => plainText(nodes));
  let sectionRating: Rating | null = sectionSeverity(table, readers.level);
  for (const source of table.rows) {
    const texts = source.cells.map(({ nodes }) => plainText(nodes));
    const because = reasonToSetAside(texts, names, source, table);
    const group = because === null ? groupOf(source, texts, readers.level) : null;
    if (group !== null) sectionRating = group;
    if (because !== null || group !== null) {
      setAside.push({
        line: source.position.start.line,
        text: texts.filter(Boolean).join(' · '),
        because: because ?? 'a heading within the table',
      });
      if (because === gluedText)
        diagnostics.push(
          diagnose(
            'text-in-table',
            `«${texts.join(' ')}» stands directly below the table and became a row of it`,
            source.position,
          ),
        );
      continue;
    }
    diagnostics.push(...checkWidth(source, texts, names.length));
    rows.push(readRow(source, texts, names, reading, readers, sectionRating));
  }
  return { rows, setAside, diagnostics };
}

/** Words of a heading that say nothing but that a severity is meant. */
const severityWords =
  /\b(?:severity|severities|risk|risks|findings?|issues?|vulnerabilit(?:y|ies)|priority|impact|level|bugs?|items?|rated|all|the)\b/g;

function sectionSeverity(table: RawTable, level: LevelReader): Rating | null {
  for (const heading of table.section.toReversed()) {
    const found = level(heading.text);
    const rest = plainWords(heading.text).replace(severityWords, '').replace(/\d+/g, '').trim();
    if (found !== null && rest.split(/\s+/).length <= 2 && level(rest) === found)
      return { level: found, verbatim: heading };
  }
  return null;
}

const gluedText = 'a line of text glued to the table';
const totals = /^(?:(?:grand |sub ?|over ?all )?totals?|sum|overall)\b/;

function reasonToSetAside(
  texts: readonly string[],
  names: readonly string[],
  source: SourceRow,
  table: RawTable,
): string | null {
  if (texts.every((text) => text === '')) return 'an empty row';
  if (texts.every((text) => /^:?-+:?$/.test(text))) return 'a delimiter row';
  if (texts.length === names.length && texts.every((text, column) => text === names[column]))
    return 'the header repeated';
  const first = texts.find((text) => text !== '') ?? '';
  if (totals.test(plainWords(first)) && texts.some((text) => /^\D{0,3}\d[\d.,]*\D{0,3}$/.test(text))) return 'a total';
  const glued =
    texts.length === 1 &&
    names.length > 1 &&
    source === table.rows.at(-1) &&
    / \S+ /.test(texts[0] ?? '') &&
    source.position.start.column === source.cells[0]?.position.start.column;
  return glued ? gluedText : null;
}

/** A row of nothing but a severity, as tables that are grouped by it have. */
function groupOf(source: SourceRow, texts: readonly string[], level: LevelReader): Rating | null {
  const filled = texts.flatMap((text, column) => (text === '' ? [] : [column]));
  const [only] = filled;
  const cell = only === undefined ? undefined : source.cells[only];
  const found = filled.length === 1 && texts.length > 1 && only !== undefined ? level(texts[only] ?? '') : null;
  return found === null || cell === undefined ? null : { level: found, verbatim: verbatimOf(cell) };
}

function checkWidth(source: SourceRow, texts: readonly string[], width: number): Diagnostic[] {
  const surplus = texts.slice(width).filter((text) => text !== '');
  const { line } = source.position.start;
  if (surplus.length > 0) {
    const message = `The row has ${texts.length} cells, its header ${width}; readers of the post do not see «${surplus.join(' | ')}». Escape a pipe inside a cell as \\|`;
    return [diagnose('cell-dropped', message, source.cells[width]?.position ?? source.position)];
  }
  if (source.cells.some(({ markdown }) => isTooComplex(markdown)))
    return [
      diagnose(
        'row-too-complex',
        `The row on line ${line} holds too many marks to be read as Markdown and is taken as plain words`,
        source.position,
      ),
    ];
  if (texts.length < width)
    return [diagnose('cells-missing', `The row has ${texts.length} cells, expected ${width}`, source.position)];
  return [];
}

function readRow(
  source: SourceRow,
  texts: readonly string[],
  names: readonly string[],
  reading: TableReading,
  readers: Readers,
  sectionRating: Rating | null,
): Row {
  const { columns } = reading;
  const cell = (role: ColumnRole): SourceCell | null => source.cells[columns[role] ?? -1] ?? null;
  const words = (role: ColumnRole): Verbatim | null => {
    const found = cell(role);
    return found === null ? null : verbatimOf(found, texts[columns[role] ?? -1]);
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
  return {
    id: readId(words('id')?.text ?? null, title.text),
    title,
    issue: issue !== undefined && issue.kind !== 'advisory' && issue.kind !== 'link' ? issue : null,
    tracker,
    severity: rate(words('severity'), readers.level) ?? sectionRating,
    status: readStatus(cell('status'), reading.fixColumn, readers),
    timeCommitment: rate(words('timeCommitment'), readers.level),
    complexity: rate(words('complexity'), readers.level),
    benefit: rate(words('benefit'), readers.level),
    extra: extraColumns(source, texts, names, reading),
    source,
  };
}

function readId(cell: string | null, title: string): string | null {
  if (cell !== null) {
    const bare = cell.replace(/^\[(.*)\]$/, '$1').trim();
    return /^[-–—]*$/.test(bare) ? null : bare;
  }
  const [, before] = /^\[?((?:\p{L}[\p{L}\d]*[-_.])*\d+(?:\.\d+)*)\]?\s*(?:[:.)]\s|[-–—]\s|$)/u.exec(title) ?? [];
  return before ?? (idPattern.test(title) ? title.replace(/^\[(.*)\]$/, '$1') : null);
}

function readStatus(cell: SourceCell | null, fixColumn: boolean, readers: Readers): Row['status'] {
  if (cell === null) return { kind: 'unreported', because: '', verbatim: null, references: [] };
  const verbatim = verbatimOf(cell);
  const references = referencesIn(cell.nodes, readers.bareIssue);
  const standing = plainText(cell.nodes.filter(({ type }) => type !== 'delete'));
  const text = standing === '' ? verbatim.text : standing;
  const answer = fixColumn ? readFix(text, cell.nodes, references) : null;
  return { ...(answer ?? readers.status(text)), verbatim, references };
}

/** A column that speaks of the fix alone: a change named there is the fix; `yes`, `no` and `n/a` answer its name. */
function readFix(
  text: string,
  nodes: readonly PhrasingContent[],
  references: readonly Reference[],
): StatusReading | null {
  const answer = plainWords(text);
  if (/^(?:yes|y|true)$/.test(answer)) return { kind: 'fixed', because: answer };
  if (/^(?:no|n|false)$/.test(answer)) return { kind: 'fix-needed', because: answer };
  if (/^(?:n a|na|none|tbd)?$/.test(answer)) return { kind: 'unreported', because: '' };
  const rest = nodes
    .filter(({ type }) => type !== 'link')
    .map((node) => plainText([node]))
    .join(' ')
    .replace(/#\d+|\b(?:and|see|pr)\b|[,;&\s]/gi, '');
  const changes = references.filter(
    (one) => one.kind === 'pull' || (one.kind === 'link' && /\/(?:commit|compare|releases)\//.test(one.url)),
  );
  return rest === '' && changes.length > 0 ? { kind: 'fixed', because: changes[0]?.label ?? '' } : null;
}

function extraColumns(
  source: SourceRow,
  texts: readonly string[],
  names: readonly string[],
  { columns }: TableReading,
): ExtraColumn[] {
  const used = new Set(Object.values(columns));
  return source.cells.flatMap((cell, column) => {
    const name = names[column];
    return used.has(column) || name === undefined ? [] : [{ column: name, value: verbatimOf(cell, texts[column]) }];
  });
}

function verbatimOf({ nodes, markdown, position }: SourceCell, text = plainText(nodes)): Verbatim {
  return { markdown, text, position };
}
