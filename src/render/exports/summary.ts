import { isTrackerRule } from '../../domain/rules.ts';
import type { RemainingWorkItem, StatusReport, Summary } from '../../domain/model.ts';
import { isSettled, levelLabels, statusMeanings } from '../../domain/vocabulary.ts';
import { unreadTables } from '../views/headline.ts';
import { sinceSentence } from '../views/since.ts';
import { trackerSentence } from '../views/tracker.ts';
import { counted, dayInWords, listed, shortDigest } from '../words.ts';

/** A report in one paragraph with exact counts, to be read out or pasted. */
export function renderSummary(report: StatusReport): string {
  const { snapshot, summary, since } = report;
  const day = dayInWords(snapshot.date);
  const sentences = [
    `${snapshot.title}${day === null ? '' : `, as of ${day}`}: ${standing(report)}`,
    severitySentence(summary),
    since === null ? '' : sinceSentence(since, report),
    workSentence(report.remainingWork),
    contradictionSentence(report),
    report.evidence === undefined ? '' : trackerSentence(summary, report.evidence),
    `Counted from ${snapshot.source} (SHA-256 ${shortDigest(snapshot.digest)}…)${snapshot.url === null ? '' : `, published at ${snapshot.url}`}.`,
  ];
  return `${sentences
    .filter((sentence) => sentence !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()}\n`;
}

function standing({ summary, diagnostics }: StatusReport): string {
  const { total, settled, unsettled, fixedOrRemoved, byStatus } = summary;
  const missed = unreadTables(diagnostics);
  const side = (wanted: boolean): string =>
    listed(
      byStatus
        .filter(({ kind }) => isSettled(kind) === wanted)
        .map(({ kind, count }) => `${count} ${statusMeanings[kind].label.toLowerCase().replace(',', ' with')}`),
    );
  const told = (count: number, wanted: boolean): string => (count === 0 ? '' : ` (${side(wanted)})`);
  const are = (count: number): string => (count === 1 ? 'is' : 'are');
  const parts = [
    settled === 0 && missed === null ? 'none is settled' : `${settled} ${are(settled)} settled${told(settled, true)}`,
    unsettled === 0 && missed === null ? 'none is open' : `${unsettled} ${are(unsettled)} not${told(unsettled, false)}`,
  ];
  const some = `of ${counted(total, 'finding')}${missed === null ? '' : ' read'}, ${parts.join(' and ')}`;
  return `${some}${missed === null ? '' : `; ${missed}`}. Fixed or removed: ${fixedOrRemoved}.`;
}

function severitySentence({ bySeverity }: Summary): string {
  if (bySeverity.length === 0) return 'The source rates no severity.';
  const parts = bySeverity.map(
    ({ level, count, settled }) =>
      `${level === null ? 'not on the scale' : levelLabels[level].toLowerCase()} ${settled} of ${count}`,
  );
  return `Settled by severity: ${parts.join(', ')}.`;
}

function workSentence(items: readonly RemainingWorkItem[]): string {
  if (items.length === 0) return 'The source lists no remaining work.';
  const alone = items.filter(({ findings }) => findings.length === 0).length;
  const none = alone === 0 ? '' : `, ${alone} of them without a finding`;
  return `Remaining work: ${counted(items.length, 'item')}${none}.`;
}

function contradictionSentence({ diagnostics }: StatusReport): string {
  const own = diagnostics.filter(({ code }) => !isTrackerRule(code));
  const count = (wanted: string): number => own.filter(({ severity }) => severity === wanted).length;
  const parts = [
    ...(count('error') > 0
      ? [counted(count('error'), 'place its readers do not see', 'places its readers do not see')]
      : []),
    ...(count('warning') > 0 ? [counted(count('warning'), 'contradiction or doubt', 'contradictions or doubts')] : []),
  ];
  return parts.length === 0 ? 'Nothing in the source contradicts itself.' : `Noted in the source: ${listed(parts)}.`;
}
