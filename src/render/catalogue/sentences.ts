import type { TrackerAnswer } from '../../domain/evidence.ts';
import type { ChangeKind, Level, MatchedBy, OwnField, StatusKind, TableRole } from '../../domain/model.ts';

/** A name by itself, and within a sentence. */
export interface Named {
  readonly label: string;
  readonly inText: string;
}

/** Kinds of change that headlines count. */
export type CountedChange = Exclude<
  ChangeKind,
  | 'reassigned' | 'rated-lower' | 'rerated' | 'relinked' | 'retitled' | 'renumbered' | 'moved' | 'edited' | 'entered-remaining-work'
  | 'left-remaining-work'
>; // prettier-ignore

/** Numbers with their nouns. */
export interface CountWords {
  readonly findings: (count: number) => string;
  readonly days: (count: number) => string;
  readonly settled: (count: number) => string;
  readonly unsettled: (count: number) => string;
  readonly open: (count: number) => string;
  readonly diagnostics: (counts: { readonly error: number; readonly warning: number; readonly info: number }) => string;
  readonly allFindings: (count: number) => string;
  readonly findingRange: (from: number, to: number) => string;
  readonly workRange: (from: number, to: number) => string;
  readonly allChanged: (count: number) => string;
  readonly changeRange: (from: number, to: number) => string;
  readonly index: (counts: { readonly open: number; readonly findings: number; readonly audits: number }) => string;
  /** Says what was cut off a text. */
  readonly cut: (counts: { readonly cut: number; readonly all: number; readonly most: number }) => string;
}

/** How many findings are settled. */
export interface SettledCounts {
  readonly total: number;
  readonly settled: number;
  readonly unsettled: number;
  readonly fixedOrRemoved: number;
}

/** Some findings of one status. */
export interface StatusCount {
  readonly kind: StatusKind;
  readonly count: number;
}

/** Some changes of one kind. */
export interface ChangeCount {
  readonly kind: CountedChange;
  readonly count: number;
}

/** Sentences of a status report. */
export interface StatusWords {
  /** `missed`: which tables are missing from the numbers, in words. */
  readonly headline: (counts: SettledCounts, missed: string | null) => string;
  readonly unreadTables: (lines: readonly number[]) => string;
  /** `others`: settled without a fix. */
  readonly settledNote: (others: readonly StatusCount[]) => string;
  readonly since: (told: {
    readonly since: string;
    readonly news: readonly ChangeCount[];
    /** Whether anything changed at all. */
    readonly changed: boolean;
    readonly before: number;
    readonly after: number;
    /** How many were open then already, and how many days ago that was; null where that is not known. */
    readonly stillOpen: { readonly count: number; readonly days: number } | null;
  }) => string;
  readonly bar: (total: number, parts: readonly StatusCount[]) => string;
  readonly barTitle: (total: number) => string;
  readonly role: (role: TableRole | 'descriptions', place: 'table' | 'list' | 'headings') => string;
}

/** Estimates of which some were not understood. */
export interface UnknownEstimates {
  readonly estimate: 'benefit' | 'time' | 'complexity';
  readonly count: number;
}

/** Words about remaining work. */
export interface WorkWords {
  /** `unknown`: of how many of `total` rows the estimates do not tell their place. */
  readonly order: (told: {
    readonly benefit: boolean;
    readonly effort: boolean;
    readonly unknown: readonly UnknownEstimates[];
    readonly total: number;
  }) => string;
  /** How many rows are not among what is to be done, since nothing of them is. */
  readonly leftOut: (count: number) => string;
  /** `listed`: whether the source lists remaining work, none of which is still to be done. */
  readonly openFindings: (severe: boolean, listed: boolean) => string;
  readonly effort: (step: Level) => string;
  readonly benefit: (step: Level) => string;
}

/** Words about two snapshots. */
export interface ComparisonWords {
  readonly account: (counts: {
    readonly matched: number;
    readonly unchanged: number;
    readonly cosmetic: number;
    /** What paired most of the rows, in words. */
    readonly pairedBy: string | null;
  }) => string;
  readonly caption: (side: {
    readonly name: string;
    readonly day: string | null;
    readonly total: number;
    readonly unsettled: number;
  }) => string;
  readonly ofCommit: (day: string, commit: string) => string;
  /** Without its period. */
  readonly headline: (told: {
    readonly news: readonly ChangeCount[];
    /** Findings that changed in no way that is counted. */
    readonly others: number;
    readonly tables: readonly TableChangeWords[];
    readonly before: number;
    readonly after: number;
  }) => string;
  readonly tableChange: (change: TableChangeWords) => string;
  readonly matches: { readonly [key in Exclude<MatchedBy, 'likeness'>]: string };
  readonly likeness: (likeness: number) => string;
  readonly fields: { readonly [name in OwnField]: Named };
  readonly workField: (name: string) => string;
  readonly urgent: (kind: ChangeKind, level: Level) => string;
  /** Days between which the tracker was asked twice. */
  readonly askedOn: (day: string) => string;
  readonly askedBetween: (from: string, to: string) => string;
}

/** What changed of all findings at once. */
export interface TableChangeWords {
  readonly kind: 'column-added' | 'column-removed' | 'renumbered';
  /** In words. */
  readonly field: string;
  /** Whether it is a column of the author's. */
  readonly isColumn: boolean;
  readonly rows: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Words about what a tracker answered. */
export interface TrackerWords {
  readonly sentence: (told: {
    readonly day: string;
    readonly unsettled: number;
    readonly settled: number;
    readonly openButClosed: number;
    readonly settledButOpen: number;
    readonly settledButUnmerged: number;
    readonly answered: number;
    readonly references: number;
  }) => string;
  readonly answer: (answer: TrackerAnswer) => string;
  /** An answer of another day than the file. */
  readonly askedOn: (words: string, day: string) => string;
  readonly changed: (words: string, fields: readonly TrackerField[]) => string;
}

/** What can change of an answer beside its state. */
export type TrackerField = 'title' | 'labels' | 'milestone' | 'assignees' | 'people' | 'movedTo' | 'reopened';

/** One version in numbers. */
export interface MomentWords {
  /** In words. */
  readonly day: string | null;
  readonly total: number;
  readonly unsettled: number;
}

/** Words about many snapshots. */
export interface HistoryWords {
  /** Without its period. */
  readonly headline: (told: {
    /** Which audit of its source this is; null for the only one. */
    readonly audit: number | null;
    readonly versions: number;
    readonly first: MomentWords;
    readonly last: MomentWords;
    /** When most were open, where that was neither first nor last. */
    readonly peak: { readonly unsettled: number; readonly day: string | null } | null;
    /** What has been open the longest. */
    readonly longest: { readonly days: number; readonly asOf: string | null } | null;
    readonly ending: {
      readonly kind: 'deleted' | 'unreadable';
      readonly day: string;
      readonly versions: number;
    } | null;
  }) => string;
  readonly earlierAudit: (told: {
    readonly title: string;
    readonly versions: number;
    readonly first: MomentWords;
    readonly last: MomentWords;
    /** Most that were open, where that was neither first nor last. */
    readonly peak: number | null;
  }) => string;
  readonly changes: (
    news: readonly ChangeCount[],
    told: { readonly changed: boolean; readonly deleted: boolean },
  ) => string;
  readonly note: (told: { readonly upTo: string | null; readonly utc: boolean }) => string;
  readonly unchanged: (versions: number) => string;
  readonly trend: (told: {
    readonly first: MomentWords;
    readonly highest: MomentWords;
    readonly last: MomentWords & { readonly settled: number };
  }) => string;
}

/** Sentences of the summary in one paragraph. */
export interface SummaryWords {
  readonly standing: (
    counts: SettledCounts & {
      readonly title: string;
      readonly day: string | null;
      readonly settledParts: readonly StatusCount[];
      readonly openParts: readonly StatusCount[];
      readonly missed: string | null;
    },
  ) => string;
  readonly severities: (
    rows: readonly { readonly level: Level | null; readonly count: number; readonly settled: number }[],
  ) => string;
  readonly work: (items: number, withoutFinding: number) => string;
  readonly contradictions: (counts: { readonly error: number; readonly warning: number }) => string;
  readonly source: (told: { readonly source: string; readonly digest: string; readonly url: string | null }) => string;
}

/** Words of the matrix for reviewers; what is put into them is ready for Markdown. */
export interface MatrixWords {
  readonly title: (title: string) => string;
  readonly counts: (
    counts: Omit<SettledCounts, 'fixedOrRemoved'> & {
      readonly day: string | null;
      /** Settled without evidence of their own. */
      readonly unproved: number;
    },
  ) => string;
  readonly columns: readonly string[];
  readonly source: (source: string, digest: string) => string;
  readonly trackedIn: (links: string) => string;
  readonly overruled: (label: string, reason: string) => string;
}
