import type { FindingHistory, HistoryReport, HistorySnapshot } from '../../domain/model.ts';
import { shorten } from '../../text/shorten.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { longestListedWords } from '../short-format.ts';
import {
  changeNumbers,
  earlierAuditSentence,
  historyHeadline,
  isToldVersion,
  openTheLongest,
  versionName,
} from './history-words.ts';

/** A history as text, for a terminal: its headline, the last versions that changed something, and what is open the longest. */
export function historySummaryText(report: HistoryReport, words: Words): string {
  const lines = [
    `${report.slug}: ${historyHeadline(report, words)}`,
    ...report.earlier.map((audit) => `  ${earlierAuditSentence(audit, words)}`),
    ...versionLines(report, words),
    ...longestLines(report, words),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Lines of each of the two lists, which together fit on a terminal of 24 lines. */
export const mostSummaryLines = 8;

function versionLines({ snapshots }: HistoryReport, words: Words): readonly string[] {
  const told = snapshots.filter(isToldVersion);
  const earlier = told.length - mostSummaryLines;
  return [
    `  ${say(words, 'versions')}:`,
    ...(earlier > 0 ? [`    ${say(words, 'andEarlier', { count: earlier })}`] : []),
    ...told.slice(-mostSummaryLines).map((version) => `    ${versionLine(version, words)}`),
  ];
}

function versionLine(version: HistorySnapshot, words: Words): string {
  const { date, summary } = version;
  const when = words.grammar.day(date) ?? versionName(version);
  const open = say(words, 'openOf', { when, open: summary.unsettled, all: summary.total });
  return [open, changeNumbers(version, words)].filter((part) => part !== '').join('; ');
}

function longestLines(report: HistoryReport, words: Words): readonly string[] {
  const open = openTheLongest(report).flatMap((at) => report.findings[at] ?? []);
  const shown = open.slice(0, mostSummaryLines);
  if (shown.length === 0) return [];
  const more = open.length - shown.length;
  return [
    `  ${say(words, 'openTheLongest')}:`,
    ...shown.map((one) => `    ${longestLine(one, words)}`),
    ...(more > 0 ? [`    ${say(words, 'andMore', { count: more })}`] : []),
  ];
}

function longestLine({ finding, unresolvedDays }: FindingHistory, words: Words): string {
  const { id, title, status } = finding;
  const name = `${id === null || id === title.text ? '' : `${id} `}${shorten(title.text, longestListedWords)}`;
  const days = unresolvedDays === null ? [] : [words.counts.days(unresolvedDays)];
  return `${name}: ${[words.statuses[status.kind].label, ...days].join(', ')}`;
}
