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
import { say } from './catalogue/say.ts';
import type { Words } from './catalogue/words.ts';
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
export function pageKindOf(
  report: AuditReport,
  words: Words,
  order: FindingOrder,
  brief: BriefLimits | null = null,
): PageKind {
  if (report.kind === 'status') return statusPage(report, words, order, brief);
  return report.kind === 'comparison' ? comparisonPage(report, words) : historyPage(report, words);
}

function statusPage(
  report: StatusReport,
  words: Words,
  order: FindingOrder,
  brief: BriefLimits | null,
): PageKind<'status'> {
  const { snapshot } = report;
  return {
    template: 'status',
    styles: ['report.css'],
    title: snapshot.title,
    subject: say(words, brief === null ? 'statusReport' : 'statusBrief'),
    date: snapshot.date,
    language: snapshot.language ?? null,
    footer: `${snapshot.source} · ${snapshot.digest.slice(0, 19)}…`,
    rows: [...report.findings, ...report.remainingWork],
    view: (formatOf, printed) => statusView(report, formatOf(linksOf(report)), { printed, order, brief }),
  };
}

function comparisonPage(report: ComparisonReport, words: Words): PageKind<'comparison'> {
  const [before, after] = [report.before.snapshot, report.after.snapshot];
  return {
    template: 'comparison',
    styles: ['report.css', 'comparison.css'],
    title: after.title,
    subject: say(words, 'comparisonSubject'),
    date: after.date,
    language: (before.language === after.language ? after.language : null) ?? null,
    footer: `${before.source} → ${after.source}`,
    rows: report.entries.flatMap((entry) => [entry.before, entry.after]).filter((finding) => finding !== null),
    view: (formatOf, printed) => comparisonView(report, formatOf, printed),
  };
}

function historyPage(report: HistoryReport, words: Words): PageKind<'history'> {
  const latest = report.snapshots.at(-1)?.snapshot;
  return {
    template: 'history',
    styles: ['report.css', 'comparison.css'],
    title: report.title,
    subject: say(words, 'historySubject'),
    date: report.snapshots.at(-1)?.date ?? null,
    language: latest?.language ?? null,
    footer: `${report.slug} · ${say(words, 'upTo', { source: latest?.source ?? '' })}`,
    rows: report.findings.map(({ finding }) => finding),
    view: (formatOf) => historyView(report, formatOf),
  };
}
