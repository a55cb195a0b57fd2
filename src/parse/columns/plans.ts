import { readDay, tellsTime } from '../../text/written-day.ts';
import { plainWords } from '../../text/words.ts';
import { isWrittenDay } from './status-columns.ts';

// Columns and fields that say who is to act, and when. Other columns have such names as well: `Target` is as often the
// contract that was audited, so what the cells hold decides.

/** Whether the cells of a column name people or teams: half of those that say anything. */
export function nameOwners(cells: readonly string[]): boolean {
  const told = cells.filter(hasLetterOrDigit);
  return told.filter(namesOwner).length * 2 >= told.length;
}

/** Whether a column with this name, in plain words, says until when: by its name, or by half of the cells that say anything. */
export function tellDueDates(name: string, cells: readonly string[]): boolean {
  const told = cells.filter(hasLetterOrDigit);
  if (namesDay(name)) return told.every((text) => text.length <= longest);
  return told.length > 0 && told.filter(tellsTime).length * 2 >= told.length;
}

/** Whether a name, in plain words, means a day and nothing else: `due date`, not `target`. */
export function namesDay(name: string): boolean {
  return /\b(?:due|date|deadline)\b/.test(name);
}

/** Whether a text can be the name of a person or a team, or several; not an answer, a day, or a sentence. */
export function namesOwner(text: string): boolean {
  return (
    text.length <= longest &&
    /\p{L}/u.test(text) &&
    !answers.test(plainWords(text)) &&
    !isWrittenDay(text) &&
    !readDay(text)
  );
}

/** Whether a text is empty or only dashes; a question mark or a picture does say something. */
export function saysNothing(text: string): boolean {
  return /^[\s\p{Pd}]*$/u.test(text);
}

/** In characters: three names with their addresses. Longer texts are sentences. */
const longest = 120;

/** Whether a text has words: what is a name or a time can be told of these alone. */
function hasLetterOrDigit(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** What answers a question with yes or no, such as whether only the owner of a contract may do something. */
const answers = /^(?:yes|no|y|n|true|false|x)$/;
