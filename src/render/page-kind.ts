import type {
  AuditReport,
  ComparisonReport,
  Finding,
  HistoryReport,
  RemainingWorkItem,
  StatusReport,
} from '../domain/model.ts';
import type { FindingOrder } from '../domain/settings.ts';
import type { BriefLimits } from './views/brief.ts';
import { comparisonView } from './views/comparison-view.ts';
import { linksOf, type Format, type LinkContext } from './format.ts';
import { historyView } from './views/history-view.ts';
import { statusView } from './views/status-view.ts';
import type { PageViews } from './views/views.ts';

/** What sets the pages of one kind of report apart. */
export interface PageKind<K extends AuditReport['kind'] = AuditReport['kind']> {
  readonly template: K;
  /** Style sheets, in order. */
  readonly styles: readonly string[];
  readonly title: string;
  /** What the PDF says it is. */
  readonly subject: string;
  /** `YYYY-MM-DD`, of the source. */
  readonly date: string | null;
  /** Of the author’s words; null where it is not known. */
  readonly language: string | null;
  /** Runs along the foot of printed pages. */
  readonly footer: string;
  /** Everything that may hold HTML of its author's. */
  readonly rows: readonly (Finding | RemainingWorkItem)[];
  readonly view: (formatOf: (links: LinkContext) => Format, printed: boolean) => PageViews[K];
}

/** Tells how a report becomes pages; `order`: that of the findings of a status report, `brief`: for its first page alone. */
export function pageKindOf(report: AuditReport, order: FindingOrder, brief: BriefLimits | null = null): PageKind {
  if (report.kind === 'status') return statusPage(report, order, brief);
  return report.kind === 'comparison' ? comparisonPage(report) : historyPage(report);
}

function statusPage(report: StatusReport, order: FindingOrder, brief: BriefLimits | null): PageKind<'status'> {
  const { snapshot } = report;
  return {
    template: 'status',
    styles: ['report.css'],
    title: snapshot.title,
    subject: brief === null ? 'Audit status report' : 'Audit status in brief',
    date: snapshot.date,
    language: snapshot.language ?? null,
    footer: `${snapshot.source} · ${snapshot.digest.slice(0, 19)}…`,
    rows: [...report.findings, ...report.remainingWork],
    view: (formatOf, printed) => statusView(report, formatOf(linksOf(report)), { printed, order, brief }),
  };
}

function comparisonPage(report: ComparisonReport): PageKind<'comparison'> {
  const [before, after] = [report.before.snapshot, report.after.snapshot];
  return {
    template: 'comparison',
    styles: ['report.css', 'comparison.css'],
    title: after.title,
    subject: 'What changed between two snapshots of an audit',
    date: after.date,
    language: (before.language === after.language ? after.language : null) ?? null,
    footer: `${before.source} → ${after.source}`,
    rows: report.entries.flatMap((entry) => [entry.before, entry.after]).filter((finding) => finding !== null),
    view: (formatOf, printed) => comparisonView(report, formatOf, printed),
  };
}

function historyPage(report: HistoryReport): PageKind<'history'> {
  const latest = report.snapshots.at(-1)?.snapshot;
  return {
    template: 'history',
    styles: ['report.css', 'comparison.css'],
    title: report.title,
    subject: 'The course of an audit over its versions',
    date: report.snapshots.at(-1)?.date ?? null,
    language: latest?.language ?? null,
    footer: `${report.slug} · up to ${latest?.source ?? ''}`,
    rows: report.findings.map(({ finding }) => finding),
    view: (formatOf) => historyView(report, formatOf),
  };
}
