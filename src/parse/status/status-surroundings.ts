import type { StatusKind } from '../../domain/model.ts';
import { affirmations, conditions, past, refusals, reservations, turns } from '../../domain/vocabulary.ts';
import type { Token } from '../../text/words.ts';

// What stands around a phrase of status and takes it back, puts it in doubt or limits it.

/** The words of a clause from a place on, in one direction; what is in brackets there is passed over. */
function clauseFrom(tokens: readonly Token[], from: number, step: 1 | -1): readonly Token[] {
  const words: Token[] = [];
  const depth = tokens[from - step]?.depth ?? 0;
  for (let at = from; at >= 0 && at < tokens.length; at += step) {
    const token = tokens[at];
    if (token === undefined || token.depth < depth) break;
    if (token.depth > depth) continue;
    if (endsClause(tokens, at)) break;
    words.push(token);
  }
  return words;
}

/** Any sign that parts clauses, but for the point within `v1.2`. */
function endsClause(tokens: readonly Token[], at: number): boolean {
  const [before, sign, after] = [-1, 0, 1].map((offset) => tokens[at + offset]);
  if (sign === undefined || sign.kind === 'word' || sign.kind === 'mark') return false;
  return sign.text !== '.' || !/\d$/.test(before?.text ?? '') || !/^\d/.test(after?.text ?? '');
}

/** The mark of a question that nobody says yes to: `fixed?`, `is this fixed in v1.2?`, `fixed (?)`. */
export function questionAfter(tokens: readonly Token[], end: number): string | null {
  const depth = tokens[end - 1]?.depth ?? 0;
  const rest = tokens.slice(end);
  const clauseEnd = rest.find((token, at) => token.depth <= depth && endsClause(rest, at));
  const mark = [clauseEnd, rest.find(({ kind }) => kind !== 'stop')].find((token) => token?.kind === 'question');
  if (mark === undefined) return null;
  const answer = rest.slice(rest.indexOf(mark)).find(({ kind }) => kind === 'word' || kind === 'mark');
  return answer !== undefined && affirmations.has(answer.text) ? null : mark.text;
}

/** What a fix depends on: `fixed once #44 lands`. */
export function conditionAfter(tokens: readonly Token[], end: number, kind: StatusKind): string | null {
  if (kind === 'accepted' || kind === 'not-applicable') return null;
  const clause = clauseFrom(tokens, end, 1);
  const at = clause.findIndex(({ text }) => conditions.has(text));
  return at < 0 || clause.slice(at).some(({ text }) => past.has(text)) ? null : (clause[at]?.text ?? null);
}

/** What says that a fix goes so far and no farther: `fixed on Linux only`, `50% fixed`. */
export function limitAround(tokens: readonly Token[], at: number, end: number): string | null {
  const clause = [...clauseFrom(tokens, at - 1, -1).toReversed(), ...clauseFrom(tokens, end, 1)];
  const percent = clause.findIndex(({ text }) => text === '%');
  const share = clause[percent - 1]?.text ?? '';
  if (percent > 0 && /^\d{1,2}$/.test(share)) return `${share}%`;
  return clause.some(({ text }) => text === 'only') ? 'only' : null;
}

/** How many words before a phrase can negate it: `has not yet been completely fixed`. */
const reach = { negation: 8, reservation: 5 };

/** A word before a phrase, in its clause, that negates it; what stands in brackets between the two is passed over. */
export function negationBefore(tokens: readonly Token[], at: number, negations: ReadonlySet<string>): string | null {
  const depth = tokens[at]?.depth ?? 0;
  let words = 0;
  for (let back = at - 1; back >= 0 && words < reach.negation; back -= 1) {
    const token = tokens[back];
    if (token === undefined || token.depth < depth) return null;
    if (token.depth > depth) continue;
    if (token.kind === 'mark') continue;
    if (token.kind !== 'word') return token.text === ',' ? interruptedBy(tokens, back, negations) : null;
    words += 1;
    if (turns.has(token.text)) return excluding.test(tokens[back - 1]?.text ?? '') ? token.text : null;
    if (negations.has(token.text) || isNought(tokens, back)) return token.text;
    if (words <= reach.reservation && reservations.has(token.text)) return token.text;
  }
  return null;
}

/** Words that make `but` an exception: `anything but fixed`. */
const excluding = /^(?:anything|everything|nothing|all)$/;

/** A negation with an insertion between commas after it: `not, as of May, fixed`. */
function interruptedBy(tokens: readonly Token[], comma: number, negations: ReadonlySet<string>): string | null {
  const open = tokens.slice(Math.max(0, comma - reach.negation), comma).findLastIndex(({ text }) => text === ',');
  const before = open < 0 ? undefined : tokens[Math.max(0, comma - reach.negation) + open - 1];
  return before !== undefined && negations.has(before.text) ? before.text : null;
}

/** The count of `0 of 3 fixed`, not the end of `v1.0`. */
function isNought(tokens: readonly Token[], at: number): boolean {
  const decimal = tokens[at - 1]?.text === '.' && /\d/.test(tokens[at - 2]?.text ?? '');
  return tokens[at]?.text === '0' && (!decimal || tokens[at + 1]?.text === 'of');
}

/** An answer after a phrase that takes it back: `fixed? no`, `fixed: not yet`, `fixed ❌`, `fixed (no)`. */
export function refusalAfter(tokens: readonly Token[], end: number): string | null {
  let at = end;
  while (tokens[at] !== undefined && tokens[at]?.kind !== 'word' && tokens[at]?.kind !== 'mark') at += 1;
  const answer = tokens[at];
  if (answer === undefined || !refusals.has(answer.text)) return null;
  const asked = tokens.slice(end, at).some(({ kind, text }) => kind === 'question' || text === ':');
  const next = tokens[at + 1];
  return answer.kind === 'mark' || asked || (at > end && next?.kind !== 'word') ? answer.text : null;
}
