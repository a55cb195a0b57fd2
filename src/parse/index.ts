import { readingSeconds, withTimeLimit } from '../system/time-limit.ts';
import { inspectMarkup } from './check-markup.ts';
import type {
  Diagnostic,
  Finding,
  LinkDefinition,
  Outcome,
  RemainingWorkItem,
  Snapshot,
  SourceList,
  SourceSection,
  SourceTable,
} from '../domain/model.ts';
import type { Source } from '../read/source.ts';
import type { Settings } from '../domain/settings.ts';
import { bareIssueReader } from './records/bare-issue.ts';
import { cleanLines } from '../text/strip-invisible.ts';
import { readDocument, type HtmlTableReader, type SourceDocument } from './document.ts';
import { frontMatterOf, readFrontMatter, type FrontMatter } from './front-matter/index.ts';
import { idReader } from './records/ids.ts';
import { levelReader } from './records/rating.ts';
import type { Readers } from './records/read-row.ts';
import { overrule } from './status/overrule.ts';
import { boundShape } from './limits.ts';
import { readOutcomes } from './outcomes.ts';
import { sayRelativeLinks } from './relative-links.ts';
import { refuseEndless } from './refuse-endless.ts';
import { describeSnapshot } from './snapshot.ts';
import { statusReader } from './status/status.ts';
import { describeTable, textOfTable, type ReadTable, type TableText } from './tables/table.ts';
import { readPlaces } from './places/index.ts';
import type { Places } from './places/places.ts';
import { checkStatuses } from './status/check-statuses.ts';
import { readTables } from './tables/read-tables.ts';
import { toRecords } from './records/build-records.ts';

/** A post as structured records, with everything that is needed to check it. */
export interface ParsedPost {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
  readonly outcomes: readonly Outcome[];
  readonly tables: readonly SourceTable[];
  readonly lists: readonly SourceList[];
  readonly sections: readonly SourceSection[];
  /** The tables that hold no records, for checks of totals. */
  readonly otherTables: readonly TableText[];
  /** The tables that have a column of ids, by number. */
  readonly withIds: ReadonlySet<number>;
  readonly prose: SourceDocument['prose'];
  readonly linkDefinitions: readonly LinkDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a post into records. What cannot be read is said in `diagnostics`; throws `DeadlineError` where reading takes
 * longer than `seconds`, `UserError` where that is plain from its size.
 */
export async function parse(source: Source, settings: Settings, seconds: number = readingSeconds): Promise<ParsedPost> {
  const { lines, diagnostics: hidden } = cleanLines(source.text);
  refuseEndless(lines);
  const front = source.facts === undefined ? await readFrontMatter(lines) : frontMatterOf(source.facts);
  const readHtml = /<table\b/i.test(source.text) ? (await import('./tables/html-table.ts')).readHtmlTables : null;
  const post = withTimeLimit(seconds, () => readPost(source, lines, front, readHtml, settings));
  return { ...post, diagnostics: [...hidden, ...front.diagnostics, ...post.diagnostics] };
}

function readPost(
  source: Source,
  lines: readonly string[],
  front: FrontMatter,
  readHtml: HtmlTableReader | null,
  settings: Settings,
): ParsedPost {
  const bounded = boundShape(lines.map((line, at) => (at < front.lines ? '' : line)));
  const document = readDocument(bounded.lines, readHtml);
  const readers = makeReaders(document, front, settings);
  const found = readTables(document, readers, settings);
  const places = readPlaces(document, front.title, found, readers, settings);
  const tables = withoutDemoted(found, places.demoted);
  const { findings: all, remainingWork } = toRecords(tables, places);
  const { findings, diagnostics } = overrule(all, settings.overrules);
  const rows = tables.filter(({ role }) => role === 'findings').flatMap((table) => table.rows);
  const read = [...rows.map((row) => places.described.get(row)?.row ?? row), ...places.rows.map(({ row }) => row)];
  const unsure = checkStatuses(read, findings);
  const snapshot = describeSnapshot(source, front, document, settings);
  const understood = tables.filter(({ role }) => role !== 'other').map(({ source }) => source);
  return {
    snapshot,
    findings,
    remainingWork,
    outcomes: readOutcomes(document.outcomes, readers.bareIssue),
    tables: tables.map(describeTable),
    lists: places.lists,
    sections: places.sections,
    otherTables: tables.filter(({ role }) => role === 'other').map(({ source }) => textOfTable(source)),
    withIds: new Set(tables.flatMap(({ reading }, at) => (reading.columns.id === null ? [] : [at]))),
    prose: outside(document.prose, places.texts),
    linkDefinitions: usedDefinitions(document, findings),
    diagnostics: [
      ...bounded.diagnostics,
      ...document.diagnostics,
      ...tables.flatMap(({ diagnostics }) => diagnostics),
      ...places.diagnostics,
      ...inspectMarkup(document, understood),
      ...((snapshot.base ?? snapshot.url) === null ? sayRelativeLinks(document, understood, places.rows) : []),
      ...unsure,
      ...diagnostics,
    ],
  };
}

function makeReaders(document: SourceDocument, front: FrontMatter, settings: Settings): Readers {
  return {
    status: statusReader(settings.vocabulary),
    level: levelReader(settings.vocabulary.levels),
    ids: idReader(settings.vocabulary.ids),
    bareIssue: bareIssueReader(document, settings.repository ?? front.repository),
  };
}

/** The tables of which none turned out to be of something other than findings. */
function withoutDemoted(tables: readonly ReadTable[], demoted: Places['demoted']): readonly ReadTable[] {
  if (demoted.size === 0) return tables;
  return tables.map((table, at) => {
    const because = demoted.get(at);
    return because === undefined ? table : { ...table, role: 'other', because, rows: [], setAside: [] };
  });
}

/** The passages that stand in none of some stretches of lines. */
function outside(prose: SourceDocument['prose'], texts: Places['texts']): SourceDocument['prose'] {
  if (texts.length === 0) return prose;
  let at = 0;
  return prose.filter(({ position: { start } }) => {
    while ((texts[at]?.to ?? Infinity) < start.line) at += 1;
    return start.line < (texts[at]?.from ?? Infinity);
  });
}

function usedDefinitions(
  { definitions, tables, outcomes }: SourceDocument,
  findings: readonly Finding[],
): LinkDefinition[] {
  if (definitions.length === 0) return [];
  const used = new Set<string>();
  const note = ({ markdown }: { readonly markdown: string }): void => {
    for (const [, label = ''] of markdown.matchAll(/\[([^[\]]+)\]/g)) used.add(label.toLowerCase());
  };
  for (const { rows } of tables) for (const { cells } of rows) cells.forEach(note);
  for (const { text } of outcomes) note(text);
  for (const { table, title, status, tracker, extra } of findings)
    if (table === null)
      for (const words of [title, status.verbatim, tracker?.verbatim, ...extra.map(({ value }) => value)])
        if (words != null) note(words);
  return definitions.filter(({ label }) => used.has(label.toLowerCase()));
}
