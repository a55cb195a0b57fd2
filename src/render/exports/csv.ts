import { stringify } from 'csv-stringify/sync';
import { answerLabel, answerWords } from '../../analyze/evidence/words.ts';
import { daysLate, isOpenWork } from '../../analyze/rules/due-dates.ts';
import type { TrackerAnswer } from '../../domain/evidence.ts';
import type {
  ExtraColumn,
  Finding,
  IssueRef,
  Plan,
  Rating,
  Reference,
  RemainingWorkItem,
  StatusReport,
} from '../../domain/model.ts';
import { isSettled, statusMeanings } from '../../domain/vocabulary.ts';
import { descriptionAddress } from '../description-address.ts';

/** The findings of a report as CSV (RFC 4180), one a row. */
export function findingsCsv(report: StatusReport): string {
  const extra = extraColumns(report.findings);
  const planned = report.findings.some(isPlanned);
  const header = [
    'id', 'finding', 'severity', 'severity_level', 'status', 'status_kind', 'settled', 'author_words', 'overruled',
    'issue', 'issue_url', 'links', 'remaining_work', 'section', 'key', 'source', 'line',
    ...(report.evidence === undefined ? [] : trackerHeader), ...extra.map(extraHeader),
    'described_in', 'described_line', 'described_url',
    ...(planned ? planHeader : []),
  ]; // prettier-ignore
  return write([
    header,
    ...report.findings.map((finding) => [
      ...findingRow(finding, report, extra),
      ...(planned ? planCells(finding, !finding.status.settled, report) : []),
    ]),
  ]);
}

/** The remaining work of a report as CSV (RFC 4180), one item a row. */
export function remainingWorkCsv(report: StatusReport): string {
  const extra = extraColumns(report.remainingWork);
  const planned = report.remainingWork.some(isPlanned);
  const header = [
    'id', 'work', 'benefit', 'benefit_level', 'time', 'time_level', 'complexity', 'complexity_level', 'issue',
    'issue_url', 'links', 'finding_ids', 'finding_keys', 'section', 'key', 'source', 'line',
    ...(report.evidence === undefined ? [] : trackerHeader), ...extra.map(extraHeader),
    ...(planned ? planHeader : []),
  ]; // prettier-ignore
  return write([
    header,
    ...report.remainingWork.map((item) => [
      ...workRow(item, report, extra),
      ...(planned ? planCells(item, isOpenWork(item, report.findings), report) : []),
    ]),
  ]);
}

type Row = readonly (string | number)[];

/** Nothing an author wrote is taken for a formula by a spreadsheet: an apostrophe goes before what could be. */
function write(rows: readonly Row[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell.trim()) : cell)));
  return stringify(cells, { record_delimiter: 'windows' });
}

/** A number with a sign is no formula, and would be no number behind an apostrophe. */
function guarded(cell: string): string {
  return formula.test(cell) && !signed.test(cell) ? `'${cell}` : cell;
}

/** What spreadsheets begin a formula with, also in full width; see OWASP on CSV injection. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const signed = /^[+-]\d+(?:\.\d+)?$/;

function findingRow(finding: Finding, { snapshot }: StatusReport, extra: readonly string[]): Row {
  const { id, title, severity, status, issue, tracker, section, identity, position } = finding;
  return [
    id ?? '',
    title.text,
    ...rating(severity),
    statusMeanings[status.kind].label,
    status.kind,
    isSettled(status.kind) ? 'yes' : 'no',
    status.verbatim?.text ?? '',
    status.overruled?.reason ?? '',
    ...issueCells(issue),
    links([...(tracker?.references ?? []), ...status.references]),
    finding.remainingWork === null ? 'no' : 'yes',
    section.join(' > '),
    identity.key,
    snapshot.source,
    position.start.line,
    ...trackerCells(finding.evidence),
    ...extraCells(finding.extra, extra),
    ...descriptionCells(finding, snapshot.url),
  ];
}

/** Where the text about a finding stands, if it has a heading of its own besides its row. */
function descriptionCells({ describedAt }: Finding, url: string | null): Row {
  if (describedAt === null) return ['', '', ''];
  const { heading } = describedAt;
  return [heading.text, heading.position.start.line, descriptionAddress(describedAt, url) ?? ''];
}

function workRow(item: RemainingWorkItem, { findings, snapshot }: StatusReport, extra: readonly string[]): Row {
  const about = item.findings.flatMap((at) => findings[at] ?? []);
  return [
    item.id ?? '',
    item.title.text,
    ...rating(item.benefit),
    ...rating(item.timeCommitment),
    ...rating(item.complexity),
    ...issueCells(item.issue),
    links(item.tracker?.references ?? []),
    about.flatMap(({ id }) => id ?? []).join(' '),
    about.map(({ identity }) => identity.key).join(' '),
    item.section.join(' > '),
    item.identity.key,
    snapshot.source,
    item.position.start.line,
    ...trackerCells(item.evidence),
    ...extraCells(item.extra, extra),
  ];
}

function rating(value: Rating | null): Row {
  return [value?.verbatim.text ?? '', value?.level ?? ''];
}

function issueCells(issue: IssueRef | null): Row {
  return [issue?.label ?? '', issue?.url ?? ''];
}

function links(references: readonly Reference[]): string {
  return [...new Set(references.flatMap(({ url }) => url ?? []))].join(' ');
}

/** Only in reports with evidence. */
const trackerHeader = ['tracker', 'tracker_titles', 'tracker_asked'];

function trackerCells(answers: readonly TrackerAnswer[] | undefined): Row {
  if (answers === undefined) return [];
  return [
    answers.map((answer) => `${answerLabel(answer)}: ${answerWords(answer)}`).join('; '),
    answers.flatMap(({ title }) => title ?? []).join('; '),
    [...new Set(answers.map(({ asked }) => asked))].join(' '),
  ];
}

/** Only where an owner or a due date is named. */
const planHeader = ['owner', 'due', 'due_date', 'overdue_days'];

function isPlanned({ owner, due }: Plan): boolean {
  return owner !== undefined || due !== undefined;
}

/** What is settled is not overdue; of what has no day, or a post without one, nothing is said. */
function planCells({ owner, due }: Plan, isOpen: boolean, { snapshot }: StatusReport): Row {
  const late = due === undefined || !isOpen ? null : daysLate({ due }, snapshot.date);
  return [owner?.text ?? '', due?.verbatim.text ?? '', due?.day ?? '', late ?? ''];
}

/** Every column without a role, by its name, in the order in which they first occur. */
function extraColumns(rows: readonly { readonly extra: readonly ExtraColumn[] }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ extra }) => extra.map(({ column }) => column)))];
}

function extraHeader(column: string): string {
  return `column: ${column}`;
}

function extraCells(extra: readonly ExtraColumn[], columns: readonly string[]): Row {
  return columns.map((wanted) =>
    extra
      .filter(({ column }) => column === wanted)
      .map(({ value }) => value.text)
      .join('; '),
  );
}
