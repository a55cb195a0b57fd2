import type { Day, Digest, LanguageTag, Ordinal, RepositoryName, WebAddress } from '../../domain/model.ts';
import { isDay } from '../../text/day.ts';
import type { JsonValue } from './json-value.ts';

/** The largest line, column or number of an issue: other programs read 32 bits. */
const largestOrdinal = 2 ** 31 - 1;

/** Reads a line, a column or the number of an issue. */
export function loadOrdinal(value: JsonValue): Ordinal {
  return value.count(1, largestOrdinal);
}

/** Reads a day. */
export function loadDay(value: JsonValue): Day {
  const day = value.matching(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
  return isDay(day) ? day : value.fail('a day of the calendar');
}

/** Reads the digest of a source. */
export function loadDigest(value: JsonValue): Digest {
  return value.matching(/^sha256:[0-9a-f]{64}$/, 'sha256: and 64 digits in hex');
}

/** Reads an address of the web. */
export function loadWebAddress(value: JsonValue): WebAddress {
  return value.matching(/^https?:\/\/[^\s/?#]\S*$/i, 'an address that begins with http:// or https://');
}

/** Reads the tag of a language. */
export function loadLanguage(value: JsonValue): LanguageTag {
  return value.matching(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'the tag of a language');
}

/** Reads the name of a repository. */
export function loadRepositoryName(value: JsonValue): RepositoryName {
  return value.matching(/^[\w.-]+\/[\w.-]+$/, 'owner/name of a repository');
}

/** Reads a text that is not empty. */
export function loadName(value: JsonValue): string {
  return value.matching(/[^]/, 'a text that is not empty');
}
