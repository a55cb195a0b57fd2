import type { Rating, Verbatim } from '../../domain/model.ts';
import { plainWords } from '../../text/words.ts';
import type { LevelReader } from '../records/rating.ts';

/**
 * Whether a text is made of levels and words such as “severity”, “risk” or “findings” alone: `High Risk`,
 * `CRITICAL Severity (11)`, `Low and Informational`, `Gas Optimizations`.
 */
export function isSeverityHeading(text: string, level: LevelReader): boolean {
  const words = wordsOfHeading(text);
  if (words.length === 0 || words.length > 6) return false;
  if (/^(?:gas|non critical|qa)(?: optimi[sz]ations?)?$/.test(words.join(' '))) return true;
  if (words.some((word) => vague.test(word)) && !fillersIn(text)) return false;
  return words.every((word) => word === 'non' || word === 'very' || level(word) !== null);
}

/** The rating that a severity heading gives to what stands under it; null for one of several levels or none. */
export function severityOf(heading: Verbatim, level: LevelReader): Rating | null {
  if (!isSeverityHeading(heading.text, level)) return null;
  if (/\bnon[\s-]/i.test(heading.text))
    return level('informational') === null ? null : { level: 'informational', verbatim: heading };
  const found = level(wordsOfHeading(heading.text).join(' '));
  return found === null ? null : { level: found, verbatim: heading };
}

/** Whether a text is one level and nothing else: `HIGH`, `Severity: High`, `High Risk`. */
export function isLevel(text: string, level: LevelReader): boolean {
  return isSeverityHeading(text, level) && level(wordsOfHeading(text).join(' ')) !== null && !/\d/.test(text);
}

/** The words that say which level, without numbers and fillers. */
function wordsOfHeading(text: string): readonly string[] {
  return plainWords(text.slice(0, 200))
    .split(' ')
    .filter((word) => word !== '' && !/^[#\d]+$/.test(word) && !fillers.test(word));
}

/** Words that are a level of severity only beside one that says so: `Information` is a heading of anything. */
const vague =
  /^(?:info|information|notes?|notice|advisory|important|minimal|trivial|negligible|none|easy|small|large|hard|difficult|major|minor|middle|med|no)$/;

function fillersIn(text: string): boolean {
  return plainWords(text.slice(0, 200))
    .split(' ')
    .some((word) => /^(?:severit|risk|finding|issue|vulnerabilit|bug)/.test(word));
}

const fillers =
  /^(?:severity|severities|risks?|findings?|issues?|vulnerabilit(?:y|ies)|problems?|levels?|bugs?|and|or|the|rated|total)$/;
