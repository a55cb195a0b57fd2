import { titleOf } from '../diagnostics.ts';
import type {
  Diagnostic,
  Finding,
  Level,
  Position,
  Rating,
  RemainingWorkItem,
  Snapshot,
  StatusKind,
  StatusReport,
} from '../model.ts';
import { isSettled, levelLabels, statusMeanings } from '../vocabulary.ts';
import { barLabel, statusBar } from './chart.ts';
import type { Format, Ready } from './format.ts';
import { workMatrix } from './matrix.ts';
import { byBenefit, bySeverity } from './priority.ts';
import { sinceSentence } from './since.ts';
import { counted, dayInWords, listed, percent, shortDigest } from './words.ts';

type Text = Ready | string;

/** Everything a template of the status report may see. Every field is always there; absent ones are null. */
export interface StatusView {
  readonly title: Text;
  readonly plainTitle: string;
  readonly snapshot: SnapshotView;
  /** The one sentence to remember. */
  readonly headline: string;
  readonly settledNote: string;
  readonly since: Text | null;
  readonly bar: string;
  readonly barLabel: string;
  readonly barTitle: string;
  readonly statuses: readonly StatusRow[];
  readonly severities: readonly {
    readonly label: string;
    readonly count: number;
    readonly settled: number;
    readonly unsettled: number;
  }[];
  /** For filters: every level that occurs. */
  readonly severityLevels: readonly { readonly level: Level | 'unrated'; readonly label: string }[];
  readonly next: NextSteps | null;
  /** What the source should mend, a line for each rule. */
  readonly problems: readonly ProblemRow[];
  readonly columns: {
    readonly id: boolean;
    readonly issue: boolean;
    readonly severity: boolean;
    readonly extra: boolean;
  };
  /** A table of contents, where the report is printed and long. */
  readonly contents: readonly { readonly anchor: string; readonly label: string; readonly below: boolean }[];
  /** Findings in pieces, each a table of its own where a page is printed. */
  readonly groups: readonly FindingGroup[];
  readonly total: number;
  readonly work: readonly WorkRow[];
  /** The same in pieces, each a table of its own where a page is printed. */
  readonly workGroups: readonly { readonly caption: string; readonly rows: readonly WorkRow[] }[];
  readonly matrix: string | null;
  readonly tables: readonly TableRow[];
  readonly setAside: readonly { readonly line: number; readonly text: Text; readonly because: string }[];
  readonly configuration: readonly Text[];
  readonly overrules: readonly {
    readonly finding: Text;
    readonly from: string;
    readonly to: string;
    readonly reason: Text;
  }[];
  readonly diagnostics: readonly DiagnosticRow[];
  readonly diagnosticCount: string;
}

/** What a report is about. */
export interface SnapshotView {
  readonly date: string | null;
  readonly isoDate: string | null;
  readonly source: Text;
  readonly url: string | null;
  readonly digest: string;
  readonly shortDigest: string;
}

/** One kind of status with its number. */
export interface StatusRow {
  readonly kind: StatusKind;
  readonly label: string;
  readonly meaning: string;
  readonly count: number;
  readonly share: string;
  readonly settled: boolean;
}

/** What to do first. */
export interface NextSteps {
  readonly intro: string;
  readonly rated: boolean;
  readonly rows: readonly {
    readonly name: Ready;
    readonly id: Text | null;
    readonly href: string | null;
    readonly label: Text | null;
    readonly benefit: Text | null;
    readonly time: Text | null;
    readonly complexity: Text | null;
    readonly status: string | null;
  }[];
  readonly more: number;
}

/** A piece of the findings; pieces have a heading of their own where there are several. */
export interface FindingGroup {
  readonly anchor: string;
  readonly caption: string;
  readonly heading: boolean;
  readonly findings: readonly FindingRow[];
}

/** One finding. */
export interface FindingRow {
  readonly anchor: string;
  readonly id: Text | null;
  readonly title: Ready;
  readonly issue: Ready;
  readonly severity: Text | null;
  readonly severityLevel: Level | 'unrated';
  readonly kind: StatusKind;
  readonly status: string;
  readonly settled: boolean;
  /** For filters. */
  readonly settledWord: 'settled' | 'unsettled';
  readonly words: Ready;
  readonly overruled: Text | null;
  readonly extra: readonly { readonly column: Text; readonly value: Ready }[];
  readonly line: number;
}

/** One row of remaining work. */
export interface WorkRow {
  readonly title: Ready;
  readonly issue: Ready;
  readonly finding: { readonly anchor: string; readonly name: Text } | null;
  readonly benefit: Text | null;
  readonly time: Text | null;
  readonly complexity: Text | null;
  readonly extra: readonly { readonly column: Text; readonly value: Ready }[];
}

/** One table of the source. */
export interface TableRow {
  readonly line: number;
  readonly section: Text;
  readonly rows: number;
  readonly records: number;
  readonly role: string;
  readonly because: Text;
}

/** All that one rule has found. */
export interface ProblemRow {
  readonly severity: Diagnostic['severity'];
  readonly title: string;
  readonly count: number;
  /** Whom it is true of, with the line each stands on. */
  readonly subjects: readonly { readonly name: Text; readonly line: number | null }[];
  readonly more: number;
}

/** One diagnostic. */
export interface DiagnosticRow {
  readonly severity: Diagnostic['severity'];
  readonly place: string;
  readonly message: Text;
  readonly code: string;
}

/** Rows in one printed table: Chromium's time grows with the square of a table's rows. */
const printedRows = 200;
/** Rows on the first page. */
const firstPage = { next: 5, subjects: 12 };

/** Makes what the templates see of a report; every decision is made here. */
export function statusView(report: StatusReport, format: Format, printed: boolean): StatusView {
  const { findings, remainingWork, summary, snapshot, diagnostics } = report;
  const parts = summary.byStatus;
  const rows = findings.map((finding, at) => findingRow(finding, at, format));
  const groups = inGroups(rows, printed ? printedRows : Math.max(1, rows.length));
  const work = byBenefit(remainingWork).map((item) => workRow(item, findings, format));
  const show = (one: Diagnostic): DiagnosticRow => diagnosticRow(one, format);
  return {
    title: format.text(snapshot.title),
    plainTitle: snapshot.title,
    snapshot: snapshotView(snapshot, format),
    headline: headline(report),
    settledNote: settledNote(report),
    since: report.since === null ? null : format.text(sinceSentence(report.since, summary)),
    bar: statusBar(parts, barLabel(parts)),
    barLabel: barLabel(parts),
    barTitle: `${counted(summary.total, 'finding')} by status`,
    statuses: parts.map(({ kind, count }) => ({
      kind,
      count,
      ...statusMeanings[kind],
      share: percent(count, summary.total),
    })),
    severities: summary.bySeverity.map(({ level, count, settled }) => ({
      label: level === null ? 'Not on the scale' : levelLabels[level],
      count,
      settled,
      unsettled: count - settled,
    })),
    severityLevels: summary.bySeverity.map(({ level }) => ({
      level: level ?? 'unrated',
      label: level === null ? 'Not on the scale' : levelLabels[level],
    })),
    next: nextSteps(report, format),
    problems: problemRows(diagnostics, format),
    columns: {
      id: findings.some(({ id }) => id !== null),
      issue: findings.some(({ tracker }) => tracker !== null),
      severity: summary.bySeverity.length > 0,
      extra: findings.some(({ extra }) => extra.some(({ value }) => value.text !== '')),
    },
    contents: contentsOf(groups, report, printed),
    groups,
    total: rows.length,
    work,
    workGroups: workGroups(work, printed ? printedRows : Math.max(1, work.length)),
    matrix: workMatrix(remainingWork, (item) => shortName(item, findings)),
    tables: report.tables.map((table) => ({
      line: table.position.start.line,
      section: format.text(table.section.at(-1) ?? '(no heading)'),
      rows: table.rows,
      records: table.records,
      role: { findings: 'findings', 'remaining-work': 'remaining work', other: 'set aside' }[table.role],
      because: format.text(table.because),
    })),
    setAside: report.tables.flatMap(({ setAside }) =>
      setAside.map(({ line, text, because }) => ({ line, text: format.text(text), because })),
    ),
    configuration: report.configuration.map(format.text),
    overrules: findings.flatMap(({ status, ...finding }) => {
      if (status.overruled === null) return [];
      const { from, reason } = status.overruled;
      return [
        {
          finding: format.text(finding.id ?? finding.title.text),
          from: statusMeanings[from].label,
          to: statusMeanings[status.kind].label,
          reason: format.text(reason),
        },
      ];
    }),
    diagnostics: diagnostics.map(show),
    diagnosticCount: diagnosticCount(diagnostics),
  };
}

/** The findings' anchors, in the order of the report: `finding-1`, `finding-2` … */
export function anchorOf(at: number): string {
  return `finding-${at + 1}`;
}

/** A source as it is named to readers. */
export function snapshotView(snapshot: Snapshot, format: Format): SnapshotView {
  return {
    date: dayInWords(snapshot.date),
    isoDate: snapshot.date,
    source: format.text(snapshot.source),
    url: snapshot.url === null ? null : format.address(snapshot.url),
    digest: snapshot.digest,
    shortDigest: shortDigest(snapshot.digest),
  };
}

/** A diagnostic as readers see it, with its place. */
export function diagnosticRow(diagnostic: Diagnostic, format: Format): DiagnosticRow {
  const { severity, code, message, position } = diagnostic;
  return {
    severity,
    code,
    message: format.text(message),
    place: position === null ? '' : `${position.start.line}:${position.start.column}`,
  };
}

/** The diagnostics by rule, the gravest first; within a rule in the order of the source. */
export function problemRows(diagnostics: readonly Diagnostic[], format: Format): ProblemRow[] {
  const gravity: readonly Diagnostic['severity'][] = ['error', 'warning', 'info'];
  const byCode = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const group = byCode.get(one.code);
    if (group === undefined) byCode.set(one.code, [one]);
    else group.push(one);
  }
  return [...byCode]
    .map(([code, group]): ProblemRow => {
      const subjects = group.slice(0, firstPage.subjects).map(({ subject, message, position }) => ({
        name: format.text(subject ?? message),
        line: position?.start.line ?? null,
      }));
      const severity = group[0]?.severity ?? 'info';
      return { severity, title: titleOf(code), count: group.length, subjects, more: group.length - subjects.length };
    })
    .toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity));
}

function headline({ summary }: StatusReport): string {
  const { total, settled, unsettled, fixedOrRemoved } = summary;
  if (unsettled === 0)
    return `All ${counted(total, 'finding')} are settled, ${fixedOrRemoved} of them fixed or removed.`;
  if (settled === 0) return `None of the ${counted(total, 'finding')} is settled.`;
  const fixed =
    fixedOrRemoved === settled ? 'all of them fixed or removed' : `${fixedOrRemoved} of them fixed or removed`;
  return `${settled} of ${counted(total, 'finding')} ${settled === 1 ? 'is' : 'are'} settled, ${fixed}; ${unsettled} ${unsettled === 1 ? 'is' : 'are'} not.`;
}

function settledNote({ summary }: StatusReport): string {
  const others = summary.byStatus.filter(({ kind }) => isSettled(kind) && kind !== 'fixed' && kind !== 'removed');
  const rest =
    others.length === 0
      ? ''
      : ` Here: ${listed(others.map(({ kind, count }) => `${count} ${statusMeanings[kind].label.toLowerCase()}`))}.`;
  return `Settled means fixed, removed, not applicable, accepted, duplicate or closed: needing nothing more by the author’s words, which is not always a fix.${rest}`;
}

function diagnosticCount(diagnostics: readonly Diagnostic[]): string {
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const parts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info'), 'remark'],
  ] as const;
  return listed(parts.filter(([number]) => number > 0).map(([number, noun]) => counted(number, noun)));
}

function nextSteps({ findings, remainingWork }: StatusReport, format: Format): NextSteps | null {
  if (remainingWork.length > 0) {
    const items = byBenefit(remainingWork);
    const rows = items.slice(0, firstPage.next).map((item) => {
      const at = item.findings[0];
      return {
        name: format.rich(item.title), id: at === undefined ? null : format.text(findings[at]?.id ?? ''), ...issueLink(item.issue?.url ?? null, item.issue?.label ?? null, format),
        benefit: rated(item.benefit, item.position, format), time: rated(item.timeCommitment, item.position, format), complexity: rated(item.complexity, item.position, format), status: null,
      }; // prettier-ignore
    });
    return {
      intro: 'The most benefit for the least effort first, by the author’s estimates.',
      rated: true,
      rows,
      more: items.length - rows.length,
    };
  }
  const open = bySeverity(findings);
  if (open.length === 0) return null;
  const rows = open.slice(0, firstPage.next).map(({ title, id, issue, status, severity, position }) => ({
    name: format.rich(title), id: id === null ? null : format.text(id), ...issueLink(issue?.url ?? null, issue?.label ?? null, format),
    benefit: rated(severity, position, format), time: null, complexity: null, status: statusMeanings[status.kind].label,
  })); // prettier-ignore
  return {
    intro: 'The source lists no remaining work; these are the findings that are not settled, the most severe first.',
    rated: false,
    rows,
    more: open.length - rows.length,
  };
}

function issueLink(
  url: string | null,
  label: string | null,
  format: Format,
): { readonly href: string | null; readonly label: Text | null } {
  return { href: url === null ? null : format.address(url), label: label === null ? null : format.text(label) };
}

function findingRow(finding: Finding, at: number, format: Format): FindingRow {
  const { id, title, tracker, severity, status, extra, position } = finding;
  return {
    anchor: anchorOf(at),
    id: id === null ? null : format.text(id),
    title: format.rich(title),
    issue: format.rich(tracker?.verbatim ?? null),
    severity: rated(severity, position, format),
    severityLevel: severity?.level ?? 'unrated',
    kind: status.kind,
    status: statusMeanings[status.kind].label,
    settled: isSettled(status.kind),
    settledWord: isSettled(status.kind) ? 'settled' : 'unsettled',
    words: format.rich(status.verbatim),
    overruled: status.overruled === null ? null : format.text(status.overruled.reason),
    extra: extra
      .filter(({ value }) => value.text !== '')
      .map(({ column, value }) => ({ column: format.text(column), value: format.rich(value) })),
    line: position.start.line,
  };
}

function workRow(item: RemainingWorkItem, findings: readonly Finding[], format: Format): WorkRow {
  const at = item.findings[0];
  const finding = at === undefined ? undefined : findings[at];
  return {
    title: format.rich(item.title),
    issue: format.rich(item.tracker?.verbatim ?? null),
    finding:
      at === undefined || finding === undefined
        ? null
        : { anchor: anchorOf(at), name: format.text(finding.id ?? finding.title.text) },
    benefit: rated(item.benefit, item.position, format),
    time: rated(item.timeCommitment, item.position, format),
    complexity: rated(item.complexity, item.position, format),
    extra: item.extra
      .filter(({ value }) => value.text !== '')
      .map(({ column, value }) => ({ column: format.text(column), value: format.rich(value) })),
  };
}

/** A rating in the author's words; by its level where they are a heading's, not a cell's. */
function rated(rating: Rating | null, row: Position, format: Format): Text | null {
  if (rating === null) return null;
  const { level, verbatim } = rating;
  const fromHeading = verbatim.position.start.line !== row.start.line;
  return format.text(fromHeading && level !== null ? levelLabels[level] : verbatim.text);
}

function shortName(item: RemainingWorkItem, findings: readonly Finding[]): string {
  const [at] = item.findings;
  const id = item.id ?? (at === undefined ? null : (findings[at]?.id ?? null));
  return id ?? item.issue?.label ?? item.title.text;
}

function inGroups(rows: readonly FindingRow[], size: number): readonly FindingGroup[] {
  const groups: FindingGroup[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const findings = rows.slice(at, at + size);
    const heading = rows.length > size;
    const caption = heading
      ? `Findings ${at + 1} to ${at + findings.length}`
      : `All ${counted(rows.length, 'finding')}`;
    groups.push({ anchor: `findings-from-${at + 1}`, caption, heading, findings });
  }
  return groups;
}

function workGroups(rows: readonly WorkRow[], size: number): StatusView['workGroups'] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => {
    const piece = rows.slice(at * size, (at + 1) * size);
    const caption =
      rows.length > size ? `Remaining work ${at * size + 1} to ${at * size + piece.length}` : 'All remaining work';
    return { caption, rows: piece };
  });
}

/** Findings from which a printed report gets a table of contents. */
const longReport = 100;

function contentsOf(groups: readonly FindingGroup[], report: StatusReport, printed: boolean): StatusView['contents'] {
  if (!printed || report.findings.length < longReport) return [];
  const pieces = groups
    .filter(({ heading }) => heading)
    .map(({ anchor, caption }) => ({ anchor, label: caption, below: true }));
  const work = report.remainingWork.length === 0 ? [] : [{ anchor: 'work', label: 'Remaining work', below: false }];
  return [
    { anchor: 'summary', label: 'Where it stands', below: false },
    { anchor: 'findings', label: 'Findings', below: false },
    ...pieces,
    ...work,
    { anchor: 'account', label: 'How this was read', below: false },
    { anchor: 'notes', label: 'All notes on the source', below: true },
  ];
}
