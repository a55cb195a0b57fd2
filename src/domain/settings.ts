import type { LanguageTag, StatusKind, TableRole } from './model.ts';
import { builtIn, type FieldRole, type Vocabulary } from './vocabulary.ts';

/** What a configuration file can change in the reading. */
export interface Settings {
  readonly vocabulary: Vocabulary;
  /** `owner/name` that a bare `#123` means. */
  readonly repository: string | null;
  /** The language that posts are written in, where their front matter does not say. */
  readonly sourceLanguage: LanguageTag | null;
  /** The address against which relative links are resolved; null for that of the post. */
  readonly base: string | null;
  /** Tables whose role is settled by hand, by a heading above them or by their columns. */
  readonly tables: readonly TableSetting[];
  /** Labels of the fields under the heading of a finding, besides the built-in ones. */
  readonly fields: { readonly [role in FieldRole]: readonly string[] };
  /** Which places besides tables are read. */
  readonly read: { readonly [place in Place]: boolean };
  /** Readings of single findings, overruled by hand. */
  readonly overrules: readonly OverruleSetting[];
  /** Rules that are not reported. */
  readonly silenced: readonly string[];
  /** The language of reports. */
  readonly language: Language;
  /** How reports look. */
  readonly theme: Theme;
  /** In what order reports list findings. */
  readonly order: FindingOrder;
  /** What the file changes in the reading, one sentence each, for the report. */
  readonly changes: readonly string[];
}

/** Places besides tables where findings can stand. */
export const places = ['headings', 'lists'] as const;

/** A place besides tables. */
export type Place = (typeof places)[number];

/** The languages a report can be written in. */
export const languages = ['en', 'de'] as const;

/** One of them, by its tag. */
export type Language = (typeof languages)[number];

/** The orders in which reports can list findings: as the source does, the least settled first, or the most severe. */
export const findingOrders = ['source', 'status', 'severity'] as const;

/** One of them. */
export type FindingOrder = (typeof findingOrders)[number];

/** The sizes of paper a PDF can be made for. */
export const papers = ['A4', 'Letter'] as const;

/** One of them. */
export type Paper = (typeof papers)[number];

/** The look of reports; null leaves what the style sheet says. */
export interface Theme {
  /** Colours as `#rrggbb`, readable on white. */
  readonly accent: string | null;
  readonly link: string | null;
  /** The name of a font of the reader’s machine. */
  readonly font: string | null;
  readonly paper: Paper | null;
}

/** A table whose role is settled by hand. */
export interface TableSetting {
  /** Words of a heading above the table. */
  readonly heading: string | null;
  /** Column names, all of which the table must have. */
  readonly columns: readonly string[] | null;
  readonly role: TableRole;
}

/** The reading of one finding, overruled by hand. */
export interface OverruleSetting {
  /** The finding's id, issue (`owner/name#123`) or identity key. */
  readonly finding: string;
  readonly status: StatusKind;
  readonly reason: string;
}

/**
 * Two names that mean one finding, given by hand.
 * A name is an id, an issue (`owner/repo#12`, with or without its host), an advisory, a title or an identity key.
 * It holds in both directions, so one file serves any two snapshots.
 */
export interface Alias {
  readonly before: string;
  readonly after: string;
}

/** The settings without a configuration file. */
export const defaultSettings: Settings = {
  vocabulary: builtIn,
  repository: null,
  sourceLanguage: null,
  base: null,
  tables: [],
  fields: { severity: [], status: [] },
  read: { headings: true, lists: true },
  overrules: [],
  silenced: [],
  language: 'en',
  order: 'source',
  theme: { accent: null, link: null, font: null, paper: null },
  changes: [],
};
