import { byPlace } from '../domain/diagnostics.ts';
import type { Diagnostic, StatusReport } from '../domain/model.ts';
import { check } from './rules/index.ts';
import { linkTables, type Linked } from './link.ts';
import { checkStatedCounts, type CountTable } from './rules/totals.ts';
import { checkStatedProgress } from './rules/progress-claims.ts';
import { summarize } from '../domain/summarize.ts';

/** The records of a post, before they are held against each other. */
export interface Records
  extends
    Linked,
    Omit<
      StatusReport,
      'kind' | 'schemaVersion' | 'summary' | 'configuration' | 'since' | 'findings' | 'remainingWork'
    > {
  readonly prose: Parameters<typeof checkStatedCounts>[0];
  readonly otherTables: readonly CountTable[];
}

/** What of the settings matters here. */
export interface AnalyzeOptions {
  /** Codes that are not reported. */
  readonly silenced: readonly string[];
  /** What a configuration changed in the reading, one sentence each. */
  readonly changes: readonly string[];
}

/** Makes the report: joins the two tables, counts, and says where the post contradicts itself. */
export function analyze(records: Records, options: AnalyzeOptions): StatusReport {
  const { snapshot, tables, lists, sections, linkDefinitions, prose, otherTables } = records;
  const linked = linkTables(records.findings, records.remainingWork);
  const summary = summarize(linked.findings, linked.remainingWork);
  const found: Diagnostic[] = [
    ...records.diagnostics,
    ...check(linked),
    ...checkStatedCounts(prose, otherTables, summary, placeOf(linked.findings)),
    ...checkStatedProgress(prose, summary),
  ];
  return {
    kind: 'status',
    schemaVersion: 3,
    snapshot,
    summary,
    ...linked,
    tables,
    lists,
    sections,
    linkDefinitions,
    configuration: options.changes,
    since: null,
    diagnostics: found.filter(({ code }) => !options.silenced.includes(code)).toSorted(byPlace),
  };
}

/** Where findings stand, as a sentence begins that counts them. */
function placeOf(findings: Linked['findings']): string {
  return findings.every(({ table }) => table !== null) ? 'the tables have' : 'the tables, lists and headings have';
}
