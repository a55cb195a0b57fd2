import { isTrackerRule } from '../../domain/rules.ts';
import type { RemainingWorkItem, StatusReport } from '../../domain/model.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import type { Words } from '../catalogue/words.ts';
import { unreadTables } from '../views/headline.ts';
import { sinceSentence } from '../views/since.ts';
import { trackerSentence } from '../views/tracker.ts';
import { shortDigest } from '../words.ts';

/** A report in one paragraph with exact counts, to be read out or pasted. */
export function renderSummary(report: StatusReport, words: Words): string {
  const { snapshot, summary, since } = report;
  const sentences = [
    standing(report, words),
    words.summary.severities(summary.bySeverity),
    since === null ? '' : sinceSentence(since, report, words),
    workSentence(report.remainingWork, words),
    contradictionSentence(report, words),
    report.evidence === undefined ? '' : trackerSentence(summary, report.evidence, words),
    words.summary.source({ source: snapshot.source, digest: shortDigest(snapshot.digest), url: snapshot.url }),
  ];
  return `${sentences
    .filter((sentence) => sentence !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()}\n`;
}

function standing({ snapshot, summary, diagnostics }: StatusReport, words: Words): string {
  const { byStatus } = summary;
  return words.summary.standing({
    ...summary,
    title: snapshot.title,
    day: words.grammar.day(snapshot.date),
    settledParts: byStatus.filter(({ kind }) => isSettled(kind)),
    openParts: byStatus.filter(({ kind }) => !isSettled(kind)),
    missed: unreadTables(diagnostics, words),
  });
}

function workSentence(items: readonly RemainingWorkItem[], words: Words): string {
  return words.summary.work(items.length, items.filter(({ findings }) => findings.length === 0).length);
}

function contradictionSentence({ diagnostics }: StatusReport, words: Words): string {
  const own = diagnostics.filter(({ code }) => !isTrackerRule(code));
  const count = (wanted: string): number => own.filter(({ severity }) => severity === wanted).length;
  return words.summary.contradictions({ error: count('error'), warning: count('warning') });
}
