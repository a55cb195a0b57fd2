import type { Verbatim } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { RawTable } from '../document.ts';
import type { StatusReader, StatusReading } from '../status/reading.ts';

/** The status that the innermost telling heading gives to all rows of a table that has no status column. */
export function sectionStatus(
  { section }: Pick<RawTable, 'section'>,
  read: StatusReader,
): (StatusReading & { readonly verbatim: Verbatim }) | null {
  for (const heading of section.toReversed()) {
    const kind = statusOfHeading(heading.text, read);
    if (kind !== null) return { kind, because: `the heading “${heading.text}”`, unsure: null, verbatim: heading };
  }
  return null;
}

/** The status that a heading names and nothing else: `Closed findings`, `Issues fixed (11/15)`; null for any other. */
export function statusOfHeading(text: string, read: StatusReader): StatusReading['kind'] | null {
  const rest = plainWords(text.replace(/[([][^()[\]]*[)\]]/g, ' '))
    .replace(others, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return statuses.test(rest) ? read(rest).kind : null;
}

/** Words of a heading that say nothing but that findings are meant, or how many. */
const others =
  /\b(?:findings?|issues?|vulnerabilit(?:y|ies)|weakness(?:es)?|defects?|flaws?|bugs?|items?|poa m|poams?|risks?|all|the|these|of|are|is|were|have|been|has|critical|high|medium|low|informational|severity|currently|already|now|still|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/g;
const statuses =
  /^(?:open|outstanding|unresolved|unfixed|pending|deferred|closed|fixed|resolved|remediated|mitigated|addressed|accepted|acknowledged|in progress|partially fixed|partially resolved|wont fix|false positives?|duplicates?|not applicable|withdrawn)$/;
