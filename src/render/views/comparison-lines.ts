import { changeKinds, type Change, type ComparisonEntry, type ComparisonReport } from '../../domain/model.ts';
import { english } from '../catalogue/english/index.ts';
import { say } from '../catalogue/say.ts';
import type { Words } from '../catalogue/words.ts';
import { comparisonHeadline, fieldName, tableChangeSentence } from './change-words.ts';
import { longestListedWords } from '../short-format.ts';
import { shorten } from '../../text/shorten.ts';
import { byUrgency } from './overview.ts';
import { trackerChangeLine } from './tracker.ts';

/** A comparison as text: its headline, then one line for each finding that changed, the most urgent and severe first. */
export function comparisonSummaryText(report: ComparisonReport, words: Words): string {
  const title = `${report.before.snapshot.source} → ${report.after.snapshot.source}`;
  return linesOf(report, title, Infinity, words)
    .map((one) => `${one}\n`)
    .join('');
}

/** The same for a terminal, in English, which shows no more than `most` findings. */
export function comparisonLines(report: ComparisonReport, title: string, most = mostTerminalLines): readonly string[] {
  return linesOf(report, title, most, english);
}

function linesOf(report: ComparisonReport, title: string, most: number, words: Words): readonly string[] {
  const entries = byUrgency(report.entries);
  const shown = entries.slice(0, most).map((entry) => `  ${line(entry, words)}`);
  const more = entries.length - shown.length;
  return [
    `${title}: ${comparisonHeadline(report, words)}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more; the report lists them`] : []),
    ...trackerLines(report, most, words),
  ];
}

function trackerLines({ tracker }: ComparisonReport, most: number, words: Words): readonly string[] {
  const changes = tracker?.changes ?? [];
  const shown = changes.slice(0, most).map((change) => `  Tracker: ${trackerChangeLine(change, words)}`);
  const more = changes.length - shown.length;
  return more > 0 ? [...shown, `  and ${more} more of the tracker; the report lists them`] : shown;
}

/** Findings on a terminal before the rest is counted: more than a screen, of which nobody reads the beginning. */
export const mostTerminalLines = 60;

/** A comparison as plain text without control characters: its headline, and what differs of each finding. */
export function comparisonText(report: ComparisonReport): readonly string[] {
  return [
    comparisonHeadline(report, english),
    ...report.tableChanges.map((change) => `  ${tableChangeSentence(change, english)}`),
    ...report.entries.flatMap((entry) => [`  ${line(entry, english)}`, ...entry.changes.flatMap(fieldLine)]),
  ];
}

/** Longer values say more than fits into a line of a terminal. */
export const longestValue = 160;

function fieldLine({ field, before, after }: Change): readonly string[] {
  if (field === null) return [];
  return [`      ${fieldName(field, english)}: ${inShort(before)} → ${inShort(after)}`];
}

function inShort(value: string | null): string {
  if (value === null) return 'nothing';
  const text = value.replace(/\s+/gu, ' ');
  return `“${text.length > longestValue ? `${text.slice(0, longestValue).trimEnd()}…` : text}”`;
}

function line({ before, after, changes, candidates }: ComparisonEntry, words: Words): string {
  const finding = after ?? before;
  if (finding === null) return '';
  const kinds = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
  const { changes: names, statuses } = words;
  const what = kinds.map((kind, at) => (at === 0 ? names[kind].label : names[kind].inText));
  const title = shorten(finding.title.text, longestListedWords);
  const name = `${finding.id === null || finding.id === finding.title.text ? '' : `${finding.id} `}${title}`;
  const status = statuses[finding.status.kind].label;
  const moved = before !== null && after !== null && before.status.kind !== after.status.kind;
  const standing = moved ? `${statuses[before.status.kind].label} → ${status}` : status;
  const couldBe = candidates.length === 0 ? '' : ` (${say(words, 'couldBeInline', { names: candidates.join('; ') })})`;
  return `${what.join(', ')}: ${name}: ${standing}${couldBe}`;
}
