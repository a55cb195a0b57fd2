import { answerLabel, answerWords } from '../../analyze/evidence/words.ts';
import { isTrackerRule } from '../../domain/rules.ts';
import type {
  EvidenceSource,
  EvidenceSummary,
  TrackerAnswer,
  TrackerChange,
  TrackerComparison,
} from '../../domain/evidence.ts';
import type { StatusReport, Summary } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import { counted, dayInWords, listed, shortDigest } from '../words.ts';
import { problemRows } from './diagnostic-rows.ts';
import type { TrackerRow, TrackerView } from './view-model.ts';

/** Makes what the templates see of the tracker's answers; null for a report without evidence. */
export function trackerView({ evidence, summary, diagnostics }: StatusReport, format: Format): TrackerView | null {
  if (evidence === undefined) return null;
  return {
    date: dayInWords(evidence.asked) ?? '',
    sentence: trackerSentence(summary, evidence),
    problems: problemRows(
      diagnostics.filter(({ code }) => isTrackerRule(code)),
      format,
    ),
    source: format.text(evidence.source),
    shortDigest: shortDigest(evidence.digest),
  };
}

/** The tracker beside the post in numbers: `In the tracker, as of 20 November 2031, 5 of the 15 open findings are closed …`. */
export function trackerSentence(summary: Summary, { asked }: EvidenceSource): string {
  const { evidence } = summary;
  if (evidence === undefined) return '';
  const parts = [
    part(evidence.openButClosed, summary.unsettled, 'open findings', 'closed'),
    part(evidence.settledButOpen, summary.settled, 'settled ones', 'open'),
    unmergedPart(evidence, summary),
  ].filter((one) => one !== '');
  const otherwise = parts.length === 0 ? 'no status says otherwise than the post' : listed(parts);
  return `In the tracker, as of ${dayInWords(asked) ?? asked}, ${otherwise}.${answeredSentence(evidence)}`;
}

function part(count: number, all: number, noun: string, state: string): string {
  return count === 0 ? '' : `${count} of the ${all} ${noun} ${count === 1 ? 'is' : 'are'} ${state}`;
}

function unmergedPart({ settledButUnmerged: count }: EvidenceSummary, { settled }: Summary): string {
  const rests = count === 1 ? 'rests' : 'rest';
  return count === 0 ? '' : `${count} of the ${settled} settled ones ${rests} on pull requests that were not merged`;
}

function answeredSentence({ answered, references }: EvidenceSummary): string {
  if (answered === references) return '';
  return ` ${answered} of ${counted(references, 'address', 'addresses')} ${answered === 1 ? 'has' : 'have'} an answer.`;
}

/** What the tracker changed between two evidence files, one line for each address. */
export function trackerChanges({ changes }: TrackerComparison, format: Format): readonly TrackerRow[] {
  return changes.map(({ url, before, after }) => ({
    ...linkTo(url, answerLabel(after ?? before ?? { url, kind: null }), format),
    words: changeWords(before, after),
  }));
}

/** One such change for a terminal. */
export function trackerChangeLine({ url, before, after }: TrackerChange): string {
  return `${answerLabel(after ?? before ?? { url, kind: null })}: ${changeWords(before, after)}`;
}

function changeWords(before: TrackerAnswer | null, after: TrackerAnswer | null): string {
  if (before === null) return `not asked before → ${after === null ? 'not asked' : answerWords(after)}`;
  if (after === null) return `${answerWords(before)} → not asked`;
  const [earlier, later] = [before, after].map(answerWords);
  const fields = changedFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (earlier !== later) return `${earlier} → ${later}`;
  return `${later}; ${fields.length === 0 ? 'dates' : listed(fields.map((name) => fieldNames[name]))} changed`;
}

const changedFields = ['title', 'labels', 'milestone', 'assignees', 'people', 'movedTo', 'reopened'] as const;

const fieldNames: { readonly [name in (typeof changedFields)[number]]: string } = {
  title: 'title',
  labels: 'labels',
  milestone: 'milestone',
  assignees: 'number of assignees',
  people: 'assignees',
  movedTo: 'address',
  reopened: 'number of times it was reopened',
};

/** The answers about one row. `asked`: the day of the file; older answers are told by their own. */
export function trackerRows(
  answers: readonly TrackerAnswer[] | undefined,
  asked: string,
  format: Format,
): readonly TrackerRow[] {
  return (answers ?? []).map((answer) => ({
    ...linkTo(answer.url, answerLabel(answer), format),
    words: `${answerWords(answer)}${answer.asked === asked ? '' : ` (asked on ${answer.asked})`}`,
  }));
}

/** A label within a link is written otherwise than one beside it. */
function linkTo(url: string, label: string, format: Format): Pick<TrackerRow, 'label' | 'href'> {
  const href = format.address(url);
  return { href, label: href === null ? format.text(label) : format.label(label) };
}
