import type { Finding, RemainingWorkItem, TableRole } from '../../domain/model.ts';
import { identify, type Identifiable } from './identity.ts';
import type { Row } from './read-row.ts';
import type { ReadTable } from '../tables/table.ts';

/** The rows of all tables as the report's records. */
export interface Records {
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
}

/** Makes the rows of all tables findings and remaining work, each with an identity of its own. */
export function toRecords(tables: readonly ReadTable[]): Records {
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
      const { kind, because, verbatim, references } = row.status;
      const status = { kind, because, verbatim, references, overruled: null };
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
