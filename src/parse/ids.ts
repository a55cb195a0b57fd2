/** An id alone: `7`, `C-01`, `[M-2]`, `PII-003`, `NOT23.1`. */
export const idPattern = /^\[?(?:[\p{L}\d]{1,20}[-_.#])*\p{L}{0,12}\d+\p{L}?\]?$/u;

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
