import type { Level, StatusKind } from '../../domain/model.ts';
import type { Ready } from '../format.ts';

/** Words, ready for their format or to be escaped by the template. */
export type Text = Ready | string;

/** What the tracker answered about one address. */
export interface TrackerRow {
  /** Such as `owner/repository#12`. */
  readonly label: Text;
  readonly href: string | null;
  /** Such as `closed as completed on 2031-05-03`. */
  readonly words: string;
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
  readonly issue: Ready | null;
  /** In the author’s words. */
  readonly severity: Text | null;
  /** Whether that is a word of ours, since the author’s is that of a heading. */
  readonly severityIsOurs: boolean;
  readonly severityLevel: Level | 'unrated';
  /** Our reading. */
  readonly kind: StatusKind;
  /** The same in words. */
  readonly status: string;
  readonly settled: boolean;
  /** For filters. */
  readonly settledWord: 'settled' | 'unsettled';
  /** The status in the author’s words. */
  readonly words: Ready | null;
  /** Why a configuration overruled the reading. */
  readonly overruled: Text | null;
  /** What the tracker answered about what the row names; empty without evidence. */
  readonly tracker: readonly TrackerRow[];
  /** In print, where nothing else stands below the row: where the text about it is, which then follows the title. */
  readonly described: Ready | null;
  /** Owner and due date, then every other column. */
  readonly extra: readonly ExtraCell[];
  /** Headings of the lists of outcomes that name it. */
  readonly seeAlso: readonly { readonly anchor: string; readonly section: Text }[];
  /** In print: whether the words stand below the row, over its whole width, since they are long. */
  readonly longWords: boolean;
  /** In print: whether anything stands below the row; other columns and the tracker’s answers always do. */
  readonly wide: boolean;
  /** Whether it may be divided between pages, since it takes more than a third of one. */
  readonly tall: boolean;
  /** Of the source. */
  readonly line: number;
}

/** A cell of a column without a role. */
export interface ExtraCell {
  readonly column: Text;
  /** Whether its name is a word of ours, not the author’s. */
  readonly columnIsOurs: boolean;
  readonly value: Ready;
  /** Whether the same is true of what it holds. */
  readonly valueIsOurs: boolean;
  /** Whether it needs lines of its own. */
  readonly long: boolean;
}

/** One row of remaining work. */
export interface WorkRow {
  readonly title: Ready;
  readonly issue: Ready | null;
  /** The finding it is about. */
  readonly finding: { readonly anchor: string; readonly name: Text } | null;
  /** How that finding is settled, in words, where the row still lists work for it. */
  readonly settledAs: string | null;
  /** In the author’s words, as are the two below. */
  readonly benefit: Text | null;
  readonly time: Text | null;
  readonly complexity: Text | null;
  /** Who is to act. */
  readonly owner: Ready | null;
  /** Until when. */
  readonly due: Ready | null;
  /** Whether that day had passed when the post was written. */
  readonly overdue: boolean;
  /** Owner and due date, then every other column. */
  readonly extra: readonly ExtraCell[];
}

/** Which estimates a table has. */
export interface EstimateColumns {
  readonly benefit: boolean;
  readonly time: boolean;
  readonly complexity: boolean;
}

/** The same of remaining work, with its other columns. */
export interface WorkColumns extends EstimateColumns {
  readonly finding: boolean;
  readonly issue: boolean;
  readonly owner: boolean;
  readonly due: boolean;
}

/** One thing to do first. */
export interface NextStep {
  /** Its title; null where that says no more than the id. */
  readonly name: Ready | null;
  readonly id: Text | null;
  /** Of the finding. */
  readonly anchor: string | null;
  /** The issue. */
  readonly href: string | null;
  readonly label: Text | null;
  readonly severity: Text | null;
  /** Whether that is a word of ours, since the author’s is that of a heading. */
  readonly severityIsOurs: boolean;
  readonly benefit: Text | null;
  readonly time: Text | null;
  readonly complexity: Text | null;
  readonly status: string | null;
  /** Who is to act. */
  readonly owner: Ready | null;
  /** Until when. */
  readonly due: Ready | null;
  /** Whether that day had passed when the post was written. */
  readonly overdue: boolean;
  /** Owner and due date, with their names. */
  readonly extra: readonly ExtraCell[];
}

/** Widths as classes of the style sheet, such as `ch-8`. */
export interface ColumnWidths {
  readonly id: string;
  readonly issue: string;
  readonly severity: string;
  readonly status: string;
}

/** The same for remaining work. */
export interface WorkWidths {
  readonly id: string;
  readonly issue: string;
  readonly severity: string;
  readonly benefit: string;
  readonly time: string;
  readonly complexity: string;
}

/** Remaining work in three columns by effort and three rows by benefit. */
export interface WorkMatrix {
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly cells: readonly {
      readonly items: readonly MatrixItem[];
      /** How many are not named. */
      readonly more: number;
      /** Whether it is what is best done first. */
      readonly first: boolean;
    }[];
  }[];
  /** How many rows have no place in it. */
  readonly unplaced: number;
  /** How many are not in it because they are done, or their findings settled. */
  readonly leftOut: number;
}

/** One row of remaining work, by name. */
export interface MatrixItem {
  /** Of the finding it is about. */
  readonly anchor: string | null;
  readonly name: Text;
  /** Where that finding stands. */
  readonly kind: StatusKind | null;
  /** In words, where it is high or above. */
  readonly severity: string | null;
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
