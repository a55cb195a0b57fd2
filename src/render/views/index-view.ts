import type { HistoryReport, StatusReport } from '../../domain/model.ts';
import type { Format, Ready } from '../format.ts';
import { say } from '../catalogue/say.ts';
import { longestListedWords } from '../short-format.ts';
import { shorten } from '../../text/shorten.ts';
import { openTheLongest } from './history-words.ts';
import { sinceSentence } from './since.ts';

/** One audit of an index: its latest snapshot, and the files that were made of it. */
export interface IndexedAudit {
  readonly report: StatusReport;
  /** Over all its snapshots. */
  readonly history: HistoryReport;
  /** Names of files beside the index, by format. */
  readonly files: readonly { readonly format: string; readonly name: string }[];
}

/** What the templates of an index see. */
export interface IndexView {
  readonly title: string;
  readonly plainTitle: string;
  /** All audits in one sentence. */
  readonly headline: string;
  /** The audits with the most open findings first. */
  readonly audits: readonly IndexRow[];
  /** Whether any audit has an earlier snapshot. */
  readonly compared: boolean;
  /** Whether of any audit is known what has been open the longest. */
  readonly aged: boolean;
}

/** One audit. */
export interface IndexRow {
  readonly title: Ready | string;
  /** Address of its report, beside the index. */
  readonly href: string | null;
  /** Day of its latest snapshot, in words and as `YYYY-MM-DD`. */
  readonly date: string | null;
  readonly isoDate: string | null;
  readonly total: number;
  readonly open: number;
  readonly settled: number;
  /** What changed since the snapshot before; null where there is none. */
  readonly since: Ready | string | null;
  /** The finding that has been open the longest; null where that is not known, as by one snapshot alone. */
  readonly oldest: Ready | string | null;
  /** The other files made of it. */
  readonly files: readonly { readonly format: string; readonly href: string }[];
}

/** Makes what the templates of an index see. */
export function indexView(audits: readonly IndexedAudit[], format: Format): IndexView {
  const rows = audits.map((audit) => indexRow(audit, format));
  const sum = (count: (row: IndexRow) => number): number => rows.reduce((total, row) => total + count(row), 0);
  const open = sum((row) => row.open);
  const total = sum((row) => row.total);
  return {
    title: say(format.words, 'audits'),
    plainTitle: say(format.words, 'audits'),
    headline: format.words.counts.index({ open, findings: total, audits: rows.length }),
    audits: rows.toSorted((one, other) => other.open - one.open),
    compared: rows.some(({ since }) => since !== null),
    aged: rows.some(({ oldest }) => oldest !== null),
  };
}

function indexRow({ report, history, files }: IndexedAudit, format: Format): IndexRow {
  const { snapshot, summary, since } = report;
  const links = files.map((file) => ({ format: file.format, href: encodeURIComponent(file.name) }));
  return {
    title: format.text(snapshot.title),
    href: links.find((file) => file.format === (format.name === 'html' ? 'html' : 'md'))?.href ?? null,
    date: format.words.grammar.day(snapshot.date),
    isoDate: snapshot.date,
    total: summary.total,
    open: summary.unsettled,
    settled: summary.settled,
    since: since === null ? null : format.text(sinceSentence(since, report, format.words)),
    oldest: oldestOf(history, format),
    files: links,
  };
}

function oldestOf(history: HistoryReport, format: Format): Ready | string | null {
  const [first] = openTheLongest(history);
  const oldest = first === undefined ? undefined : history.findings[first];
  if (oldest === undefined || oldest.unresolvedDays === null) return null;
  const { id, title } = oldest.finding;
  const name = shorten(id === null ? title.text : `${id} ${title.text}`, longestListedWords);
  return format.text(`${name} (${format.words.counts.days(oldest.unresolvedDays)})`);
}
