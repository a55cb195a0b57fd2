import type { CellToken } from './cell-tokens.ts';
import type { Rest } from './rest.ts';

import { movedOff, warningWords, type Doubt } from './warning-words.ts';

/** Whether a number or a word says that only a part was done: `7/8`, `7 of 8`, `50 %`, `most of`, `step 1`. */
export function countWarning(rest: Rest, at: number): Doubt | null {
  const token = rest.words[at];
  if (token === undefined) return null;
  if (token.kind === 'fraction') return isBelowOne(token.text) ? 'part' : null;
  if (token.kind === 'percent') return isShare(rest, at, token.text) ? 'part' : null;
  return isCountOf(rest, at) || isPartWord(rest, at, token.text) ? 'part' : null;
}

function isBelowOne(text: string): boolean {
  const [some = 0, all = 0] = text.split('/').map(Number);
  return some < all;
}

/** A share of the fix, not of what the fix changes: `lowers load by 50%`. */
function isShare({ words, used }: Rest, at: number, text: string): boolean {
  return (
    Number.parseFloat(text) < 100 &&
    (used.has(at - 1) ||
      words[at + 1]?.text === 'of' ||
      !/^(?:by|to|from|under|over|below|above|than)$/.test(words[at - 1]?.text ?? ''))
  );
}

/** `7 of 8`, `two out of three`; `8 of 8` is all. */
function isCountOf({ words }: Rest, at: number): boolean {
  const some = countOf(words[at]?.text ?? '');
  const rest = words.slice(at + 1, at + 5).map(({ text }) => text);
  const of = rest[0] === 'out' ? 1 : 0;
  if (some === null || rest[of] !== 'of') return false;
  const all = countOf((rest[of + 1] === 'the' ? rest[of + 2] : rest[of + 1]) ?? '');
  return all === null || some < all;
}

function countOf(text: string): number | null {
  const place = counts.indexOf(text);
  return place >= 0 ? place : /^\d{1,6}$/.test(text) ? Number(text) : null;
}

const counts = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function isPartWord({ words, says, phraseEnd }: Rest, at: number, text: string): boolean {
  const [last, next] = [words[at - 1]?.text ?? '', words[at + 1]?.text ?? ''];
  if (/^(?:step|phase|stage|round)$/.test(text))
    return words[at + 1]?.kind === 'number' || /^(?:one|two|three)$/.test(next);
  if (text === 'first')
    return (last === 'the' && nothingOrVerb.test(next)) || /^(?:step|part|half|phase|stage|pass)$/.test(next);
  if (text === 'now') return last === 'for';
  if (text === 'moment' || text === 'being') return text === 'moment' || last === 'time';
  if (text === 'time') return last === 'this' && words[at - 2]?.text === 'at';
  if (text === 'follow' || text === 'come') return last === 'to';
  if (text === 'there') return phraseEnd > 0 && at === phraseEnd;
  if (movedOff.has(text)) return /^(?:to|in|into|over)$/.test(next) && isElsewhere(words[at + 2]);
  if (text === 'kind' || text === 'sort') return next === 'of';
  if (text === 'good') return last === 'as' && next === 'as';
  if (text === 'just') return /^(?:in|on|for|at)$/.test(next);
  if (text === 'where')
    return /^(?:feasible|possible|practical|practicable|needed|necessary|applicable|reasonable)$/.test(next);
  if (/^(?:this|current)$/.test(text))
    return says === 'refused' && /^(?:version|release|iteration|sprint|cycle|milestone|phase)$/.test(next);
  if (text === 'which' || text === 'them') return last === 'of';
  if (warningWords.get(text) !== 'part') return false;
  if (text === 'rest') return (last === 'the' && words.length > 2) || (at === 0 && words.length > 1);
  if (text === 'bit' || text === 'quarter') return last === 'a';
  if (text === 'third') return next !== 'party';
  return !(text === 'part' && (last === 'as' || (last === 'a' && words[at - 2]?.text === 'as')));
}

function isElsewhere(token: CellToken | undefined): boolean {
  if (token === undefined) return false;
  return token.kind === 'reference' || token.kind === 'version' || /^(?:backlog|another|new|next)$/.test(token.text);
}

const nothingOrVerb = /^(?:|is|was|has|of|step|part|half|phase|stage|one)$/;
