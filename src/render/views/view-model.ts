import type { Diagnostic, Level, StatusKind } from '../../domain/model.ts';
import type {
  NextStep,
  OutcomeList,
  ColumnWidths,
  FindingGroup,
  EstimateColumns,
  WorkColumns,
  WorkMatrix,
  WorkRow,
  WorkWidths,
  Text,
} from './row-model.ts';

export type { Text, TrackerRow } from './row-model.ts';

/** Everything a template of the status report may see. Every field is always there; absent ones are null. */
export interface StatusView {
  /** The title of the post. */
  readonly title: Text;
  /** The same, for `<title>`. */
  readonly plainTitle: string;
  readonly snapshot: SnapshotView;
  /** The one sentence to remember. */
  readonly headline: string;
  /** What settled means, and how many are so without a fix. */
  readonly settledNote: string;
  /** What changed since the snapshot before, where there is one. */
  readonly since: Text | null;
  /** Which findings were reopened, are new, resolved or rated higher since then, by name. */
  readonly sinceNames: readonly SinceNames[];
  /** The findings by status, as SVG: put it in with three braces. */
  readonly bar: string;
  /** The same in words. */
  readonly barLabel: string;
  /** The title of that bar. */
  readonly barTitle: string;
  readonly statuses: readonly StatusRow[];
  /** Every severity that occurs, highest first. */
  readonly severities: readonly SeverityRow[];
  /** The most severe findings that are not settled, by name. */
  readonly urgent: readonly UrgentLine[];
  readonly next: NextSteps | null;
  /** How what is open developed; null where no earlier state is known. */
  readonly trend: TrendView | null;
  /** How long what is open has been so, the longest first; empty where the history is not known. */
  readonly ages: readonly AgeRow[];
  /** By what that is known, in a sentence. */
  readonly ageNote: string | null;
  /** What should be fixed in the source, a line for each rule. */
  readonly problems: readonly ProblemRow[];
  /** How many rules are not shown, in a brief. */
  readonly moreProblems: number;
  /** What the tracker says otherwise; null in a report without evidence. */
  readonly tracker: TrackerView | null;
  /** Which columns the table of findings needs. */
  readonly columns: {
    readonly id: boolean;
    readonly issue: boolean;
    readonly severity: boolean;
    readonly extra: boolean;
    /** How many there are, for what stands below a row. */
    readonly all: number;
    /** How wide they are, as classes of the style sheet. */
    readonly widths: ColumnWidths;
  };
  /** Whether only the first page of the report is printed. */
  readonly brief: boolean;
  /** A table of contents, where the report is long. */
  readonly contents: readonly { readonly anchor: string; readonly label: string; readonly below: boolean }[];
  /** In what order the findings stand, as the control of HTML names it; empty for that of the source. */
  readonly orderControl: string;
  /** The same in a sentence. */
  readonly orderWords: string;
  /** Whether the report is printed in parts, each of which begins a page: the findings are one at least. */
  readonly inParts: boolean;
  /** Whether one of these begins with the chapter of remaining work. */
  readonly workStartsPart: boolean;
  /** Findings in pieces, each a table of its own where a page is printed. */
  readonly groups: readonly FindingGroup[];
  /** How many findings there are. */
  readonly total: number;
  /** In what order remaining work stands, in a sentence. */
  readonly workOrder: string;
  /** How wide the columns of remaining work are, as classes of the style sheet. */
  readonly workWidths: WorkWidths;
  /** Remaining work, the most benefit for the least effort first. */
  readonly work: readonly WorkRow[];
  /** Which columns remaining work needs: those of which any row says something. */
  readonly workColumns: WorkColumns;
  /** The same in pieces, each a table of its own where a page is printed. */
  readonly workGroups: readonly {
    readonly caption: string;
    readonly startsPart: boolean;
    readonly rows: readonly WorkRow[];
  }[];
  /** Remaining work by benefit and effort. */
  readonly matrix: WorkMatrix | null;
  /** What came of the audit, by the lists of the source, a list for each heading. */
  readonly outcomes: readonly OutcomeList[];
  /** Every table of the source, and every list and group of headings with findings or what looks like some. */
  readonly tables: readonly TableRow[];
  /** Whether these are tables alone. */
  readonly onlyTables: boolean;
  /** Rows that are no records. */
  readonly setAside: readonly { readonly line: number; readonly text: Text; readonly because: Text }[];
  /** What a configuration changed, one sentence each. */
  readonly configuration: readonly Text[];
  /** Readings that a configuration overruled. */
  readonly overrules: readonly {
    readonly finding: Text;
    readonly from: string;
    readonly to: string;
    readonly reason: Text;
  }[];
  /** All notes on the source. */
  readonly diagnostics: readonly DiagnosticRow[];
  /** How many there are, in words. */
  readonly diagnosticCount: string;
  /** The same by rule, the most severe first. */
  readonly notes: readonly NoteGroup[];
}

/** Open findings over time. */
export interface TrendView {
  /** As SVG: put it in with three braces. */
  readonly chart: string;
  /** The same in words. */
  readonly sentence: string;
}

/** Findings that have been open for about as long. */
export interface AgeRow {
  /** In words: `Three to six months`. */
  readonly label: string;
  readonly count: number;
  /** How many of them are of high severity or above. */
  readonly grave: number;
  /** The first of them, the longest open first. */
  readonly findings: readonly { readonly anchor: string; readonly name: Text }[];
  /** How many are not named. */
  readonly more: number;
}

/** How the findings of one severity stand. */
export interface SeverityRow {
  readonly level: Level | 'unrated';
  readonly label: string;
  readonly count: number;
  readonly settled: number;
  readonly underWay: number;
  readonly open: number;
  /** Under way or open. */
  readonly unsettled: number;
  /** The three as a bar, as SVG: put it in with three braces. */
  readonly stack: string;
}

/** Findings that changed in one way, by name. */
export interface SinceNames {
  /** What changed, in words: `Reopened`. */
  readonly label: string;
  readonly findings: readonly { readonly anchor: string; readonly name: Text }[];
  /** How many are not named. */
  readonly more: number;
}

/** Findings of one severity that are not settled, by name. */
export interface UrgentLine {
  /** The severity, in words. */
  readonly label: string;
  readonly count: number;
  readonly findings: readonly { readonly anchor: string; readonly name: Text }[];
  /** How many are not named. */
  readonly more: number;
}

/** What one rule has found. */
export interface NoteGroup {
  readonly severity: Diagnostic['severity'];
  readonly title: string;
  readonly code: string;
  readonly count: number;
  /** What the rule looks for, in a sentence; for rules with many notes in print, it stands for their messages. */
  readonly what: string;
  readonly brief: boolean;
  readonly notes: readonly DiagnosticRow[];
  readonly subjects: readonly Subject[];
}

/** Whom a note is about. */
interface Subject {
  readonly name: Text;
  /** Whether that is a number or a sentence of ours, not the author’s name of it. */
  readonly isOurs: boolean;
  /** Of the source; null where there is none, or more than one. */
  readonly line: number | null;
}

/** What a report is about. */
export interface SnapshotView {
  /** In words: `5 October 2022`. */
  readonly date: string | null;
  /** As `2022-10-05`. */
  readonly isoDate: string | null;
  /** The name of the file. */
  readonly source: Text;
  /** Where it was published. */
  readonly url: string | null;
  /** `sha256:` and the digest in hex. */
  readonly digest: string;
  /** Its first twelve characters. */
  readonly shortDigest: string;
}

/** What the tracker says otherwise than the post. */
export interface TrackerView {
  /** When it was asked, in words: `20 November 2031`. */
  readonly date: string;
  /** The tracker beside the post, in numbers. */
  readonly sentence: string;
  /** Where they differ, a line for each rule. */
  readonly problems: readonly ProblemRow[];
  /** The name of the evidence file. */
  readonly source: Text;
  /** The first twelve characters of its SHA-256. */
  readonly shortDigest: string;
}

/** One kind of status with its number. */
export interface StatusRow {
  readonly kind: StatusKind;
  /** In words. */
  readonly label: string;
  readonly meaning: string;
  readonly count: number;
  /** Of all findings, in percent. */
  readonly share: string;
  readonly settled: boolean;
}

/** What to do first. */
export interface NextSteps {
  /** What the rows are, in a sentence. */
  readonly intro: string;
  /** Whether the rows are remaining work, with estimates, or open findings. */
  readonly rated: boolean;
  /** Whether there are severities. */
  readonly severe: boolean;
  /** Whether any row names an issue. */
  readonly tracked: boolean;
  /** Whether any row names an owner. */
  readonly owned: boolean;
  /** Whether any row has a due date. */
  readonly dated: boolean;
  /** Which estimates any row has. */
  readonly columns: EstimateColumns;
  readonly rows: readonly NextStep[];
  /** How many are not shown. */
  readonly more: number;
}

/** One table, list or group of headings of the source. */
export interface TableRow {
  readonly line: number;
  /** The heading above it; null where there is none. */
  readonly section: Text | null;
  /** Rows below the header, items or headings. */
  readonly rows: number;
  /** Of these, those that became records. */
  readonly records: number;
  /** What it is taken for. */
  readonly role: string;
  /** Why. */
  readonly because: Text;
}

/** All that one rule has found. */
export interface ProblemRow {
  readonly severity: Diagnostic['severity'];
  readonly title: string;
  readonly count: number;
  /** Whom it is true of, with the line each stands on. */
  readonly subjects: readonly Subject[];
  /** How many subjects are not shown. */
  readonly more: number;
}

/** One diagnostic. */
export interface DiagnosticRow {
  readonly severity: Diagnostic['severity'];
  /** `line:column`, or nothing. */
  readonly place: string;
  readonly message: Text;
  readonly code: string;
}
