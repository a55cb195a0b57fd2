/** An id alone: `7`, `C-01`, `[M-2]`, `PII-003`, `NOT23.1`. */
const idPattern = /^\[?(?:[\p{L}\d]{1,20}[-_.#])*\p{L}{0,12}\d+\p{L}?\]?$/u;

/** Whether a text is an id, or several: `M-06, M-07`, `CVE-2030-1 / CVE-2030-2`. */
export function isId(text: string): boolean {
  return text.length < 200 && text.split(/\s*(?:[,/&+]|\band\b)\s*/).every((one) => idPattern.test(one));
}

/** Whether the cells of a column are ids, each of its own. */
export function areIds(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return filled.length > 0 && filled.every(isId) && new Set(filled).size === filled.length;
}

/** Whether the cells of a column name issues and nothing else: `#12`, `owner/name#12`. */
export function areIssues(cells: readonly string[]): boolean {
  const filled = cells.filter((text) => text !== '');
  return (
    filled.length > 0 && filled.every((text) => /^(?:[\w.-]+(?:\/[\w.-]+)?)?#\d+(?:,\s*[\w./-]*#\d+)*$/.test(text))
  );
}

/** The id at the head of a title: `C-01: …`, `[M-2] …`, `3. …`; without a mark behind only where `sure`. */
export function idInTitle(title: string, sure: boolean): string | null {
  if (isId(title)) return title.replace(/^\[([^[\]]*)\]$/, '$1');
  const [, marked] = /^\[?((?:\p{L}[\p{L}\d]*[-_.])*\d+(?:\.\d+)*)\]?\s*(?:[:.)]\s|[-–—]\s|$)/u.exec(title) ?? [];
  const [, bracketed] = /^\[((?:\p{L}[\p{L}\d]*[-_.])*\p{L}{0,8}\d+)\]\s/u.exec(title) ?? [];
  return marked ?? bracketed ?? (sure ? (idsFirst.exec(title)?.[1] ?? null) : null);
}

/** Whether the titles of a table begin with ids, all of them: one alone may be a name, such as `SHA-1`. */
export function beginWithIds(titles: readonly string[]): boolean {
  const filled = titles.filter((title) => title !== '');
  return filled.length > 1 && filled.every((title) => idsFirst.test(title));
}

const idsFirst = /^((?:\p{Lu}[\p{L}\d]*[-_.])*(?:\p{Lu}{1,4}|(?<=[-_.]))\d+)[\s:]/u;
