import type { Finding, RemainingWorkItem } from '../../domain/model.ts';
import { say } from '../catalogue/say.ts';
import type { LabelKey, Words } from '../catalogue/words.ts';
import type { ColumnWidths, WorkWidths } from './row-model.ts';

/**
 * How wide the columns of findings are, by what stands in them, as classes of the style sheet: `ch-8` has room for eight
 * letters. Titles get what is left; most statuses get one line where titles need less than that.
 */
export function columnWidths(findings: readonly Finding[], words: Words): ColumnWidths {
  const labelOf = ({ kind }: Finding['status']): string => words.statuses[kind].label;
  const id = within(
    limits.id,
    lengthOf(1, findings, (one) => one.id),
  );
  const issue = within(
    limits.issue,
    lengthOf(0.9, findings, (one) => one.tracker?.verbatim.text),
  );
  const severity = severityWidth(findings, words);
  const title =
    Math.min(
      longestTitle,
      lengthOf(0.8, findings, (one) => one.title.text),
    ) * letter;
  const label = lengthOf(1, findings, ({ status }) => labelOf(status));
  const status = mark + lengthOf(0.8, findings, ({ status }) => `${labelOf(status)} ${wordsOf(status)}`) * letter;
  const rest = paperWidth - padding * 4 - id - issue - severity - title;
  const room = Math.min(Math.max(mark + label * letter, Math.min(status, rest)), screenWidth - id - issue - severity);
  const width = within(limits.status, room);
  return { id: widthClass(id), issue: widthClass(issue), severity: widthClass(severity), status: widthClass(width) };
}

/** Widths for ids and severities alone. */
export function shortWidths(findings: readonly Finding[], words: Words): Pick<ColumnWidths, 'id' | 'severity'> {
  return {
    id: widthClass(
      within(
        limits.id,
        lengthOf(1, findings, (one) => one.id),
      ),
    ),
    severity: widthClass(severityWidth(findings, words)),
  };
}

/** Headers are longer words in some languages than in others. */
function severityWidth(findings: readonly Finding[], words: Words): number {
  const header = say(words, 'severity').length * letter + 1;
  const longest = lengthOf(1, findings, (one) => one.severity?.verbatim.text);
  return within(limits.severity, Math.max(header, longest));
}

function wordsOf({ verbatim }: Finding['status']): string {
  return verbatim?.text ?? '';
}

/** The same of remaining work, with its three estimates; `names` are those of the findings it is about. */
export function workWidths(
  items: readonly RemainingWorkItem[],
  findings: readonly Finding[],
  words: Words,
): WorkWidths {
  const findingOf = ({ findings: [at] }: RemainingWorkItem): Finding | undefined =>
    at === undefined ? undefined : findings[at];
  const estimate = (header: LabelKey, text: (one: RemainingWorkItem) => string | undefined): string =>
    widthClass(within(limits.estimate, Math.max(say(words, header).length, lengthOf(0.9, items, text)) * letter + 1));
  return {
    id: widthClass(
      within(
        limits.id,
        lengthOf(0.9, items, (one) => findingOf(one)?.id ?? ''),
      ),
    ),
    issue: widthClass(
      within(
        limits.issue,
        lengthOf(0.9, items, (one) => (one.tracker ?? findingOf(one)?.tracker)?.verbatim.text),
      ),
    ),
    benefit: estimate('benefit', (one) => one.benefit?.verbatim.text),
    time: estimate('time', (one) => one.timeCommitment?.verbatim.text),
    complexity: estimate('complexity', (one) => one.complexity?.verbatim.text),
    severity: widthClass(limits.severity[1]),
  };
}

/** In capital letters, as are all widths here: of A4 without its margins at the size of tables, and between columns. */
const [paperWidth, padding] = [86, 1.2];
/** What all columns but that of titles may take, so that these have room on a screen of 768 pixels too. */
const screenWidth = 58;
/** A letter of usual words is narrower than that. */
const letter = 0.7;
/** What a mark and its distance take. */
const mark = 2;
/** Letters of a title that shall stay on one line. */
const longestTitle = 60;

/** The least and the most a column gets: less than its header needs, or more than leaves room for titles, helps nobody. */
const limits = {
  id: [3, 14],
  issue: [6, 12],
  severity: [7, 12],
  status: [18, 40],
  estimate: [6, 10],
} as const;

function within([least, most]: readonly [number, number], wanted: number): number {
  return Math.min(most, Math.max(least, wanted));
}

/** The length that a share of the texts does not exceed. */
function lengthOf<One>(part: number, all: readonly One[], text: (one: One) => string | null | undefined): number {
  const lengths = Uint32Array.from(all.map((one) => text(one)?.length ?? 0)).toSorted();
  return lengths[Math.max(0, Math.ceil(lengths.length * part) - 1)] ?? 0;
}

/** The style sheet has every second width. */
function widthClass(width: number): string {
  return `ch-${2 * Math.ceil(width / 2)}`;
}
