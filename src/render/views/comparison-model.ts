import type { ChangeKind, StatusKind } from '../../domain/model.ts';
import type { Ready } from '../format.ts';
import type { Flow } from './flow.ts';
import type { UrgentChanges } from './overview.ts';
import type { DiagnosticRow, SnapshotView, Text, TrackerRow } from './view-model.ts';

/** Everything a template of a comparison may see. Every field is always there; absent ones are null. */
export interface ComparisonView {
  readonly title: Text;
  readonly plainTitle: string;
  readonly headline: string;
  /** What the numbers of the headline mean, and what did not change. */
  readonly account: string;
  readonly sides: readonly SideView[];
  readonly statuses: readonly StatusChange[];
  readonly total: { readonly before: number; readonly after: number; readonly change: string };
  /** Where findings were, and where they are. */
  readonly flow: Flow;
  /** The most severe of those that were reopened, became less settled or are new, by name. */
  readonly urgent: readonly UrgentChanges[];
  /** Whether there are severities. */
  readonly severe: boolean;
  /** How wide the columns of the overview are, as classes of the style sheet. */
  readonly widths: { readonly id: string; readonly severity: string };
  /** Every change in a line, in pieces, each a table of its own where a page is printed. */
  readonly overview: readonly { readonly caption: string; readonly entries: readonly EntryView[] }[];
  /** What changed of all findings at once, one sentence each. */
  readonly tableChanges: readonly Text[];
  readonly groups: readonly GroupView[];
  /** What the tracker says otherwise than the later snapshot, in numbers; null without evidence. */
  readonly tracker: string | null;
  /** What the tracker changed; null where not both snapshots have evidence. */
  readonly trackerChanges: { readonly days: string; readonly rows: readonly TrackerRow[] } | null;
  readonly diagnostics: readonly DiagnosticRow[];
}

/** One of the two snapshots. */
export interface SideView {
  /** What it is: the earlier or the later one, in words. */
  readonly name: string;
  readonly title: Text;
  readonly snapshot: SnapshotView;
  readonly bar: string;
  readonly barLabel: string;
  readonly caption: string;
}

/** How many findings stood and stand in one status. */
export interface StatusChange {
  readonly kind: StatusKind;
  readonly label: string;
  readonly settled: boolean;
  readonly before: number;
  readonly after: number;
  readonly change: string;
}

/** Entries with the same most urgent kind of change. */
export interface GroupView {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly note: string | null;
  readonly count: number;
  readonly entries: readonly EntryView[];
}

/** One finding that changed. */
export interface EntryView {
  readonly anchor: string;
  readonly id: Text | null;
  readonly title: Ready;
  readonly issue: Ready | null;
  /** In the author’s words. */
  readonly severity: Text | null;
  /** Whether that is a word of ours, since the author’s is that of a heading. */
  readonly severityIsOurs: boolean;
  /** The most urgent kind of its changes, in words. */
  readonly what: string;
  /** Where it stood, for a finding of the earlier snapshot. */
  readonly before: Standing | null;
  /** Where it stands, for a finding of the later snapshot. */
  readonly after: Standing | null;
  /** Where it stands; `from` is null where that did not change. */
  readonly from: Standing | null;
  readonly to: Standing;
  /** The author's words, for a finding of one snapshot only. */
  readonly words: Ready | null;
  readonly changes: readonly ChangeView[];
  readonly links: readonly { readonly href: string; readonly label: Text }[];
  /** What paired it, where that is not what paired most. */
  readonly match: string | null;
  readonly candidates: readonly Text[];
}

export interface Standing {
  readonly kind: StatusKind;
  readonly status: string;
}

/** One difference, before → after. */
export interface ChangeView {
  readonly field: Text;
  /** Whether that is a word of ours, not the name of a column of the author’s alone. */
  readonly fieldIsOurs: boolean;
  readonly before: Ready | null;
  readonly after: Ready | null;
}
