import { isOpenWork } from '../../analyze/rules/due-dates.ts';
import { isWorkDone } from '../../analyze/rules/remaining-work.ts';
import type { Day, Finding, Outcome, Position, Rating, RemainingWorkItem, Verbatim } from '../../domain/model.ts';
import { descriptionAddress } from '../description-address.ts';
import { isSettled } from '../../domain/vocabulary.ts';
import { say } from '../catalogue/say.ts';
import type { Format, Ready } from '../format.ts';
import { extraCells, saysSomething } from './extra-cells.ts';
import { planCells, planColumns } from './plan.ts';
import type { EstimateColumns, ExtraCell, FindingRow, OutcomeList, WorkRow } from './row-model.ts';
import { trackerRows } from './tracker.ts';
import type { Text } from './view-model.ts';

/** What the rows of a report have in common. */
export interface RowContext {
  readonly format: Format;
  /** Whether they are printed. */
  readonly printed: boolean;
  /** The outcomes of the report by their headings. */
  readonly lists: readonly ListedOutcomes[];
  /** The day of its evidence; empty without. */
  readonly asked: string;
  /** The address of its source. */
  readonly url: string | null;
  /** The day of the snapshot. */
  readonly asOf: Day | null;
}

/** A finding as templates see it; `at` is its place in the report. */
export function findingRow(
  finding: Finding,
  at: number,
  { format, printed, lists, asked, url, asOf }: RowContext,
): FindingRow {
  const { id, title, tracker, severity, status, extra, position } = finding;
  const told = [...planCells(finding, !status.settled, asOf, format), ...extraCells(extra, format)];
  const described = describedIn(finding, format, url);
  const isAbove = printed && told.length === 0 && !hasLongWords(finding) && !hasAnswers(finding);
  return {
    anchor: anchorOf(at),
    id: id === null ? null : format.text(id),
    title: format.rich(title),
    issue: filled(tracker?.verbatim ?? null, format),
    ...severityCells(finding, format),
    severityLevel: severity?.level ?? 'unrated',
    kind: status.kind,
    status: format.words.statuses[status.kind].label,
    settled: isSettled(status.kind),
    settledWord: isSettled(status.kind) ? 'settled' : 'unsettled',
    words: filled(status.verbatim, format),
    overruled: status.overruled === null ? null : format.text(status.overruled.reason),
    tracker: trackerRows(finding.evidence, asked, format),
    described: isAbove ? (described[0]?.value ?? null) : null,
    extra: isAbove ? [] : [...told, ...described],
    longWords: printed && hasLongWords(finding),
    wide: printed && !isAbove,
    tall: linesOf(finding) > mostLinesOfRow,
    seeAlso: lists
      .filter(({ outcomes }) => outcomes.some(({ findings }) => findings.includes(at)))
      .map(({ anchor, section }) => ({ anchor, section: format.text(section) })),
    line: position.start.line,
  };
}

/** Whether anything is told of a finding besides its id, title, issue, severity and status. */
export function hasExtra({ owner, due, describedAt, extra }: Finding): boolean {
  return [owner, due].some((one) => one !== undefined) || describedAt !== null || extra.some(saysSomething);
}

/** Letters of a status that three lines of its column hold. */
export const longestStatusInColumn = 90;
/** Letters in a line: of a title in its column, and of a cell as wide as the page. */
export const [titleLine, wholeLine] = [44, 105];
/** Lines that fill a third of a page. */
export const mostLinesOfRow = 18;

function hasLongWords({ status }: Finding): boolean {
  return (status.verbatim?.text.length ?? 0) > longestStatusInColumn;
}

function hasAnswers({ evidence }: Finding): boolean {
  return evidence !== undefined && evidence.length > 0;
}

function linesOf({ title, status, owner, due, extra }: Finding): number {
  const plan = [owner, due?.verbatim].map((words) => words?.text ?? '');
  const below = [status.verbatim?.text ?? '', ...plan, ...extra.map(({ value }) => value.text)];
  return title.text.length / titleLine + below.reduce((sum, text) => sum + Math.ceil(text.length / wholeLine), 0);
}

/** The author’s words; null for a cell that shows nothing. */
function filled(verbatim: Verbatim | null, format: Format): Ready | null {
  return verbatim === null || verbatim.text === '' ? null : format.rich(verbatim);
}

/** Where the text about a finding stands: its line, which is a link where the address of the source is known. */
function describedIn({ describedAt }: Finding, format: Format, url: string | null): readonly ExtraCell[] {
  if (describedAt === null) return [];
  const { heading } = describedAt;
  const words = say(format.words, 'lineAt', { line: heading.position.start.line });
  const address = descriptionAddress(describedAt, url);
  const markdown = address === null ? words : `[${words}](<${address}>)`;
  const value = format.rich({ markdown, text: words, position: heading.position });
  const column = format.text(say(format.words, 'describedIn'));
  return [{ column, columnIsOurs: true, value, valueIsOurs: true, long: false }];
}

/** A row of remaining work as templates see it. */
export function workRow(
  item: RemainingWorkItem,
  findings: readonly Finding[],
  asOf: Day | null,
  format: Format,
): WorkRow {
  const at = item.findings[0];
  const finding = at === undefined ? undefined : findings[at];
  const isOpen = isOpenWork(item, findings);
  return {
    title: format.rich(item.title),
    // What the row does not say, its finding may.
    issue: filled(item.tracker?.verbatim ?? null, format) ?? filled(finding?.tracker?.verbatim ?? null, format),
    finding:
      at === undefined || finding === undefined
        ? null
        : { anchor: anchorOf(at), name: format.text(finding.id ?? finding.title.text) },
    settledAs:
      finding === undefined || isWorkDone(item) || isOpenWork(item, findings)
        ? null
        : format.words.statuses[finding.status.kind].inText,
    benefit: rated(item.benefit, item.position, format),
    time: rated(item.timeCommitment, item.position, format),
    complexity: rated(item.complexity, item.position, format),
    ...planColumns(item, isOpen, asOf, format),
    extra: [...planCells(item, isOpen, asOf, format), ...extraCells(item.extra, format)],
  };
}

/** Returns which estimates any of some rows has. */
export function estimateColumns(rows: readonly Pick<WorkRow, keyof EstimateColumns>[]): EstimateColumns {
  return {
    benefit: rows.some(({ benefit }) => benefit !== null),
    time: rows.some(({ time }) => time !== null),
    complexity: rows.some(({ complexity }) => complexity !== null),
  };
}

/** A rating in the author’s words; by its level where they stand elsewhere, as in a heading. */
export function rated(rating: Rating | null, row: Position, format: Format): Text | null {
  if (rating === null) return null;
  const { level, verbatim } = rating;
  return format.text(isElsewhere(rating, row) && level !== null ? format.words.levels[level].label : verbatim.text);
}

/** The severity of a finding, and whether the word for it is ours: it then has the language of the report. */
export function severityCells(
  { severity, position }: Pick<Finding, 'severity' | 'position'>,
  format: Format,
): { readonly severity: Text | null; readonly severityIsOurs: boolean } {
  const severityIsOurs = severity !== null && severity.level !== null && isElsewhere(severity, position);
  return { severity: rated(severity, position, format), severityIsOurs };
}

function isElsewhere({ verbatim }: Rating, row: Position): boolean {
  return verbatim.position.start.line !== row.start.line;
}

/** The outcomes under one heading. */
export interface ListedOutcomes {
  readonly anchor: string;
  readonly section: string;
  readonly outcomes: readonly Outcome[];
}

/** The outcomes of a report by their headings, in the order of the source. */
export function listOutcomes(outcomes: readonly Outcome[]): readonly ListedOutcomes[] {
  const sections = [...new Set(outcomes.map(({ section }) => section))];
  return sections.map((section, at) => ({
    anchor: `outcomes-${at + 1}`,
    section,
    outcomes: outcomes.filter((one) => one.section === section),
  }));
}

/** A list of outcomes as templates see it. */
export function outcomeList(
  { anchor, section, outcomes }: ListedOutcomes,
  findings: readonly Finding[],
  format: Format,
): OutcomeList {
  return {
    anchor,
    section: format.text(section),
    entries: outcomes.map(({ text, findings: own }) => ({
      text: format.rich(text),
      findings: own.flatMap((at) => {
        const finding = findings[at];
        return finding === undefined
          ? []
          : [{ anchor: anchorOf(at), name: format.text(finding.id ?? finding.title.text) }];
      }),
    })),
  };
}

/** The findings' anchors, in the order of the report: `finding-1`, `finding-2` … */
export function anchorOf(at: number): string {
  return `finding-${at + 1}`;
}

/** How a row of remaining work is called where there is little room: by id, issue or title. */
export function workName(item: RemainingWorkItem, findings: readonly Finding[]): string {
  const [at] = item.findings;
  const id = item.id ?? (at === undefined ? null : (findings[at]?.id ?? null));
  return id ?? item.issue?.label ?? item.title.text;
}
