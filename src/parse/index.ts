import { diagnose } from '../diagnostics.ts';
import type {
  Diagnostic,
  Finding,
  IssueRef,
  LinkDefinition,
  RemainingWorkItem,
  Snapshot,
  SourceTable,
  Status,
  TableRole,
  Verbatim,
} from '../model.ts';
import type { Source } from '../read.ts';
import type { Settings } from '../settings.ts';
import { plainWords } from '../words.ts';
import { cleanLines } from './clean.ts';
import { readColumns, type TableReading } from './columns.ts';
import { readDocument, type RawTable, type SourceDocument } from './document.ts';
import { readDate, readFrontMatter, type FrontMatter } from './front-matter.ts';
import { identify, type Identifiable } from './identity.ts';
import { inspectMarkup } from './markup.ts';
import { descendants, plainText } from '../markdown/markdown.ts';
import { levelReader } from './rating.ts';
import { readTableRows, type Readers, type Row } from './records.ts';
import { classifyLink, githubIssue, type BareIssue } from './references.ts';
import { boundShape } from './shape.ts';
import { statusReader } from './status.ts';

/** A post as structured records, with everything that is needed to check it. */
export interface ParsedPost {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
  readonly tables: readonly SourceTable[];
  /** The words of the tables that hold no records, for checks of totals: header first. */
  readonly otherTables: readonly { readonly rows: readonly (readonly string[])[]; readonly lines: readonly number[] }[];
  readonly prose: readonly Verbatim[];
  readonly linkDefinitions: readonly LinkDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a post into records. Never throws for what stands in it: what cannot be read is said in `diagnostics`. */
export async function parse(source: Source, settings: Settings): Promise<ParsedPost> {
  const { lines, diagnostics: hidden } = cleanLines(source.text);
  const front = await readFrontMatter(lines);
  const bounded = boundShape(lines.map((line, at) => (at < front.lines ? '' : line)));
  const document = await readDocument(bounded.lines);
  const readers = makeReaders(document, front, settings);
  const tables = document.tables.map((table) => readTable(table, readers, settings));
  return {
    snapshot: describe(source, front, document, settings),
    ...toRecords(tables, settings),
    tables: tables.map(describeTable),
    otherTables: tables.filter(({ role }) => role === 'other').map(({ raw }) => wordsOf(raw)),
    prose: document.prose,
    linkDefinitions: usedDefinitions(document),
    diagnostics: [
      ...hidden,
      ...front.diagnostics,
      ...bounded.diagnostics,
      ...document.diagnostics,
      ...tables.flatMap(({ diagnostics }) => diagnostics),
      ...inspectMarkup(
        document,
        tables.filter(({ role }) => role !== 'other').map(({ raw }) => raw),
      ),
    ],
  };
}

interface ReadTable {
  readonly raw: RawTable;
  readonly reading: TableReading;
  readonly role: TableRole;
  readonly because: string;
  readonly rows: readonly Row[];
  readonly setAside: SourceTable['setAside'];
  readonly diagnostics: readonly Diagnostic[];
}

function makeReaders(document: SourceDocument, front: FrontMatter, settings: Settings): Readers {
  return {
    status: statusReader(settings.vocabulary.statuses),
    level: levelReader(settings.vocabulary.levels),
    bareIssue: bareIssueReader(document, settings.repository ?? front.repository),
  };
}

/** A bare `#123` is certain where a repository is set, or where the same number is linked elsewhere and only once. */
function bareIssueReader(document: SourceDocument, repository: string | null): BareIssue {
  if (repository !== null) return (number) => githubIssue(repository, number, `#${number}`);
  let linked: Map<number, IssueRef | null> | null = null;
  return (number) => (linked ??= linkedIssues(document)).get(number) ?? null;
}

function linkedIssues(document: SourceDocument): Map<number, IssueRef | null> {
  const found = new Map<number, IssueRef | null>();
  const note = (url: string): void => {
    const reference = classifyLink(url, '');
    if (reference.kind !== 'issue' && reference.kind !== 'pull') return;
    const known = found.get(reference.number);
    found.set(reference.number, known === undefined || known?.url === reference.url ? reference : null);
  };
  for (const { url } of document.links) note(url);
  for (const table of document.tables)
    for (const { cells } of table.rows)
      for (const { nodes } of cells) for (const node of descendants(nodes)) if (node.type === 'link') note(node.url);
  return found;
}

function readTable(raw: RawTable, readers: Readers, settings: Settings): ReadTable {
  const columnWords = new Map<number, string[]>();
  const cells = (column: number): readonly string[] => {
    const words =
      columnWords.get(column) ?? raw.rows.slice(0, 200).map((row) => plainText(row.cells[column]?.nodes ?? []));
    columnWords.set(column, words);
    return words;
  };
  const headers = raw.header.cells.map(({ nodes }) => plainText(nodes));
  const reading = readColumns({ headers, cells }, settings.vocabulary, readers.level);
  const setting = settings.tables.find(({ heading, columns }) => isMeant(raw, headers, heading, columns));
  const role = setting?.role ?? reading.role;
  const because = setting === undefined ? reading.because : 'the configuration says so';
  const read = role === 'other' ? { rows: [], setAside: [], diagnostics: [] } : readTableRows(raw, reading, readers);
  const rivals = role === 'other' ? [] : reading.rivals.map((rival) => rivalry(raw, headers, reading, rival));
  return { raw, reading, role, because, ...read, diagnostics: [...rivals, ...read.diagnostics] };
}

function isMeant(
  raw: RawTable,
  headers: readonly string[],
  heading: string | null,
  columns: readonly string[] | null,
): boolean {
  const wanted = heading === null ? '' : plainWords(heading);
  const underIt = heading === null || raw.section.some(({ text }) => plainWords(text) === wanted);
  const known = new Set(headers.map(plainWords));
  return underIt && (columns === null || columns.every((column) => known.has(plainWords(column))));
}

function rivalry(
  raw: RawTable,
  headers: readonly string[],
  reading: TableReading,
  rival: TableReading['rivals'][number],
): Diagnostic {
  const chosen = reading.columns[rival.role] ?? 0;
  const message = `Columns ${chosen + 1} («${headers[chosen] ?? ''}») and ${rival.column + 1} («${headers[rival.column] ?? ''}») could both be the ${rival.role}; column ${chosen + 1} is read, the other kept as it is`;
  return diagnose('duplicate-column', message, raw.header.cells[rival.column]?.position ?? raw.header.position);
}

function toRecords(tables: readonly ReadTable[], settings: Settings): Pick<ParsedPost, 'findings' | 'remainingWork'> {
  const all = (role: TableRole): { readonly row: Row; readonly table: number; readonly section: readonly string[] }[] =>
    tables.flatMap((one, table) => {
      const section = one.raw.section.map(({ text }) => text);
      return one.role === role ? one.rows.map((row) => ({ row, table, section })) : [];
    });
  const findings = all('findings');
  const work = all('remaining-work');
  const findingKeys = identify(findings.map(({ row }) => identifiable(row)));
  const workKeys = identify(work.map(({ row }) => identifiable(row)));
  return {
    findings: findings.map(({ row, table, section }, at) => {
      const identity = findingKeys[at] ?? { by: 'row', key: `row ${at + 1}` };
      const { id, title, issue, tracker, severity, extra, source } = row;
      const status = overrule(row, identity.key, settings);
      return {
        identity,
        id,
        title,
        issue,
        tracker,
        severity,
        status,
        extra,
        section,
        table,
        remainingWork: null,
        position: source.position,
      };
    }),
    remainingWork: work.map(({ row, table, section }, at) => {
      const identity = workKeys[at] ?? { by: 'row', key: `row ${at + 1}` };
      const { id, title, issue, tracker, timeCommitment, complexity, benefit, extra, source } = row;
      return {
        identity,
        id,
        title,
        issue,
        tracker,
        timeCommitment,
        complexity,
        benefit,
        extra,
        section,
        table,
        findings: [],
        position: source.position,
      };
    }),
  };
}

function identifiable({ id, issue, tracker, status, title }: Row): Identifiable {
  return { id, issue, references: [...(tracker?.references ?? []), ...status.references], title: title.text };
}

function overrule({ id, status }: Row, key: string, settings: Settings): Status {
  const setting = settings.overrules.find(({ finding }) => finding === key || finding === id);
  const { kind, because, verbatim, references } = status;
  if (setting === undefined) return { kind, because, verbatim, references, overruled: null };
  return {
    kind: setting.status,
    because: 'configuration',
    verbatim,
    references,
    overruled: { from: kind, reason: setting.reason },
  };
}

function describeTable({ raw, role, because, rows, setAside }: ReadTable): SourceTable {
  return {
    section: raw.section.map(({ text }) => text),
    columns: raw.header.cells.map(({ nodes }) => plainText(nodes)),
    rows: raw.rows.length,
    records: rows.length,
    role,
    because,
    setAside,
    position: raw.position,
  };
}

function wordsOf({ header, rows }: RawTable): ParsedPost['otherTables'][number] {
  const all = [header, ...rows];
  return {
    rows: all.map(({ cells }) => cells.map(({ nodes }) => plainText(nodes))),
    lines: all.map(({ position }) => position.start.line),
  };
}

function usedDefinitions({ definitions, tables }: SourceDocument): LinkDefinition[] {
  if (definitions.length === 0) return [];
  const words = tables
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ markdown }) => markdown)))
    .join('\n')
    .toLowerCase();
  return definitions.filter(({ label }) => words.includes(`[${label.toLowerCase()}]`));
}

function describe(source: Source, front: FrontMatter, document: SourceDocument, settings: Settings): Snapshot {
  const stem = source.name.replace(/^.*[/:]/, '').replace(/\.(?:md|markdown)$/i, '');
  const [, day, slug] = /^(\d{4}-\d{2}-\d{2})[-_. ]?(.*)$/.exec(stem) ?? [];
  const heading = document.headings.find(({ depth }) => depth === 1) ?? document.headings[0];
  return {
    title: front.title ?? heading?.text ?? stem,
    date: front.date ?? readDate(day ?? ''),
    slug: slug || stem,
    source: source.name,
    url: front.url,
    repository: settings.repository ?? front.repository,
    digest: source.digest,
  };
}
