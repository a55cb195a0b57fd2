import type { Rating } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { RawTable } from '../document.ts';
import type { LevelReader } from './rating.ts';

/** The severity that the innermost telling heading above a table gives to all its rows. */
export function sectionSeverity(table: Pick<RawTable, 'section'>, level: LevelReader): Rating | null {
  for (const heading of table.section.toReversed()) {
    const { markdown, text, position } = heading;
    const found = level(text);
    const rest = plainWords(text).replace(severityWords, '').replace(/\d+/g, '').trim();
    if (found !== null && rest.split(/\s+/).length <= 2 && level(rest) === found)
      return { level: found, verbatim: { markdown, text, position } };
  }
  return null;
}

/** Words of a heading that say nothing but that a severity is meant. */
const severityWords =
  /\b(?:severity|severities|risk|risks|findings?|issues?|vulnerabilit(?:y|ies)|priority|impact|level|bugs?|items?|rated|all|the)\b/g;
