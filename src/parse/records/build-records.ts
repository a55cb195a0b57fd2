import type { Finding, RemainingWorkItem, TableRole } from '../../domain/model.ts';
import { describeKind } from '../../domain/vocabulary.ts';
import { identify, type Identifiable } from './identity.ts';
import type { Row } from './read-row.ts';
import type { Places } from '../places/places.ts';
import type { ReadTable } from '../tables/table.ts';

/** The rows of all tables as the report's records. */
export interface Records {
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
}

/**
 * Makes the rows of all tables, and the findings of other places, findings and remaining work, in the order of the source
 * and each with an identity of its own.
 */
export function toRecords(tables: readonly ReadTable[], places: Pick<Places, 'rows' | 'described'>): Records {
  const all = (role: TableRole): { readonly row: Row; readonly table: number; readonly section: readonly string[] }[] =>
    tables.flatMap((one, table) => {
      const section = one.raw.section.map(({ text }) => text);
      return one.role === role ? one.rows.map((row) => ({ row, table, section })) : [];
    });
  const placed = places.rows.map((one) => ({ ...one, table: null, describedAt: null }));
  const findings = inOrder([...all('findings').map((one) => withDescription(one, places.described)), ...placed]);
  const work = all('remaining-work');
  const findingKeys = identify(findings.map(({ row }) => identifiable(row)));
  const workKeys = identify(work.map(({ row }) => identifiable(row)));
  return {
    findings: findings.map(({ row, table, list, section, describedAt }, at) => {
      const identity = findingKeys[at] ?? { by: 'row', key: `row ${at + 1}` };
      const { id, title, issue, tracker, severity, plan, extra, source } = row;
      const { kind, because, verbatim, references } = row.status;
      const status = { ...describeKind(kind), because, verbatim, references, overruled: null };
      return {
        identity,
        id,
        title,
        issue,
        tracker,
        severity,
        status,
        ...plan,
        extra,
        section,
        table,
        list,
        describedAt,
        remainingWork: null,
        position: source.position,
      };
    }),
    remainingWork: work.map(({ row, table, section }, at) => {
      const identity = workKeys[at] ?? { by: 'row', key: `row ${at + 1}` };
      const { id, title, issue, tracker, timeCommitment, complexity, benefit, plan, extra, source } = row;
      return {
        identity,
        id,
        title,
        issue,
        tracker,
        timeCommitment,
        complexity,
        benefit,
        ...plan,
        extra,
        section,
        table,
        findings: [],
        position: source.position,
      };
    }),
  };
}

/** A finding with where it stands. */
interface Standing {
  readonly row: Row;
  readonly section: readonly string[];
  readonly table: number | null;
  readonly list: number | null;
  readonly describedAt: Finding['describedAt'];
}

function withDescription(
  one: { readonly row: Row; readonly table: number; readonly section: readonly string[] },
  described: Places['described'],
): Standing {
  const { row, table, section } = one;
  const added = described.get(row);
  return { row: added?.row ?? row, table, section, list: null, describedAt: added?.describedAt ?? null };
}

function inOrder(findings: readonly Standing[]): readonly Standing[] {
  if (findings.every(({ table }) => table !== null)) return findings;
  const line = ({ row }: Standing): number => row.source.position.start.line;
  return findings.toSorted((a, b) => line(a) - line(b));
}

function identifiable({ id, issue, tracker, status, title }: Row): Identifiable {
  return { id, issue, references: [...(tracker?.references ?? []), ...status.references], title: title.text };
}
