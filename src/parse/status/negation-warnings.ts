import type { Rest } from './rest.ts';
import { between, stopped, unwanted, type Doubt } from './warning-words.ts';

/** Whether a negation contradicts the phrase that settles; `no errors` and `no longer exploitable` do not. */
export function negationWarning(rest: Rest, at: number): Doubt | null {
  return deniesUnwanted(rest, at) || deniesNow(rest, at) || deniesWithin(rest, at) ? null : 'negation';
}

/** `no errors`, `without any new regressions`, `nothing more to do`. */
function deniesUnwanted({ words }: Rest, at: number): boolean {
  const text = words[at]?.text ?? '';
  if (text === 'nothing') return /^(?:to|more|else|further)$/.test(words[at + 1]?.text ?? '');
  if (!/^(?:no|without|zero|not|never)$/.test(text)) return false;
  let next = at + 1;
  while (between.has(words[next]?.text ?? '') && next < at + 4) next += 1;
  return (
    unwanted.has(words[next]?.text ?? '') &&
    !/^(?:fix|resol|handl|check|solv|address|close)/.test(words[next + 1]?.text ?? '')
  );
}

/** `no longer logged`, `not accepted any more`, `cannot be bypassed`: what could be done before cannot be done now. */
function deniesNow({ words, toldFrom, lastReach, lastAttack }: Rest, at: number): boolean {
  if (lastReach > at) return false;
  const [text, next, last] = [at, at + 1, words.length - 1].map((place) => words[place]?.text ?? '');
  const anyMore = /^(?:more|longer)$/.test(last ?? '') && words.at(-2)?.text === 'any';
  const ending = last === 'anymore' ? 1 : anyMore ? 2 : 0;
  // Something is denied before it: a bare `not any more` takes the phrase back.
  if (ending > 0 && at < words.length - ending - 1) return true;
  if (text === 'no' && next === 'longer')
    return at + 2 < words.length && (at >= toldFrom || stopped.test(words[at + 2]?.text ?? ''));
  return /^(?:cannot|cant|not)$/.test(text ?? '') && lastAttack > at;
}

/** A denial within what was done: `input without a signature is refused`, `non-navigation wrapper removed`. */
function deniesWithin({ words, toldFrom, lastDone }: Rest, at: number): boolean {
  const text = words[at]?.text ?? '';
  if (text === 'zero' && at === words.length - 1) return at >= toldFrom && at > 0;
  if (text === 'non' || text === 'un' || text === 'zero')
    return words[at + 1]?.kind === 'word' && at + 2 < words.length && (text !== 'non' || words[at + 1]?.joined === '-');
  return text === 'without' && at >= toldFrom && lastDone > at + 1;
}
