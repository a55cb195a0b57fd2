import { answerLabel } from '../../analyze/evidence/words.ts';
import { isTrackerRule } from '../../domain/rules.ts';
import type { EvidenceSource, TrackerAnswer, TrackerChange, TrackerComparison } from '../../domain/evidence.ts';
import type { StatusReport, Summary } from '../../domain/model.ts';
import type { Format } from '../format.ts';
import type { TrackerField } from '../catalogue/sentences.ts';
import type { Words } from '../catalogue/words.ts';
import { say } from '../catalogue/say.ts';
import { shortDigest } from '../words.ts';
import { problemRows } from './diagnostic-rows.ts';
import type { TrackerRow, TrackerView } from './view-model.ts';

/**
 * Makes what the templates see of the tracker's answers; null for a report without evidence. `named`: whether what they
 * contradict is named, or only counted.
 */
export function trackerView(
  { evidence, summary, diagnostics }: StatusReport,
  format: Format,
  named: boolean,
): TrackerView | null {
  if (evidence === undefined) return null;
  return {
    date: format.words.grammar.day(evidence.asked) ?? '',
    sentence: trackerSentence(summary, evidence, format.words),
    problems: problemRows(
      diagnostics.filter(({ code }) => named && isTrackerRule(code)),
      format,
    ),
    source: format.text(evidence.source),
    shortDigest: shortDigest(evidence.digest),
  };
}

/** The tracker beside the post in numbers: `In the tracker, as of 20 November 2031, 5 of the 15 open findings are closed …`. */
export function trackerSentence(summary: Summary, { asked }: EvidenceSource, { grammar, tracker }: Words): string {
  const { evidence, settled, unsettled } = summary;
  return evidence === undefined
    ? ''
    : tracker.sentence({ ...evidence, settled, unsettled, day: grammar.day(asked) ?? asked });
}

/** What the tracker changed between two evidence files, one line for each address. */
export function trackerChanges({ changes }: TrackerComparison, format: Format): readonly TrackerRow[] {
  return changes.map(({ url, before, after }) => ({
    ...linkTo(url, answerLabel(after ?? before ?? { url, kind: null }), format),
    words: changeWords(before, after, format.words),
  }));
}

/** One such change for a terminal. */
export function trackerChangeLine({ url, before, after }: TrackerChange, words: Words): string {
  return `${answerLabel(after ?? before ?? { url, kind: null })}: ${changeWords(before, after, words)}`;
}

function changeWords(before: TrackerAnswer | null, after: TrackerAnswer | null, words: Words): string {
  const { answer, changed } = words.tracker;
  if (before === null)
    return `${say(words, 'notAskedBefore')} → ${after === null ? say(words, 'notAsked') : answer(after)}`;
  if (after === null) return `${answer(before)} → ${say(words, 'notAsked')}`;
  const [earlier, later] = [answer(before), answer(after)];
  const fields = changedFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return earlier === later ? changed(later, fields) : `${earlier} → ${later}`;
}

const changedFields: readonly TrackerField[] = [
  'title',
  'labels',
  'milestone',
  'assignees',
  'people',
  'movedTo',
  'reopened',
];

/** The answers about one row. `asked`: the day of the file; older answers are told by their own. */
export function trackerRows(
  answers: readonly TrackerAnswer[] | undefined,
  asked: string,
  format: Format,
): readonly TrackerRow[] {
  const { tracker } = format.words;
  return (answers ?? []).map((one) => {
    const words = tracker.answer(one);
    const link = linkTo(one.url, answerLabel(one), format);
    return { ...link, words: one.asked === asked ? words : tracker.askedOn(words, one.asked) };
  });
}

/** A label within a link is written otherwise than one beside it. */
function linkTo(url: string, label: string, format: Format): Pick<TrackerRow, 'label' | 'href'> {
  const href = format.address(url);
  return { href, label: href === null ? format.text(label) : format.label(label) };
}
