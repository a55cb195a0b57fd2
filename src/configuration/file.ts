import type { Level, StatusKind, TableRole } from '../domain/model.ts';
import type { FindingOrder, Language, Paper, Place } from '../domain/settings.ts';
import type { ColumnRole, FieldRole } from '../domain/vocabulary.ts';

/** One text, or several. */
export type Texts = string | readonly string[];

/** What `audit-status.config.yaml` may hold; its JSON Schema is made of this. Phrases are plain words, never patterns. */
export interface ConfigurationFile {
  /**
   * `owner/name` of the repository that a bare `#123` means.
   * @pattern ^[\w.-]+/[\w.-]+$
   */
  readonly repository?: string;
  /**
   * The language that posts are written in, where their front matter (`lang`, `language`) does not say: `de`, `pt-BR`.
   * @pattern ^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$
   */
  readonly sourceLanguage?: string;
  /**
   * The address against which relative links are resolved, as `https://example.org/posts/`.
   * @pattern ^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*$
   */
  readonly base?: string;
  /** Further column names, by what the column is for. */
  readonly columns?: { readonly [role in ColumnRole]?: Texts };
  /** Names of status columns that are about the fix alone: a pull request there means fixed, `yes` and `no` answer. */
  readonly fixColumns?: Texts;
  /** Further status phrases, by the kind of status they tell. */
  readonly statuses?: { readonly [kind in StatusKind]?: Texts };
  /** Words that turn a settling phrase after them into its opposite, such as `nicht`. */
  readonly negations?: Texts;
  /** Further words for severities and estimates, by the step of the scale. */
  readonly levels?: { readonly [level in Level]?: Texts };
  /** Shapes of ids, in which `#` stands for digits: `AUD-#`. */
  readonly ids?: Texts;
  /** What a table is, where its columns do not say so. */
  readonly tables?: readonly ConfiguredTable[];
  /** Further labels of fields below the heading of a finding, such as `status: Disposition`. */
  readonly fields?: { readonly [role in FieldRole]?: Texts };
  /** Which places besides tables are read for findings: `headings: false` leaves out what stands under headings. */
  readonly read?: { readonly [place in Place]?: boolean };
  /** Statuses set by hand. */
  readonly overrules?: readonly ConfiguredOverrule[];
  /** Codes of rules that are not reported. */
  readonly silenced?: Texts;
  /** The language of reports: English (`en`) or German (`de`). */
  readonly language?: Language;
  /** In what order reports list findings: as the source does (default), the least settled first, or the most severe. */
  readonly order?: FindingOrder;
  /** How reports look. */
  readonly theme?: ConfiguredTheme;
}

/** A table, known by a heading above it, by its columns, or by both. */
export interface ConfiguredTable {
  /** Words of a heading above the table. */
  readonly heading?: string;
  /** Column names, all of which the table has. */
  readonly columns?: Texts;
  readonly role: TableRole;
}

/** The status of one finding, set by hand. The report shows the reason. */
export interface ConfiguredOverrule {
  /** The finding's id, or its issue as `owner/name#123`. */
  readonly finding: string;
  readonly status: StatusKind;
  readonly reason: string;
}

/** The look of reports. */
export interface ConfiguredTheme {
  /**
   * Color of headings and bars, with a contrast of at least 4.5 to 1 on white.
   * @pattern ^#[0-9a-fA-F]{6}$
   */
  readonly accent?: string;
  /**
   * Color of links, with a contrast of at least 4.5 to 1 on white.
   * @pattern ^#[0-9a-fA-F]{6}$
   */
  readonly link?: string;
  /** The name of a font of the reader's machine. */
  readonly font?: string;
  readonly paper?: Paper;
}
