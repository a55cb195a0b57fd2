import { isOpenWork } from '../../analyze/rules/due-dates.ts';
import type { Day, Finding, IssueRef, Plan, RemainingWorkItem, StatusReport, Verbatim } from '../../domain/model.ts';
import type { Format, Ready } from '../format.ts';
import { longestListedRating, longestListedWords, shortFormat } from '../short-format.ts';
import { byBenefit, bySeverity } from './priority.ts';
import { planCells, planColumns } from './plan.ts';
import { orderSentence } from './order-words.ts';
import { anchorOf, estimateColumns, rated, severityCells } from './rows.ts';
import type { NextStep } from './row-model.ts';
import type { NextSteps } from './view-model.ts';

/**
 * What to do first: of the remaining work that is still to be done, else of the findings that are not settled; null where
 * all is done. What is settled is never among it, though the source lists work for it. `most`: rows.
 */
export function nextSteps(report: StatusReport, format: Format, most: number = shownFirst): NextSteps | null {
  const { findings, remainingWork } = report;
  const asOf = report.snapshot.date;
  const short = shortFormat(format, longestListedWords);
  const severe = findings.some(({ severity }) => severity !== null);
  const items = byBenefit(remainingWork.filter((item) => isOpenWork(item, findings)));
  const leftOut = remainingWork.length - items.length;
  if (items.length > 0) {
    const rows = items.slice(0, most).map((item) => workStep(item, findings, asOf, short));
    return {
      intro: [orderSentence(items, format.words), ...(leftOut === 0 ? [] : [format.words.work.leftOut(leftOut)])].join(
        ' ',
      ),
      rated: true,
      severe,
      ...columnsOf(rows),
      rows,
      more: items.length - rows.length,
    };
  }
  const open = bySeverity(findings);
  if (open.length === 0) return null;
  const rows = open.slice(0, most).map((finding) => openStep(finding, findings.indexOf(finding), asOf, short));
  const intro = format.words.work.openFindings(severe, leftOut > 0);
  return { intro, rated: false, severe, ...columnsOf(rows), rows, more: open.length - rows.length };
}

function columnsOf(rows: readonly NextStep[]): Pick<NextSteps, 'tracked' | 'owned' | 'dated' | 'columns'> {
  const tracked = rows.some(({ label }) => label !== null);
  return {
    tracked,
    columns: estimateColumns(rows),
    owned: rows.some(({ owner }) => owner !== null),
    dated: rows.some(({ due }) => due !== null),
  };
}

function workStep(item: RemainingWorkItem, findings: readonly Finding[], asOf: Day | null, format: Format): NextStep {
  const at = item.findings.find((one) => findings[one]?.status.settled === false) ?? item.findings[0];
  const finding = at === undefined ? undefined : findings[at];
  // What the row does not say, its finding may.
  const plan = { ...planIn(finding), ...planIn(item) };
  const ratings = shortFormat(format, longestListedRating);
  return {
    name: nameBeside(finding?.id ?? null, item.title, format),
    id: finding?.id == null ? null : format.text(finding.id),
    anchor: at === undefined || finding === undefined ? null : anchorOf(at),
    ...issueLink(item.issue ?? finding?.issue ?? null, format),
    ...(finding === undefined ? { severity: null, severityIsOurs: false } : severityCells(finding, ratings)),
    benefit: rated(item.benefit, item.position, ratings),
    time: rated(item.timeCommitment, item.position, ratings),
    complexity: rated(item.complexity, item.position, ratings),
    status: null,
    ...planColumns(plan, true, asOf, format),
    extra: planCells(plan, true, asOf, format),
  };
}

/** A title that says no more than the id beside it is left out. */
function nameBeside(id: string | null, title: Verbatim, format: Format): Ready | null {
  return id !== null && (title.text === id || !/[\p{L}\p{N}]/u.test(title.text)) ? null : format.rich(title);
}

function planIn(record: Plan | undefined): Plan {
  const { owner, due } = record ?? {};
  return { ...(owner === undefined ? {} : { owner }), ...(due === undefined ? {} : { due }) };
}

function openStep(finding: Finding, at: number, asOf: Day | null, format: Format): NextStep {
  const { title, id, issue, status } = finding;
  return {
    name: nameBeside(id, title, format),
    id: id === null ? null : format.text(id),
    anchor: anchorOf(at),
    ...issueLink(issue, format),
    ...severityCells(finding, shortFormat(format, longestListedRating)),
    benefit: null,
    time: null,
    complexity: null,
    status: format.words.statuses[status.kind].label,
    ...planColumns(finding, true, asOf, format),
    extra: planCells(finding, true, asOf, format),
  };
}

/** Rows on the first page. */
export const shownFirst = 5;

function issueLink(issue: IssueRef | null, format: Format): Pick<NextStep, 'href' | 'label'> {
  if (issue === null) return { href: null, label: null };
  const href = format.address(issue.url);
  return { href, label: href === null ? format.text(issue.label) : format.label(issue.label) };
}
