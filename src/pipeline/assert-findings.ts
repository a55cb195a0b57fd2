import type { StatusReport } from '../domain/model.ts';
import { NoFindingsError } from '../errors.ts';

/** Throws `NoFindingsError` for a report without findings: nothing can be said of it. `shown` names its source. */
export function refuseNothing(report: StatusReport, shown: string): void {
  if (report.findings.length === 0)
    throw new NoFindingsError(`${shown}: no findings table found: ${reasonFor(report)}`);
}

function reasonFor({ tables, remainingWork, diagnostics }: StatusReport): string {
  const lost = diagnostics.find(({ severity, code }) => severity === 'error' || code === 'row-too-complex');
  const why = lost === undefined ? '' : `; line ${lost.position?.start.line ?? 1}: ${lost.message}`;
  const wanted = 'a column such as Title, Finding or Issue beside one such as Status, Fix or Severity';
  if (tables.length === 0) return `it holds no table; needed is one with ${wanted}${why}`;
  const which = tables.length === 1 ? 'one table' : `${tables.length} tables`;
  const recognised = remainingWork.length > 0 ? 'only remaining work was recognised' : 'none was recognised';
  const seen = tables
    .slice(0, 4)
    .map(({ columns, position }) => `line ${position.start.line}: ${columns.map((column) => `«${column}»`).join(', ')}`)
    .join('; ')
    .slice(0, 400);
  const more = tables.length > 4 ? '; …' : '';
  return `of its ${which} ${recognised} (${seen}${more}); looked for ${wanted}. Name your columns in audit-status.config.yaml${why}`;
}
