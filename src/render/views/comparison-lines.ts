import { changeKinds, type ComparisonEntry, type ComparisonReport } from '../../domain/model.ts';
import { statusMeanings } from '../../domain/vocabulary.ts';
import { trackerChangeLine } from './tracker.ts';
import { changeHeadings, comparisonHeadline } from './change-words.ts';

/** A comparison for a terminal: its headline, then one line for each finding that changed, most urgent first. */
export function comparisonLines(report: ComparisonReport, title: string): readonly string[] {
  const { entries } = report;
  const shown = entries.slice(0, mostLines).map((entry) => `  ${line(entry)}`);
  const more = entries.length - shown.length;
  return [
    `${title}: ${comparisonHeadline(report)}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more; the report lists them`] : []),
    ...trackerLines(report),
  ];
}

function trackerLines({ tracker }: ComparisonReport): readonly string[] {
  const changes = tracker?.changes ?? [];
  const shown = changes.slice(0, mostLines).map((change) => `  Tracker: ${trackerChangeLine(change)}`);
  const more = changes.length - shown.length;
  return more > 0 ? [...shown, `  and ${more} more of the tracker; the report lists them`] : shown;
}

const mostLines = 60;

function line({ before, after, changes, candidates }: ComparisonEntry): string {
  const finding = after ?? before;
  if (finding === null) return '';
  const kinds = changeKinds.filter((kind) => changes.some((change) => change.kind === kind));
  const what = kinds.map((kind, at) =>
    at === 0 ? changeHeadings[kind].title : changeHeadings[kind].title.toLowerCase(),
  );
  const name = `${finding.id === null || finding.id === finding.title.text ? '' : `${finding.id} `}${finding.title.text}`;
  const status = statusMeanings[finding.status.kind].label;
  const moved = before !== null && after !== null && before.status.kind !== after.status.kind;
  const standing = moved ? `${statusMeanings[before.status.kind].label} → ${status}` : status;
  const couldBe = candidates.length === 0 ? '' : ` (could be ${candidates.join('; ')})`;
  return `${what.join(', ')}: ${name}: ${standing}${couldBe}`;
}
