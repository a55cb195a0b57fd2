import type { Finding, IssueRef, RemainingWorkItem, StatusReport } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import { byBenefit, bySeverity } from './priority.ts';
import { orderSentence } from './order-words.ts';
import { anchorOf, rated } from './rows.ts';
import type { NextSteps } from './view-model.ts';

/** What to do first: of the remaining work, else of the findings that are not settled; null where all is done. `most`: rows. */
export function nextSteps(report: StatusReport, format: Format, most: number = shownFirst): NextSteps | null {
  const { findings, remainingWork } = report;
  const severe = findings.some(({ severity }) => severity !== null);
  if (remainingWork.length > 0) {
    const items = byBenefit(remainingWork);
    const rows = items.slice(0, most).map((item) => workStep(item, findings, format));
    return { intro: orderSentence(items, format.words), rated: true, severe, rows, more: items.length - rows.length };
  }
  const open = bySeverity(findings);
  if (open.length === 0) return null;
  const rows = open.slice(0, most).map((finding) => openStep(finding, findings.indexOf(finding), format));
  const intro = format.words.work.openFindings(severe);
  return { intro, rated: false, severe, rows, more: open.length - rows.length };
}

type Step = NextSteps['rows'][number];

function workStep(item: RemainingWorkItem, findings: readonly Finding[], format: Format): Step {
  const at = item.findings[0];
  const finding = at === undefined ? undefined : findings[at];
  return {
    name: format.rich(item.title),
    id: finding?.id == null ? null : format.text(finding.id),
    anchor: at === undefined || finding === undefined ? null : anchorOf(at),
    ...issueLink(item.issue, format),
    severity: finding === undefined ? null : rated(finding.severity, finding.position, format),
    benefit: rated(item.benefit, item.position, format),
    time: rated(item.timeCommitment, item.position, format),
    complexity: rated(item.complexity, item.position, format),
    status: null,
  };
}

function openStep(finding: Finding, at: number, format: Format): Step {
  const { title, id, issue, status, severity, position } = finding;
  return {
    name: format.rich(title),
    id: id === null ? null : format.text(id),
    anchor: anchorOf(at),
    ...issueLink(issue, format),
    severity: rated(severity, position, format),
    benefit: null,
    time: null,
    complexity: null,
    status: format.words.statuses[status.kind].label,
  };
}

/** Rows on the first page. */
export const shownFirst = 5;

function issueLink(issue: IssueRef | null, format: Format): Pick<Step, 'href' | 'label'> {
  if (issue === null) return { href: null, label: null };
  const href = format.address(issue.url);
  return { href, label: href === null ? format.text(issue.label) : format.label(issue.label) };
}
