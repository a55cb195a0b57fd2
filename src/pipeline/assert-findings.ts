import type { SourceList, SourceSection, StatusReport } from '../domain/model.ts';
import { NoFindingsError } from '../errors.ts';
import { isAdvisory } from '../parse/places/context.ts';

/** Throws `NoFindingsError` for a report without findings: nothing can be said of it. `shown` names its source. */
export function assertFindings(report: StatusReport, shown: string): void {
  if (report.findings.length === 0) throw new NoFindingsError(`${shown}: no findings found: ${reasonFor(report)}`);
}

const wanted = 'a column such as Title, Finding or Issue beside one such as Status, Fix or Severity';

function reasonFor(report: StatusReport): string {
  const { tables, diagnostics } = report;
  const lost = diagnostics.find(({ severity, code }) => severity === 'error' || code === 'row-too-complex');
  const why = lost === undefined ? '' : `; line ${lost.position?.start.line ?? 1}: ${lost.message}`;
  const seen = [...report.lists.map(listReason), ...report.sections.map(sectionReason)].slice(0, mostReasons);
  if (tables.length > 0) return [tablesReason(report), ...seen].join('; ') + why;
  if (isAdvisory(report.snapshot.title)) return `it is one advisory, and no report that lists findings${why}`;
  const last = `${seen.length === 0 ? 'it is prose, and holds no table; needed is' : 'write the findings as'} a table with ${wanted}`;
  return `${[...seen, last].join('; ')}${why}`;
}

/** Places besides tables that are named in a sentence. */
export const mostReasons = 3;

function listReason({ kind, items, because, position }: SourceList): string {
  const what = kind === 'tasks' ? 'a task list' : 'a list';
  return `it holds ${what} of ${items === 1 ? 'one item' : `${items} items`} (line ${position.start.line}), which is not read: ${because}`;
}

function sectionReason({ setAside, because, section, position }: SourceSection): string {
  const like = setAside.filter((one) => one.because === because);
  const [first] = like;
  const count = like.length === 1 ? 'one heading' : `${like.length} headings`;
  const under = section.length === 0 ? '' : ` under “${section.at(-1) ?? ''}”`;
  return `it holds ${count}${under} (line ${(first ?? { line: position.start.line }).line} …) that could be findings and ${like.length === 1 ? 'is' : 'are'} not read: ${because}`;
}

function tablesReason({ tables, remainingWork }: StatusReport): string {
  const which = tables.length === 1 ? 'one table' : `${tables.length} tables`;
  const recognized = remainingWork.length > 0 ? 'only remaining work was recognized' : 'none was recognized';
  const seen = tables
    .slice(0, 4)
    .map(({ columns, position }) => `line ${position.start.line}: ${columns.map((column) => `“${column}”`).join(', ')}`)
    .join('; ')
    .slice(0, 400);
  const more = tables.length > 4 ? '; …' : '';
  return `of its ${which} ${recognized} (${seen}${more}); looked for ${wanted}. Name your columns in audit-status.config.yaml`;
}
