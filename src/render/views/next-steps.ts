import type { StatusReport } from '../../domain/model.ts';
import { statusMeanings } from '../../domain/vocabulary.ts';
import type { Format } from '../format.ts';
import { byBenefit, bySeverity } from './priority.ts';
import { rated } from './rows.ts';
import type { NextSteps, Text } from './view-model.ts';

/** What to do first: of the remaining work, else of the findings that are not settled; null where all is done. */
export function nextSteps({ findings, remainingWork }: StatusReport, format: Format): NextSteps | null {
  if (remainingWork.length > 0) {
    const items = byBenefit(remainingWork);
    const rows = items.slice(0, shownFirst).map((item) => {
      const at = item.findings[0];
      return {
        name: format.rich(item.title), id: at === undefined ? null : format.text(findings[at]?.id ?? ''), ...issueLink(item.issue?.url ?? null, item.issue?.label ?? null, format),
        benefit: rated(item.benefit, item.position, format), time: rated(item.timeCommitment, item.position, format), complexity: rated(item.complexity, item.position, format), status: null,
      }; // prettier-ignore
    });
    return {
      intro: 'The most benefit for the least effort first, by the author’s estimates.',
      rated: true,
      rows,
      more: items.length - rows.length,
    };
  }
  const open = bySeverity(findings);
  if (open.length === 0) return null;
  const rows = open.slice(0, shownFirst).map(({ title, id, issue, status, severity, position }) => ({
    name: format.rich(title), id: id === null ? null : format.text(id), ...issueLink(issue?.url ?? null, issue?.label ?? null, format),
    benefit: rated(severity, position, format), time: null, complexity: null, status: statusMeanings[status.kind].label,
  })); // prettier-ignore
  return {
    intro: `The source lists no remaining work; these are the findings that are not settled, ${open.some(({ severity }) => severity !== null) ? 'the most severe first' : 'in its order'}.`,
    rated: false,
    rows,
    more: open.length - rows.length,
  };
}

/** Rows on the first page. */
const shownFirst = 5;

function issueLink(
  url: string | null,
  label: string | null,
  format: Format,
): { readonly href: string | null; readonly label: Text | null } {
  const href = url === null ? null : format.address(url);
  const write = href === null ? format.text : format.label;
  return { href, label: label === null ? null : write(label) };
}
