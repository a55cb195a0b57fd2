/** A file in a revision, as `<revision>:<path>` names it. */
export interface RevisionName {
  readonly revision: string;
  readonly path: string;
}

/**
 * Splits `<revision>:<path>` at the first colon outside braces: `HEAD^{/hook: typed}` and `main@{2031-08-15 12:00:00}`
 * are revisions. Null for anything else, such as a path that begins with a drive letter.
 */
export function splitRevision(word: string): RevisionName | null {
  const at = colonOutsideBraces(word);
  const [revision, path] = [word.slice(0, at), word.slice(at + 1)];
  if (at < 0 || path === '' || /^[\\/]{2}/.test(path) || /^[a-z]:[\\/]/i.test(word)) return null;
  return { revision, path };
}

function colonOutsideBraces(word: string): number {
  let depth = 0;
  for (let at = 0; at < word.length; at += 1) {
    if (word[at] === '{') depth += 1;
    else if (word[at] === '}') depth = Math.max(0, depth - 1);
    else if (word[at] === ':' && depth === 0) return at;
  }
  return -1;
}

/** Returns a revision as file names and headings have it: of the name of an object its first 12 digits. */
export function shortRevision(revision: string): string {
  return revision.replace(/\b[0-9a-f]{40}(?:[0-9a-f]{24})?\b/g, (name) => name.slice(0, 12));
}
