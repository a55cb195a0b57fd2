/**
 * Reads the tag of a language (BCP 47) as people write it: `de`, `pt-BR`, `de_AT`. Null for what names no language that
 * is known, such as `go` and `rust`.
 */
export function languageTag(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-');
  const [language = '', ...rest] = tag.split('-');
  // Not made before it is needed, since it takes a while.
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  if (!shape.test(tag) || names.of(language.toLowerCase()) === undefined) return null;
  return [language.toLowerCase(), ...rest].join('-');
}

/** Returns whether two tags are of one language, whatever the country. */
export function isSameLanguage(one: string, other: string): boolean {
  return one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase();
}

const shape = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
