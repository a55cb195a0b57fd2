import type { Diagnostic, Level, StatusKind } from '../model.ts';
import type { Ready } from './format.ts';

/** Words, ready for their format or to be escaped by the template. */
export type Text = Ready | string;

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
