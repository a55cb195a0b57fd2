import { diagnose } from '../../domain/diagnostics.ts';
import { type RuleCode } from '../../domain/rules.ts';
import type { TrackerAnswer, Unanswered } from '../../domain/evidence.ts';
import type { Diagnostic, Finding, RemainingWorkItem } from '../../domain/model.ts';
import { trackerKey } from '../../domain/tracker-address.ts';
import { trackerAddresses } from '../../domain/tracker-addresses.ts';
import { standingOf } from '../../domain/tracker-standing.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { plainWords } from '../../text/words.ts';
import { answerClause, answerLabel } from '../evidence/words.ts';
import { capitalized, nameOf, subjectOf } from '../names.ts';

/** The rows with their answers, the addresses without, and the day the post stands for. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
  readonly unanswered: readonly Unanswered[];
  readonly day: string | null;
}

/** Holds a post against what its tracker answered. */
export function checkTracker({ findings, remainingWork, unanswered, day }: Checked): readonly Diagnostic[] {
  return [
    ...findings.flatMap((finding) => [...checkStanding(finding, day), ...checkTitle(finding)]),
    ...remainingWork.flatMap(checkWork),
    ...checkAddresses([...findings, ...remainingWork]),
    ...checkAnswered([...findings, ...remainingWork], unanswered),
  ];
}

function checkStanding(finding: Finding, day: string | null): readonly Diagnostic[] {
  const { closed, open, unmerged, merged } = standingOf(finding);
  const reopened = open.filter(({ lastReopened }) => isAfter(lastReopened, day));
  const stillOpen = open.filter((answer) => !reopened.includes(answer));
  const refused = closed.every(({ reason }) => reason === 'not-planned' || reason === 'duplicate');
  const say = (code: RuleCode, answers: readonly TrackerAnswer[]): readonly Diagnostic[] =>
    answers.length === 0 ? [] : [report(code, finding, answers)];
  return [
    ...say(refused ? 'tracker-not-planned' : 'tracker-closed', closed),
    ...say('tracker-reopened', reopened),
    ...say('tracker-open', stillOpen),
    ...say(
      'tracker-not-merged',
      unmerged.filter(({ state }) => state === 'open'),
    ),
    ...say(
      'tracker-closed-unmerged',
      unmerged.filter(({ state }) => state === 'closed'),
    ),
    ...(closed.length > 0 ? [] : say('tracker-merged', merged)),
  ];
}

function report(code: RuleCode, finding: Finding, answers: readonly TrackerAnswer[]): Diagnostic {
  const said = answers.map((answer) => `${answerLabel(answer)} ${answerClause(answer)}`).join('; ');
  const message = `${capitalized(nameOf(finding))} is “${statusMeanings[finding.status.kind].label}” in the post, but ${said}`;
  return diagnose(code, message, finding.status.verbatim?.position ?? finding.position, subjectOf(finding));
}

/** Whether something happened on a later day than the post's; of the same day nobody knows which was first. */
function isAfter(time: string | null, day: string | null): boolean {
  return time !== null && day !== null && time.slice(0, 10) > day;
}

/** Titles are edited for a post, but one with less than half of its words in common may be of another issue. */
export const leastTitleInCommon = 0.5;

function checkTitle(finding: Finding): readonly Diagnostic[] {
  const { issue, title, evidence = [] } = finding;
  const answer = evidence.find(
    ({ url, kind }) => issue !== null && kind !== 'pull' && trackerKey(url) === trackerKey(issue.url),
  );
  if (answer?.title == null || wordsInCommon(title.text, answer.title) >= leastTitleInCommon) return [];
  const message = `${capitalized(nameOf(finding))} is called “${answer.title}” in ${answerLabel(answer)}`;
  return [diagnose('tracker-title-differs', message, title.position, subjectOf(finding))];
}

/** Returns the share of the shorter title's words that the other one has too, 0 to 1; 1 where one of them has no words. */
function wordsInCommon(one: string, other: string): number {
  const [shorter, longer] = [one, other].map((title) => new Set(wordsOf(title))).toSorted((a, b) => a.size - b.size);
  if (shorter === undefined || longer === undefined || shorter.size === 0) return 1;
  return [...shorter].filter((word) => longer.has(word)).length / shorter.size;
}

function wordsOf(title: string): readonly string[] {
  return plainWords(title)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
}

function checkWork(item: RemainingWorkItem): readonly Diagnostic[] {
  const { issue, evidence = [] } = item;
  const answer = evidence.find(({ url }) => issue !== null && trackerKey(url) === trackerKey(issue.url));
  if (answer === undefined || (answer.state !== 'closed' && answer.state !== 'merged')) return [];
  const message = `${capitalized(nameOf(item))} is remaining work in the post, but ${answerLabel(answer)} ${answerClause(answer)}`;
  return [diagnose('tracker-work-closed', message, item.tracker?.verbatim.position ?? item.position, subjectOf(item))];
}

/** Each address is noted once, on the first row that names it. */
function checkAddresses(rows: readonly (Finding | RemainingWorkItem)[]): readonly Diagnostic[] {
  const first = new Map<string, { readonly row: Finding | RemainingWorkItem; readonly answer: TrackerAnswer }>();
  for (const row of rows)
    for (const answer of row.evidence ?? []) if (!first.has(answer.url)) first.set(answer.url, { row, answer });
  return [...first.values()].flatMap(({ row, answer }) => checkAddress(row, answer));
}

function checkAddress(row: Finding | RemainingWorkItem, answer: TrackerAnswer): readonly Diagnostic[] {
  const lost = answer.state === 'not-found' || answer.state === 'deleted' || answer.state === 'no-access';
  const place =
    'status' in row && isSettled(row.status.kind) ? row.status.verbatim?.position : row.tracker?.verbatim.position;
  const note = (code: RuleCode, what: string): Diagnostic =>
    diagnose(
      code,
      `${capitalized(nameOf(row))} names ${answerLabel(answer)}, which ${what}`,
      place ?? row.position,
      subjectOf(row),
    );
  if (lost) return [note('tracker-not-found', answerClause(answer))];
  return answer.movedTo === null ? [] : [note('tracker-moved', `is now at ${answer.movedTo}`)];
}

function checkAnswered(
  rows: readonly (Finding | RemainingWorkItem)[],
  unanswered: readonly Unanswered[],
): readonly Diagnostic[] {
  const answered = new Set(rows.flatMap(({ evidence }) => evidence ?? []).map(({ url }) => trackerKey(url)));
  const named = trackerAddresses(rows);
  const missing = named.filter((url) => !answered.has(trackerKey(url)));
  if (missing.length === 0) return [];
  const reasons = new Map(unanswered.map(({ url, because }) => [trackerKey(url), because]));
  const why = missing.map((url) => reasons.get(trackerKey(url))).find((reason) => reason !== undefined);
  const message = `The evidence has no answer about ${missing.length} of the ${named.length} addresses in trackers that the post names${why === undefined ? '' : `: ${why}`}`;
  return [diagnose('tracker-unanswered', message, null)];
}
