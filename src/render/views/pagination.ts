import type { StatusReport } from '../../domain/model.ts';
import type { FindingGroup, FindingRow, StatusView, WorkRow } from './view-model.ts';
import { counted } from '../words.ts';

/** Findings in pieces of `size`, which have headings of their own where there are several. */
export function inGroups(rows: readonly FindingRow[], size: number): readonly FindingGroup[] {
  const groups: FindingGroup[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const findings = rows.slice(at, at + size);
    const heading = rows.length > size;
    const caption = heading
      ? `Findings ${at + 1} to ${at + findings.length}`
      : `All ${counted(rows.length, 'finding')}`;
    groups.push({ anchor: `findings-from-${at + 1}`, caption, heading, startsPart: startsPart(at), findings });
  }
  return groups;
}

/** Remaining work in pieces of `size`. */
export function workGroups(rows: readonly WorkRow[], size: number): StatusView['workGroups'] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => {
    const piece = rows.slice(at * size, (at + 1) * size);
    const caption =
      rows.length > size ? `Remaining work ${at * size + 1} to ${at * size + piece.length}` : 'All remaining work';
    return { caption, startsPart: startsPart(at * size), rows: piece };
  });
}

/**
 * Tells whether the row at a place begins a part of a long printed report. Parts are printed one by one, and each begins
 * on a page of its own: a browser needs memory for all that it prints at once.
 */
export function startsPart(at: number): boolean {
  return at > 0 && at % rowsOfPart === 0;
}

const rowsOfPart = 2000;

/** Findings from which a printed report gets a table of contents. */
const longReport = 200;

/** The table of contents of a long report; empty for a short one. */
export function contentsOf(groups: readonly FindingGroup[], report: StatusReport): StatusView['contents'] {
  if (report.findings.length < longReport) return [];
  const pieces = groups
    .filter(({ heading }) => heading)
    .map(({ anchor, caption }) => ({ anchor, label: caption, below: true }));
  const work = report.remainingWork.length === 0 ? [] : [{ anchor: 'work', label: 'Remaining work', below: false }];
  return [
    { anchor: 'summary', label: 'Where it stands', below: false },
    { anchor: 'findings', label: 'Findings', below: false },
    ...pieces,
    ...work,
    ...(report.outcomes.length === 0 ? [] : [{ anchor: 'outcomes', label: 'Outcomes of the audit', below: false }]),
    { anchor: 'account', label: 'How this was read', below: false },
    { anchor: 'notes', label: 'All notes on the source', below: true },
  ];
}
