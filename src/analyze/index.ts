import { byPlace } from '../domain/diagnostics.ts';
import type { Diagnostic, StatusReport } from '../domain/model.ts';
import { check } from './rules/index.ts';
import { linkOutcomes, linkTables, type Linked } from './link.ts';
import { checkDueDates } from './rules/due-dates.ts';
import { checkOutcomes } from './rules/outcomes.ts';
import { checkIds } from './rules/contradicted-ids.ts';
import { checkTotals, type CountTable } from './rules/totals.ts';
import { checkClaims, type ProsePassage } from './rules/progress-claims.ts';
import { summarize } from '../domain/summarize.ts';

/** The records of a post, before they are held against each other. */
export interface PostRecords
  extends
    Linked,
    Omit<
      StatusReport,
      'kind' | 'schemaVersion' | 'summary' | 'configuration' | 'since' | 'findings' | 'remainingWork'
    > {
  readonly prose: readonly ProsePassage[];
  readonly otherTables: readonly CountTable[];
  /** The tables that have a column of ids. */
  readonly withIds: ReadonlySet<number>;
}

/** What of the settings matters here. */
export interface AnalyzeOptions {
  /** Codes that are not reported. */
  readonly silenced: readonly string[];
  /** What a configuration changed in the reading, one sentence each. */
  readonly changes: readonly string[];
}

/** Makes the report: joins the two tables, counts, and says where the post contradicts itself. */
export function analyze(records: PostRecords, options: AnalyzeOptions): StatusReport {
  const { snapshot, tables, lists, sections, linkDefinitions, prose, otherTables } = records;
  const linked = linkTables(records.findings, records.remainingWork);
  const outcomes = linkOutcomes(records.outcomes, linked.findings);
  const summary = summarize(linked.findings, linked.remainingWork);
  // Numbers can be held against the rows only where all rows were read.
  const isWhole = !records.diagnostics.some(({ code }) => code === 'table-not-read');
  const found: Diagnostic[] = [
    ...records.diagnostics,
    ...check(linked, records.withIds),
    ...checkDueDates(linked, snapshot.date),
    ...checkOutcomes(outcomes, linked.findings),
    ...checkIds(prose, linked.findings, records.diagnostics),
    ...(isWhole ? checkTotals(otherTables, linked.findings) : []),
    ...(isWhole ? checkClaims(prose, linked.findings) : []),
  ];
  return {
    kind: 'status',
    schemaVersion: 4,
    snapshot,
    summary,
    ...linked,
    outcomes,
    tables,
    lists,
    sections,
    linkDefinitions,
    configuration: options.changes,
    since: null,
    diagnostics: found.filter(({ code }) => !options.silenced.includes(code)).toSorted(byPlace),
  };
}
