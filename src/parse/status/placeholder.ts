/** Words that stand for an answer that is still to be given, as a whole cell. */
const blanks = new Set([
  'n/a',
  'na',
  'n.a',
  'tbd',
  'tba',
  'tbc',
  'none',
  'nil',
  'null',
  'to be determined',
  'to be decided',
  'status',
  'select',
  'choose',
  'pending input',
]);

/** Longest text of a placeholder, in characters: a list of six statuses of four words each. */
export const longestPlaceholder = 160;

/** Whether a text holds the place of a status and says none: `N/A`, `TBD`, `…`, `[status]`, `Open / In Progress / Resolved`. */
export function isPlaceholder(text: string, isStatus: (text: string) => 'settled' | 'unsettled' | null): boolean {
  if (text.length > longestPlaceholder) return false;
  const bare = text.normalize('NFKC').trim();
  const words = trimmed(bare).toLowerCase();
  if (words === '' ? !/[\p{Extended_Pictographic}\u2190-\u21ff\u2500-\u27bf]/u.test(bare) : blanks.has(words))
    return true;
  const options = optionsOf(bare);
  const kinds = options.map(isStatus);
  if (options.length >= 2 && kinds.every((kind) => kind !== null)) return options.length > 2 || kinds[0] !== kinds[1];
  return (
    /^(?:\[[^[\]#\d]*\p{L}[^[\]#\d]*\]|<[^<>#\d]*\p{L}[^<>#\d]*>|\{\{?[^{}]*\}\}?)$/u.test(bare) &&
    isStatus(bare.slice(1, -1)) === null
  );
}

/** A text without the brackets, dashes and points around it. */
function trimmed(text: string): string {
  return text.replace(/^[([{<"'\s_–—-]+/, '').replace(/[)\]}>"'\s.…:_–—?-]+$/, '');
}

/** The alternatives of `Open / Closed`, `Open | Closed` and `Open or Closed`; one where it offers none. */
function optionsOf(text: string): string[] {
  return text
    .replace(/^[[({<]\s*|\s*[\])}>]$/g, '')
    .split(/\s*[/|]\s*|\s+or\s+/i)
    .map((option) => option.trim())
    .filter((option) => option !== '');
}
