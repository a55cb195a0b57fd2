/**
 * How many there are.
 *
 * @asType integer
 * @minimum 0
 */
export type Count = number;

/**
 * A place in a list of the report, from 0.
 *
 * @asType integer
 * @minimum 0
 */
export type Index = number;

/**
 * A line or column, from 1, no larger than other programs read (32 bits).
 *
 * @asType integer
 * @minimum 1
 * @maximum 2147483647
 */
export type Ordinal = number;

/**
 * A day of the calendar, `YYYY-MM-DD`.
 *
 * @pattern ^[0-9]{4}-[0-9]{2}-[0-9]{2}$
 * @format date
 */
export type Day = string;

/**
 * `sha256:` and the SHA-256 of the bytes, in hex.
 *
 * @pattern ^sha256:[0-9a-f]{64}$
 */
export type Digest = string;

/**
 * An absolute address of the web.
 *
 * @pattern ^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*$
 */
export type WebAddress = string;

/**
 * The tag of a language (BCP 47): `de`, `pt-BR`.
 *
 * @pattern ^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$
 */
export type LanguageTag = string;

/**
 * `owner/name` of a repository.
 *
 * @pattern ^[\w.-]+/[\w.-]+$
 */
export type RepositoryName = string;
