import { isSettled } from '../../domain/vocabulary.ts';
import { plainText } from '../../markdown/markdown.ts';
import { plainWords } from '../../text/words.ts';
import { markCode, type Readers, type Row } from '../records/read-row.ts';
import { referencesIn } from '../records/references.ts';
import type { StatusReader } from '../status/reading.ts';
import type { SourceCell } from '../tables/table-rows.ts';

/** A status as a record keeps it: its kind, the author's words, and what they point at. */
export type ToldStatus = Row['status'];

/** What a finding has of which nothing is said. */
export const untold: ToldStatus = { kind: 'unreported', because: '', unsure: null, verbatim: null, references: [] };

/** Reads the status in a passage, as in a cell of a table. */
export function readTold({ nodes, markdown, position }: SourceCell, readers: Readers): ToldStatus {
  const verbatim = { markdown, text: plainText(nodes), position };
  const references = referencesIn(nodes, readers.bareIssue);
  const standing = nodes.filter(({ type }) => type !== 'delete');
  // Crossed out, and nothing in its place: who can tell what holds then?
  if (plainText(standing) === '' && verbatim.text !== '')
    return { kind: 'unrecognized', because: '', unsure: null, verbatim, references };
  return { ...readers.status(plainText(markCode(standing))), verbatim, references };
}

/** Whether two statuses say different things of one finding: once settled and once not, or fixed and not to be fixed. */
export function disagree(one: ToldStatus, other: ToldStatus): boolean {
  if (!isTold(one) || !isTold(other) || firstWord(one) === firstWord(other)) return false;
  return one.kind !== other.kind && !(isWeak(one) && isSettled(other.kind)) && !(isWeak(other) && isSettled(one.kind));
}

function firstWord({ verbatim }: ToldStatus): string {
  return plainWords(verbatim?.text.slice(0, 100) ?? '').split(' ')[0] ?? '';
}

/** Whether a status says anything that is understood. */
export function isTold({ kind }: Pick<ToldStatus, 'kind'>): boolean {
  return kind !== 'unreported' && kind !== 'unrecognized';
}

/** Closed says settled, and not how. */
function isWeak({ kind }: ToldStatus): boolean {
  return kind === 'closed';
}

/**
 * Whether a text begins with words of status, and not with a title in which such words occur: after them it ends, or goes
 * on with a mark, a number or a word such as “in”, “by” or “see”. `Fixed in #12`, not `Fixed point math`.
 */
export function beginsWithStatus(text: string, status: StatusReader): boolean {
  const words = text.slice(0, 200).replace(introduction, '').split(/\s+/).filter(Boolean);
  if (toDo.test(words.join(' ')) || ofAnother.test(words.join(' '))) return true;
  return [1, 2, 3, 4, 5].some((count) => {
    const head = words.slice(0, count);
    if (head.length < count || !endsPhrase(head.at(-1) ?? '', words[count])) return false;
    return isPhrase(head, status);
  });
}

/** Whether words are one phrase of status from the first to the last: `won’t fix`, not `removed item`. */
function isPhrase(words: readonly string[], status: StatusReader): boolean {
  const kindOf = (some: readonly string[]): ToldStatus['kind'] => status(some.join(' ')).kind;
  const kind = kindOf(words);
  if (!isTold({ kind }) || compound.test(words[0] ?? '')) return false;
  if (words.length === 1) return true;
  const endsInIt = kindOf(words.slice(0, -1)) !== kind || isTold({ kind: kindOf(words.slice(-1)) });
  return endsInIt && kindOf(words.slice(1)) !== kind;
}

/** Words that say what is still to be done, though they do not begin with a status. */
const toDo =
  /^(?:(?:to|will|should|must|needs?) (?:to )?be\b|not yet\b|(?:fix|patch|pr|mitigation|review|merge|release|tests?)(?: is| still)? (?:pending|needed|required|in progress|open|wip|awaited|planned|failed|reverted)\b)/i;

/** A duplicate with a name of what it repeats: `duplicate of H-01`, not `Duplicate of every entry is kept`. */
const ofAnother =
  /^(?:an? )?(?:duplicated?|dup|dupe|superseded)(?: (?:of|by|with))?:? (?:the )?(?:(?:finding|issue|pr) )?(?:\[?[a-z]{0,12}(?:[-_.][a-z\d]{1,12}){0,4}[-_.#]?\d{1,9}\]?|[\w./-]{1,100}#\d{1,9}|https?:\/\/\S{1,400})(?=$|[\s,;.)])/i;

/** A word that describes, such as `fixed-size`. */
const compound = /^(?:fixed|closed|open|done|resolved|new|active|removed|released)-\p{L}/iu;

const introduction =
  /^[^\p{L}\p{N}]*(?:(?:status|state|it|this|has|have|been|was|is|are|already|now|fully|completely|successfully)\b[\s:]*){0,4}/iu;

function endsPhrase(word: string, next: string | undefined): boolean {
  return next === undefined || /[^\p{L}\p{N}]$/u.test(word) || !/^\p{L}/u.test(next) || continuations.test(next);
}

const continuations =
  /^(?:in|by|via|with|at|on|as|since|for|per|pending|until|see|pr|prs|commit|commits|version|and|but|upstream|yet|again|anymore|only|now|here|completely|fully|v\d.*)\b/i;
