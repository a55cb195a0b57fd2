import { diagnose } from '../../domain/diagnostics.ts';
import type { Day, Diagnostic, Finding, Plan, RemainingWorkItem } from '../../domain/model.ts';
import { daysBetween } from '../../text/days-between.ts';
import { isAmbiguousDay } from '../../text/written-day.ts';
import { capitalized, nameOf, subjectOf } from '../names.ts';
import type { Linked } from '../link.ts';
import { isWorkDone } from './remaining-work.ts';

/**
 * Says which findings and rows of remaining work were due before the day of the post and are not settled, and which due
 * dates can be read as two days. The clock plays no part: a post without a day has nothing overdue.
 */
export function checkDueDates({ findings, remainingWork }: Linked, asOf: Day | null): Diagnostic[] {
  const [dated, datedWork] = [findings.filter(isDated), remainingWork.filter(isDated)];
  return [
    ...[...dated, ...datedWork].flatMap(ambiguous),
    ...dated.flatMap((finding) => (finding.status.settled ? [] : overdue(finding, asOf))),
    ...datedWork.flatMap((item) =>
      isOpenWork(item, findings) && !hasOwnDay(item, findings) ? overdue(item, asOf) : [],
    ),
  ];
}

/** Returns by how many whole days something was late on a day; 0 where it was not, null where either day is not known. */
export function daysLate({ due }: Plan, asOf: Day | null): number | null {
  const days = daysBetween(due?.day ?? null, asOf);
  return days === null ? null : Math.max(0, days);
}

function isDated({ due }: Plan): boolean {
  return due !== undefined;
}

function ambiguous(record: Finding | RemainingWorkItem): Diagnostic[] {
  const { due } = record;
  if (due === undefined || !isAmbiguousDay(due.verbatim.text)) return [];
  const message = `${capitalized(nameOf(record))}: its due date “${due.verbatim.text}” can be two days, and is not read`;
  return [diagnose('due-date-ambiguous', message, due.verbatim.position, subjectOf(record))];
}

function overdue(record: Finding | RemainingWorkItem, asOf: Day | null): Diagnostic[] {
  const { due } = record;
  const late = daysLate(record, asOf);
  if (due?.day == null || late === null || late === 0) return [];
  const message = `${capitalized(nameOf(record))} was due on ${due.day}, ${late} ${late === 1 ? 'day' : 'days'} before the date of the post, and is not settled`;
  return [diagnose('overdue', message, due.verbatim.position, subjectOf(record))];
}

/** Whether a row of remaining work is still to be done. */
export function isOpenWork(item: RemainingWorkItem, findings: readonly Finding[]): boolean {
  const about = findingsOf(item, findings);
  return !isWorkDone(item) && (about.length === 0 || about.some(({ status }) => !status.settled));
}

/** Whether a finding of a row of remaining work has a day of its own, of which the same is said. */
function hasOwnDay(item: RemainingWorkItem, findings: readonly Finding[]): boolean {
  return findingsOf(item, findings).some(({ due }) => due?.day != null);
}

function findingsOf(item: RemainingWorkItem, findings: readonly Finding[]): readonly Finding[] {
  return item.findings.flatMap((at) => findings[at] ?? []);
}
