import { quoted } from '../../text/shorten.ts';
import { diagnose } from '../../domain/diagnostics.ts';
import type { Diagnostic } from '../../domain/model.ts';
import type { Row } from '../records/read-row.ts';
import type { HeadingFates } from './account.ts';
import type { HeadingCandidate } from './candidates.ts';
import { differ, type HeadingRow } from './heading-rows.ts';
import type { Described } from './places.ts';
import { anchorsOf } from './join.ts';
import type { Section } from './outline.ts';
import type { SelectedHeadings } from './select-headings.ts';
import { disagree, isTold } from './told-status.ts';

/** A row with the status of the list item about it, where it has none of its own. */
export function withListStatus(row: Row, item: Row | null): Row {
  const isSilent = row.status.kind === 'unreported';
  return item !== null && isSilent ? { ...row, status: item.status, issue: row.issue ?? item.issue } : row;
}

interface TableRow {
  readonly row: Row;
}

/** What headings and lists add to rows of tables: a status or a severity that they lack, and where the text about them is. */
export function describeRows<T extends TableRow>(
  rows: readonly T[],
  joined: ReadonlyMap<HeadingRow, T>,
  withStatus: ((row: Row, key: T) => Row) | null,
  sections: readonly Section[],
): ReadonlyMap<Row, Described> {
  if (joined.size === 0 && withStatus === null) return new Map();
  const headingOf = new Map([...joined].map(([heading, row]) => [row, heading]));
  const anchors = joined.size === 0 ? new Map<Section, string>() : anchorsOf(sections);
  const described = new Map<Row, Described>();
  for (const one of rows) {
    const heading = headingOf.get(one);
    const complete = heading === undefined ? one.row : completed(one.row, heading.row);
    const row = withStatus === null ? complete : withStatus(complete, one);
    const section = heading?.candidate.section;
    const describedAt = section === undefined ? null : { heading: section.heading, anchor: anchors.get(section) ?? '' };
    if (row !== one.row || describedAt !== null) described.set(one.row, { row, describedAt });
  }
  return described;
}

function completed(row: Row, heading: Row): Row {
  const status = row.status.kind === 'unreported' && isTold(heading.status) ? heading.status : row.status;
  return { ...row, status, severity: row.severity ?? heading.severity, plan: { ...heading.plan, ...row.plan } };
}

/** Says where a table and the heading of the same finding tell different statuses. */
export function contradictions(joined: ReadonlyMap<HeadingRow, TableRow>): Diagnostic[] {
  return [...joined].flatMap(([heading, { row }]) => {
    if (!disagree(row.status, heading.row.status)) return heading.diagnostics;
    return [differ(row.id ?? quoted(row.title.text), row.status, heading.row.status)];
  });
}

/** Says how many findings stand under headings and are not counted, and why. */
export function notRead(headings: readonly HeadingRow[], because: string): Diagnostic[] {
  const [first] = headings;
  if (first === undefined) return [];
  const { line } = first.row.source.position.start;
  const names = headings.slice(0, 3).map(({ row }) => row.id ?? quoted(row.title.text));
  const more = headings.length > names.length ? ` and ${headings.length - names.length} more` : '';
  const count = headings.length === 1 ? 'One finding stands' : `${headings.length} findings stand`;
  const message = `${count} under headings (line ${line}${headings.length === 1 ? '' : ' …'}: ${names.join(', ')}${more}) and in no table, and the numbers leave ${headings.length === 1 ? 'it' : 'them'} out: ${because}`;
  return [diagnose('findings-not-in-table', message, first.row.source.position)];
}

const reasons: { readonly [by in HeadingCandidate['by']]: string } = {
  id: 'headings that begin with ids',
  fields: 'headings with a severity in their text',
  'severity heading': 'headings under one that is a severity',
  'severity tag': 'headings with a severity beside their title',
};

/** Collects what became of every heading that is a finding or looks like one. */
export function fatesOf(
  { declined }: SelectedHeadings,
  added: readonly HeadingRow[],
  joined: readonly HeadingRow[],
  rest: { readonly left: readonly HeadingRow[]; readonly because: string },
  repeats: ReadonlyMap<Section, string>,
): HeadingFates {
  const left = rest.left.map(({ candidate }) => [candidate.section, rest.because] as const);
  return {
    findings: new Map(added.map(({ candidate }) => [candidate.section, reasons[candidate.by]])),
    descriptions: new Set(joined.map(({ candidate }) => candidate.section)),
    declined: new Map([...declined, ...repeats, ...left]),
  };
}
