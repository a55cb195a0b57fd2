import type { Diagnostic, Level, StatusKind } from '../../domain/model.ts';
import type { Ready } from '../format.ts';

/** Words, ready for their format or to be escaped by the template. */
export type Text = Ready | string;

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
  /** The findings by status, as SVG: put it in with three braces. */
  readonly bar: string;
  /** The same in words. */
  readonly barLabel: string;
  /** The title of that bar. */
  readonly barTitle: string;
  readonly statuses: readonly StatusRow[];
  /** Every severity that occurs, highest first. */
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
  /** What the tracker says otherwise; null in a report without evidence. */
  readonly tracker: TrackerView | null;
  /** Which columns the table of findings needs. */
  readonly columns: {
    readonly id: boolean;
    /** How much room the longest id needs. */
    readonly ids: IdLength;
    readonly issue: boolean;
    readonly severity: boolean;
    readonly extra: boolean;
  };
  /** A table of contents, where the report is printed and long. */
  readonly contents: readonly { readonly anchor: string; readonly label: string; readonly below: boolean }[];
  /** Findings in pieces, each a table of its own where a page is printed. */
  readonly groups: readonly FindingGroup[];
  /** How many findings there are. */
  readonly total: number;
  /** Remaining work, the most benefit for the least effort first. */
  readonly work: readonly WorkRow[];
  /** The same in pieces, each a table of its own where a page is printed. */
  readonly workGroups: readonly {
    readonly caption: string;
    readonly startsPart: boolean;
    readonly rows: readonly WorkRow[];
  }[];
  /** Remaining work by benefit and effort, as SVG. */
  readonly matrix: string | null;
  /** What came of the audit, by the lists of the source, a list for each heading. */
  readonly outcomes: readonly OutcomeList[];
  /** Every table of the source, and every list and group of headings with findings or what looks like some. */
  readonly tables: readonly TableRow[];
  /** Whether these are tables alone. */
  readonly onlyTables: boolean;
  /** Rows that are no records. */
  readonly setAside: readonly { readonly line: number; readonly text: Text; readonly because: string }[];
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

/** What the tracker answered about one address. */
export interface TrackerRow {
  /** Such as `owner/repository#12`. */
  readonly label: Text;
  readonly href: string | null;
  /** Such as `closed as completed on 2031-05-03`. */
  readonly words: string;
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
  /** How many are not shown. */
  readonly more: number;
}

/** A piece of the findings; pieces have a heading of their own where there are several. */
export interface FindingGroup {
  readonly anchor: string;
  readonly caption: string;
  readonly heading: boolean;
  /** Whether a new part of a long printed report begins with it. */
  readonly startsPart: boolean;
  readonly findings: readonly FindingRow[];
}

/** One finding. */
export interface FindingRow {
  /** For links: `finding-1` is the first. */
  readonly anchor: string;
  readonly id: Text | null;
  /** In the author’s words, with their markup. */
  readonly title: Ready;
  /** What the tracker column says. */
  readonly issue: Ready;
  /** In the author’s words. */
  readonly severity: Text | null;
  readonly severityLevel: Level | 'unrated';
  /** Our reading. */
  readonly kind: StatusKind;
  /** The same in words. */
  readonly status: string;
  readonly settled: boolean;
  /** For filters. */
  readonly settledWord: 'settled' | 'unsettled';
  /** The status in the author’s words. */
  readonly words: Ready;
  /** Why a configuration overruled the reading. */
  readonly overruled: Text | null;
  /** What the tracker answered about what the row names; empty without evidence. */
  readonly tracker: readonly TrackerRow[];
  /** Every other column. */
  readonly extra: readonly { readonly column: Text; readonly value: Ready }[];
  /** Headings of the lists of outcomes that name it. */
  readonly seeAlso: readonly { readonly anchor: string; readonly section: Text }[];
  /** Of the source. */
  readonly line: number;
}

/** One row of remaining work. */
export interface WorkRow {
  readonly title: Ready;
  readonly issue: Ready;
  /** The finding it is about. */
  readonly finding: { readonly anchor: string; readonly name: Text } | null;
  /** In the author’s words, as are the two below. */
  readonly benefit: Text | null;
  readonly time: Text | null;
  readonly complexity: Text | null;
  /** Every other column. */
  readonly extra: readonly { readonly column: Text; readonly value: Ready }[];
}

/** A list of outcomes. */
export interface OutcomeList {
  /** For links: `outcomes-1` is the first. */
  readonly anchor: string;
  /** Its heading. */
  readonly section: Text;
  readonly entries: readonly {
    /** In the author’s words, with their markup. */
    readonly text: Ready;
    /** The findings it belongs to. */
    readonly findings: readonly { readonly anchor: string; readonly name: Text }[];
  }[];
}

/** One table, list or group of headings of the source. */
export interface TableRow {
  readonly line: number;
  /** The heading above it. */
  readonly section: Text;
  /** Rows below the header, items or headings. */
  readonly rows: number;
  /** Of these, those that became records. */
  readonly records: number;
  /** What it is taken for. */
  readonly role: string;
  /** Why. */
  readonly because: Text;
}

/** Up to 5, 9, 14 or more characters. */
export type IdLength = 'short' | 'medium' | 'long' | 'longest';

/** All that one rule has found. */
export interface ProblemRow {
  readonly severity: Diagnostic['severity'];
  readonly title: string;
  readonly count: number;
  /** Whom it is true of, with the line each stands on. */
  readonly subjects: readonly { readonly name: Text; readonly line: number | null }[];
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
  /** Whether a new part of a long printed report begins with it. */
  readonly startsPart: boolean;
}
