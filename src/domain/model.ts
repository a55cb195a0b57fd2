/**
 * Every noun of the program. Two promises hold it together:
 * 1. `verbatim` always stands beside what was made of it: the program classifies, the author decides.
 * 2. Nothing here depends on the clock, the machine or the run: same input, same report, byte for byte.
 *
 * Absent values are `null`, in memory as in JSON.
 */

import type { RuleCode, Severity } from './rules.ts';
import type { EvidenceSource, EvidenceSummary, TrackerAnswer, TrackerComparison } from './evidence.ts';
import type { Count, Index, Ordinal, Day, Digest, LanguageTag, WebAddress, RepositoryName } from './values.ts';

export type { Count, Index, Ordinal, Day, Digest, LanguageTag, WebAddress, RepositoryName } from './values.ts';

// ── Where ────────────────────────────────────────────────────────────────────

/** A place in the source. Lines and columns start at 1, as editors count them. */
export interface Point {
  readonly line: Ordinal;
  readonly column: Ordinal;
}

/** A stretch of the source; `end` is the first place after it. */
export interface Position {
  readonly start: Point;
  readonly end: Point;
}

/** A passage as its author wrote it, its plain text, and where it stands. */
export interface Verbatim {
  /** The Markdown, character for character. */
  readonly markdown: string;
  /** The same without markup: what is searched, sorted and compared. */
  readonly text: string;
  readonly position: Position;
}

// ── What the source says ─────────────────────────────────────────────────────

/** An issue, pull request or merge request on a forge. */
export interface IssueRef {
  readonly kind: 'issue' | 'pull';
  /** `github.com`, or the host of another forge. */
  readonly host: string;
  readonly owner: string;
  readonly repository: string;
  /**
   * As forges count them.
   *
   * @asType integer
   * @minimum 1
   * @maximum 2147483647
   */
  readonly number: number;
  /** As written: `#81110`, or `kubernetes/website#15756`. */
  readonly label: string;
  readonly url: WebAddress;
}

/** A published vulnerability, such as `CVE-2019-11249` or `GHSA-v8c4-hw4j-x4pr`. */
export interface AdvisoryRef {
  readonly kind: 'advisory';
  /** @pattern ^(?:CVE-[0-9]{4}-[0-9]{4,}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3})$ */
  readonly id: string;
  readonly label: string;
  readonly url: string | null;
}

/** Any other link. */
export interface LinkRef {
  readonly kind: 'link';
  readonly label: string;
  readonly url: string;
}

/** Something a cell points at. */
export type Reference = IssueRef | AdvisoryRef | LinkRef;

/** Where a finding can stand, nearest to settled first: the order of legends and charts. */
export const statusKinds = [
  'fixed',
  'removed',
  'not-applicable',
  'accepted',
  'duplicate',
  'closed',
  'partially-fixed',
  'in-progress',
  'needs-design',
  'fix-needed',
  'unreported',
  'unrecognized',
] as const;

/** Where a finding stands. `vocabulary.ts` says in words what each kind means, and whether it is settled. */
export type StatusKind = (typeof statusKinds)[number];

/** What the source says of a finding, and what it is taken to mean. */
export interface Status {
  readonly kind: StatusKind;
  /** Whether nothing more is going to be done; follows from the kind. */
  readonly settled: boolean;
  /** The kind in words, in English whatever the language of the report. */
  readonly label: string;
  /** The words of the vocabulary that decided, so that a reader can disagree with them. */
  readonly because: string;
  /** Null where the table has no status column. */
  readonly verbatim: Verbatim | null;
  readonly references: readonly Reference[];
  /** Set where the configuration overrules the reading of this one finding. */
  readonly overruled: Overrule | null;
}

/** A person's correction of one reading, with the reason they gave. */
export interface Overrule {
  readonly from: StatusKind;
  readonly reason: string;
}

/** How a finding is told from all others, across the two tables and across snapshots. */
export interface Identity {
  /** What made it: the first that is unique in this document. */
  readonly by: 'id' | 'issue' | 'advisory' | 'title' | 'row';
  /**
   * Unique among the findings, or the remaining work, of a report, such as `kubernetes/kubernetes#81110`.
   *
   * @minLength 1
   */
  readonly key: string;
}

/** The scales of estimates and of severities, lowest first. */
export const levels = ['none', 'informational', 'very-low', 'low', 'medium', 'high', 'very-high', 'critical'] as const;

/** A step on the scale. */
export type Level = (typeof levels)[number];

/** An author's rating; `level` is null where the words are not on the scale. */
export interface Rating {
  readonly level: Level | null;
  readonly verbatim: Verbatim;
}

/** What a cell of the tracker column says, with everything it points at. */
export interface Tracker {
  readonly verbatim: Verbatim;
  readonly references: readonly Reference[];
}

/** Any column that has no role of its own, by its header. */
export interface ExtraColumn {
  readonly column: string;
  readonly value: Verbatim;
}

/** Until when something is to be done. */
export interface DueDate {
  /** Null where the author’s words are not one day: `Q3`, `03/04/2031`. */
  readonly day: Day | null;
  readonly verbatim: Verbatim;
}

/** Who is to act, and until when; each only where the author says so. */
export interface Plan {
  /** In the author’s words. */
  readonly owner?: Verbatim;
  readonly due?: DueDate;
}

/** One finding: a row of a table, an item of a list, or a heading with its text. */
export interface Finding extends Plan {
  readonly identity: Identity;
  /** The author's own number or id, as written: `1`, `C-01`, `PII-003`. */
  readonly id: string | null;
  readonly title: Verbatim;
  /** The issue that tracks it: the first of `tracker.references` that is one, else one named in the title. */
  readonly issue: IssueRef | null;
  readonly tracker: Tracker | null;
  readonly severity: Rating | null;
  readonly status: Status;
  /** Every other column, in order: nothing the author wrote is dropped. */
  readonly extra: readonly ExtraColumn[];
  /** The headings above it, outermost first. */
  readonly section: readonly string[];
  /** Index into `tables`, where it is a row of one. */
  readonly table: Index | null;
  /** Index into `lists`, where it is an item of one. */
  readonly list: Index | null;
  /** Where the text about a row or an item stands, if it has a heading of its own. */
  readonly describedAt: Description | null;
  /** Index into `remainingWork`, where a row of that table is about this finding. */
  readonly remainingWork: Index | null;
  readonly position: Position;
  /** What the tracker answered about the addresses of this row; only in reports made with evidence. */
  readonly evidence?: readonly TrackerAnswer[];
}

/** The heading of the text about a finding. */
export interface Description {
  readonly heading: Verbatim;
  /** The fragment of its address as GitHub makes it, without `#`. */
  readonly anchor: string;
}

/** One row of a remaining-work table. */
export interface RemainingWorkItem extends Plan {
  readonly identity: Identity;
  readonly id: string | null;
  readonly title: Verbatim;
  readonly issue: IssueRef | null;
  readonly tracker: Tracker | null;
  readonly timeCommitment: Rating | null;
  readonly complexity: Rating | null;
  readonly benefit: Rating | null;
  readonly extra: readonly ExtraColumn[];
  readonly section: readonly string[];
  /** Index into `tables`. */
  readonly table: Index;
  /** Indexes into `findings`, of those this row is about. */
  readonly findings: readonly Index[];
  readonly position: Position;
  /** What the tracker answered about the addresses of this row; only in reports made with evidence. */
  readonly evidence?: readonly TrackerAnswer[];
}

/** An entry of a list of what came of an audit: improvements, lessons, issues that it helped to resolve. */
export interface Outcome {
  /** The heading of the list: `Inspired outcomes`. */
  readonly section: string;
  readonly text: Verbatim;
  /** What it links to, or names. */
  readonly links: readonly Reference[];
  /** Indexes into `findings`, of those it belongs to: by issue, or by id. */
  readonly findings: readonly Count[];
}

/** What a table of the source is taken for. */
export type TableRole = 'findings' | 'remaining-work' | 'other';

/** One table of the source, understood or not: every row is accounted for. */
export interface SourceTable {
  readonly section: readonly string[];
  readonly columns: readonly string[];
  /** Rows below the header, all of them. */
  readonly rows: Count;
  /** Of these, rows that became records. */
  readonly records: Count;
  readonly role: TableRole;
  /** Why it was given that role. */
  readonly because: string;
  /** Rows that are no records (totals, repeated headers), and why. */
  readonly setAside: readonly SetAsideRow[];
  readonly position: Position;
}

/** What a list or a group of headings is taken for. */
export type PlaceRole = 'findings' | 'other';

/** A list with boxes, or of ids with statuses: every item is accounted for. */
export interface SourceList {
  readonly section: readonly string[];
  readonly kind: 'tasks' | 'lines';
  readonly items: Count;
  /** Of these, items that became findings. */
  readonly records: Count;
  readonly role: PlaceRole;
  /** Why it was given that role. */
  readonly because: string;
  /** Items that are no findings, and why. */
  readonly setAside: readonly SetAsideRow[];
  readonly position: Position;
}

/** The headings directly under one heading, where one of them is a finding or looks like one: every one is accounted for. */
export interface SourceSection {
  /** The headings above them, outermost first. */
  readonly section: readonly string[];
  readonly headings: Count;
  /** Of these, headings that became findings. */
  readonly records: Count;
  /** Of these, headings of the text about a row or an item. */
  readonly descriptions: Count;
  readonly role: PlaceRole;
  /** Why it was given that role. */
  readonly because: string;
  /** Headings that are no findings, and why. */
  readonly setAside: readonly SetAsideRow[];
  readonly position: Position;
}

/** A row of an understood table, an item of a list or a heading that is not itself a record. */
export interface SetAsideRow {
  readonly line: Ordinal;
  readonly text: string;
  readonly because: string;
}

/** A link definition the cells refer to (`[label]: url`), so that each cell can be rendered alone. */
export interface LinkDefinition {
  readonly label: string;
  readonly url: string;
  readonly title: string | null;
}

/** Which audit snapshot a report is about: what it says and its digest, never the clock. */
export interface Snapshot {
  readonly title: string;
  /** Of the last change or the publication by the front matter, else from the file name. */
  readonly date: Day | null;
  /**
   * The file name without its date and extension: snapshots of one audit share it.
   *
   * @pattern ^[^/]+$
   */
  readonly slug: string;
  /**
   * File name, or `<revision>:<path>`: never a path of the machine.
   *
   * @minLength 1
   */
  readonly source: string;
  /** Where it was published, from the front matter. */
  readonly url: WebAddress | null;
  /** What relative links are resolved against, by the configuration; absent where it names nothing: `url` is then. */
  readonly base?: WebAddress;
  /** `owner/name` that a bare `#123` means, where the source or the configuration says so. */
  readonly repository: RepositoryName | null;
  readonly digest: Digest;
  /** The language it is written in; only where the front matter or the configuration says so. */
  readonly language?: LanguageTag;
}

// ── What is made of it ───────────────────────────────────────────────────────

/** The state of an audit on one day: everything a renderer may know, and what the JSON holds. */
export interface StatusReport {
  readonly kind: 'status';
  /**
   * Raised whenever a field is added or changes; version 1 had no `subject` in its diagnostics, version 2 no `outcomes`,
   * `lists` and `sections`, version 3 no `settled` and `label` in a status, and no `owner` and `due`.
   */
  readonly schemaVersion: 4;
  readonly snapshot: Snapshot;
  readonly summary: Summary;
  /** @minItems 1 */
  readonly findings: readonly Finding[];
  readonly remainingWork: readonly RemainingWorkItem[];
  /** What came of the audit, by the lists of the source. */
  readonly outcomes: readonly Outcome[];
  readonly tables: readonly SourceTable[];
  readonly lists: readonly SourceList[];
  readonly sections: readonly SourceSection[];
  readonly linkDefinitions: readonly LinkDefinition[];
  /** What a configuration file changed in the reading, one sentence each. */
  readonly configuration: readonly string[];
  /** What changed since an earlier snapshot of the same audit, where one was given. */
  readonly since: Since | null;
  /** How it came to this; only in reports made with the history of the post. */
  readonly course?: StatusCourse;
  /** The file that says what the tracker answered; only in reports made with one. */
  readonly evidence?: EvidenceSource;
  readonly diagnostics: readonly Diagnostic[];
}

/** The numbers at the head of a report, counted from the rows. */
export interface Summary {
  readonly total: Count;
  /** Fixed, removed, not applicable, accepted, duplicate or closed. */
  readonly settled: Count;
  readonly unsettled: Count;
  /** Fixed or removed alone: a closed issue is not a fix. */
  readonly fixedOrRemoved: Count;
  readonly remainingWork: Count;
  /** Every kind that occurs, in the order of `statusKinds`. */
  readonly byStatus: readonly { readonly kind: StatusKind; readonly count: Count }[];
  /** Every level that occurs, highest first, then `null` for what is not on the scale; empty without severities. */
  readonly bySeverity: readonly {
    readonly level: Level | null;
    readonly count: Count;
    readonly settled: Count;
  }[];
  /** The tracker beside the post; only in reports made with evidence. */
  readonly evidence?: EvidenceSummary;
}

/** How this report differs from an earlier snapshot, in numbers. */
export interface Since {
  readonly snapshot: Snapshot;
  readonly unsettledBefore: Count;
  /** Only kinds that occur, in the order of `changeKinds`. */
  readonly changes: readonly SinceChange[];
  /** Indexes into `findings`, of those that were not settled then and are not now; reports before version 4 had none. */
  readonly stillOpen: readonly Count[];
  /** Whole days from that snapshot to this one: how long those are open at least; null where a day is missing. */
  readonly days: Count | null;
}

/** How many findings differ in one way. */
export interface SinceChange {
  readonly kind: ChangeKind;
  readonly count: Count;
  /** Indexes into `findings`, of those that are still listed; saved reports of before had none. */
  readonly findings: readonly Count[];
}

/** How an audit came to the state of a report, by the commits of its post. */
export interface StatusCourse {
  /** The day up to which open findings are counted, in UTC. */
  readonly asOf: Day | null;
  /** Settled and open by date, oldest first; the last is the state of the report. */
  readonly points: readonly BurnDownPoint[];
  /** How long each finding that is not settled has been open, the longest first. */
  readonly ages: readonly FindingAge[];
}

/** How long a finding has been open. */
export interface FindingAge {
  /** Index into `findings`. */
  readonly finding: Index;
  /** The day on which it was first listed; null where that is not known. */
  readonly since: Day | null;
  /** Whole days open; null where a date is missing. */
  readonly days: Count | null;
}

// ── What changed ─────────────────────────────────────────────────────────────

/** What can happen to a finding between two snapshots, most urgent first. */
export const changeKinds = [
  'reopened',
  'withdrawn',
  'regressed',
  'rated-higher',
  'added',
  'listed-again',
  'removed',
  'resolved',
  'progressed',
  'restated',
  'rescheduled',
  'reassigned',
  'rated-lower',
  'rerated',
  'relinked',
  'retitled',
  'renumbered',
  'moved',
  'edited',
  'entered-remaining-work',
  'left-remaining-work',
  'ambiguous',
] as const;

/** The name of one such change. */
export type ChangeKind = (typeof changeKinds)[number];

/** The fields that are ours; `work` is whether a finding is among the remaining work at all. */
export const ownFields = [
  'status',
  'severity',
  'owner',
  'due',
  'issue',
  'tracker',
  'title',
  'id',
  'section',
  'table',
  'timeCommitment',
  'complexity',
  'benefit',
  'work',
] as const;

/** The name of a field of ours. */
export type OwnField = (typeof ownFields)[number];

/** What differs: a field of ours or a column of the author's, of the finding or of the remaining work on it. */
export type ChangedField =
  | { readonly kind: 'own'; readonly of: 'finding' | 'work'; readonly name: OwnField }
  | { readonly kind: 'column'; readonly of: 'finding' | 'work'; readonly name: string };

/** One difference, in the author's words where it has any. */
export interface Change {
  readonly kind: ChangeKind;
  /** Null where the finding as a whole came, went, or cannot be told apart. */
  readonly field: ChangedField | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** One change of all findings at once: told once, and left out of their entries. */
export interface TableChange {
  /** `column-added` and `column-removed` also of a field that no finding had before, or has any more. */
  readonly kind: 'column-added' | 'column-removed' | 'renumbered';
  readonly field: ChangedField;
  /** How many findings it gives, takes or changes a value of. */
  readonly rows: Count;
  /** The values of the first of them in the later snapshot. */
  readonly example: { readonly before: string | null; readonly after: string | null };
}

/** What paired two rows. */
export type MatchedBy = 'alias' | 'id' | 'issue' | 'advisory' | 'number-and-title' | 'title' | 'likeness';

/** One finding that differs between two snapshots. */
export interface ComparisonEntry {
  /** The value of the key that matched (or the key of the finding itself, where none did); the same in both directions. */
  readonly identity: string;
  /** Null for findings of one side only. */
  readonly matchedBy: MatchedBy | null;
  /**
   * For `likeness`.
   *
   * @minimum 0
   * @maximum 1
   */
  readonly likeness: number | null;
  readonly before: Finding | null;
  readonly after: Finding | null;
  readonly changes: readonly Change[];
  /** For `ambiguous`: the identity keys of the rows of the other side it could be. */
  readonly candidates: readonly string[];
}

/** Two snapshots held against each other. */
export interface ComparisonReport {
  readonly kind: 'comparison';
  /**
   * Raised whenever a field is added or changes. Version 2: `field` of a change is an object, `tableChanges`, `revision`
   * and `date` of a side, and the kinds `withdrawn`, `rated-higher`, `rated-lower` and `listed-again`. Version 3: findings
   * as in status reports of version 4, and the kinds `rescheduled` and `reassigned`.
   */
  readonly schemaVersion: 3;
  readonly before: ComparedSnapshot;
  readonly after: ComparedSnapshot;
  readonly summary: ComparisonSummary;
  /** What changed of all findings at once. */
  readonly tableChanges: readonly TableChange[];
  /** One for each finding that changed, most urgent first, then in the order of the later snapshot. */
  readonly entries: readonly ComparisonEntry[];
  /** What the tracker changed; only where both snapshots have evidence. */
  readonly tracker?: TrackerComparison;
  readonly diagnostics: readonly Diagnostic[];
}

/** One side of a comparison. */
export interface ComparedSnapshot {
  readonly snapshot: Snapshot;
  /** The commit it was read from; null for a file. */
  readonly revision: string | null;
  /** The day it stands for, `YYYY-MM-DD`: of a revision when the branch got this state, in UTC; else the post's own. */
  readonly date: Day | null;
  readonly summary: Summary;
  readonly linkDefinitions: readonly LinkDefinition[];
  /** The file that says what the tracker answered; only for a snapshot with one. */
  readonly evidence?: EvidenceSource;
}

/** The numbers of a comparison. */
export interface ComparisonSummary {
  /** How many entries have a change of this kind, for every kind, zero included. */
  readonly changes: { readonly [kind in ChangeKind]: Count };
  readonly matched: Count;
  readonly unchanged: Count;
  /** Pairs that differ in nothing but padding, markup or case. */
  readonly cosmetic: Count;
}

// ── How it went ──────────────────────────────────────────────────────────────

/** The course of one audit over its snapshots, oldest first. */
export interface HistoryReport {
  readonly kind: 'history';
  /**
   * Raised whenever a field is added or changes. Version 2: `asOf`, `ending`, `earlier`, `instant`, `deleted`, and
   * `field` of a change is an object. Version 3: findings as in status reports of version 4.
   */
  readonly schemaVersion: 3;
  /** Of the latest snapshot. */
  readonly title: string;
  readonly slug: string;
  /** The day up to which open findings are counted, in UTC; null where no snapshot has a day. */
  readonly asOf: Day | null;
  /** Why the latest snapshot is not the newest version; null where it is. */
  readonly ending: HistoryEnding | null;
  /** Audits that the same source held before this one: hardly a finding of theirs is in it. Oldest first. */
  readonly earlier: readonly EarlierAudit[];
  readonly snapshots: readonly HistorySnapshot[];
  /** Settled and open by date: the burn-down. */
  readonly burnDown: readonly BurnDownPoint[];
  /** Every finding that was ever listed, in the order of its first appearance. */
  readonly findings: readonly FindingHistory[];
  /** Indexes into `findings`, of those still listed and open, the longest open first. */
  readonly longestUnresolved: readonly Index[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What follows the latest snapshot. */
export interface HistoryEnding {
  /** `deleted`: the source is gone; `unreadable`: the newest versions hold no findings that can be read. */
  readonly kind: 'deleted' | 'unreadable';
  /** How many versions that are. */
  readonly versions: Count;
  /** Of the first of them. */
  readonly revision: string;
  readonly date: Day;
}

/** An audit that a source held before another took its place. */
export interface EarlierAudit {
  readonly title: string;
  readonly versions: Count;
  readonly first: AuditMoment;
  readonly last: AuditMoment;
  /** The first of those with the most open findings. */
  readonly peak: AuditMoment;
}

/** The numbers of an audit at one snapshot. */
export interface AuditMoment {
  readonly revision: string | null;
  readonly date: Day | null;
  readonly total: Count;
  readonly unsettled: Count;
}

/** One version of the source. */
export interface HistorySnapshot {
  readonly snapshot: Snapshot;
  /** The commit that made it; null for a file. */
  readonly revision: string | null;
  /** When the branch got it, ISO 8601 in UTC; null for a file. */
  readonly instant: string | null;
  /** The day it stands for: that of the commit in UTC; of a file the post's own. */
  readonly date: Day | null;
  /** Whether this commit deleted the source, which came back later: `snapshot` is then the one before. */
  readonly deleted: boolean;
  readonly summary: Summary;
  /** Against the snapshot before: only kinds that occur, in the order of `changeKinds`. */
  readonly changes: readonly { readonly kind: ChangeKind; readonly count: Count }[];
  readonly linkDefinitions: readonly LinkDefinition[];
  /** The file that says what the tracker answered; only for a snapshot with one. */
  readonly evidence?: EvidenceSource;
}

/** How many findings were settled and open at one snapshot. */
export interface BurnDownPoint {
  readonly date: Day | null;
  readonly instant: string | null;
  readonly revision: string | null;
  readonly settled: Count;
  readonly unsettled: Count;
}

/** What became of one finding. */
export interface FindingHistory {
  readonly identity: string;
  /** As it was last listed. */
  readonly finding: Finding;
  /** Indexes into `snapshots`: where it was first and last listed. */
  readonly first: Index;
  readonly last: Index;
  /** Whether the latest snapshot lists it. */
  readonly listed: boolean;
  readonly transitions: readonly Transition[];
  /** One entry for each time the status changed, oldest first. */
  readonly states: readonly Stay[];
  /** Whole days open, up to `asOf` or the snapshot that no longer lists it; null where a date is missing. */
  readonly unresolvedDays: Count | null;
}

/** What one snapshot changed of a finding. */
export interface Transition {
  /** Index into `snapshots`: the one that made it. */
  readonly snapshot: Index;
  readonly revision: string | null;
  readonly date: Day | null;
  readonly from: StatusKind | null;
  readonly to: StatusKind | null;
  readonly changes: readonly Change[];
}

/** A stretch of time in one status. */
export interface Stay {
  readonly kind: StatusKind;
  /** Index into `snapshots`: where it began. */
  readonly since: Index;
  /** Whole days up to the snapshot that ended it, else up to `asOf`; null where a date is missing. */
  readonly days: Count | null;
}

/** Everything the program makes. */
export type AuditReport = StatusReport | ComparisonReport | HistoryReport;

export type { RuleCode, Severity } from './rules.ts';

// ── What a reader should know ────────────────────────────────────────────────

/** Something the reader of a report should know about its source. Returned, never thrown or logged. */
export interface Diagnostic {
  readonly severity: Severity;
  /** A stable name to search for, such as `status-unrecognized`. */
  readonly code: RuleCode;
  readonly message: string;
  /** Whom it is about, in a word: the id of a finding, a number, a label; null where it is about no one thing. */
  readonly subject: string | null;
  /** Null where it is about the document as a whole. */
  readonly position: Position | null;
}
